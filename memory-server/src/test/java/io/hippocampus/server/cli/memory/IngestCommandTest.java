package io.hippocampus.server.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking in files of every format: good ones, broken ones, the same one twice. */
final class IngestCommandTest {

  private static final String GOOD = """
      {"space":"runa","id":"e1","session":"s1","speaker":"Runa","occurredAt":"2026-03-02T07:05:00Z","text":"Aldous Fenn is the harbour master."}

      {"space":"runa","id":"e2","session":"s1","speaker":"Assistant","occurredAt":"2026-03-02T08:06:05+01:00","text":"Noted: Fenn.","kind":"outcome","reward":0.5,"metadata":{"n":1}}
      """;

  private static final String CHATGPT = """
      [{"title":"Bees","conversation_id":"c1","create_time":1772431500.25,"current_node":"n4","mapping":{
        "n0":{"message":null,"parent":null},
        "n1":{"message":{"author":{"role":"system"},"content":{"content_type":"text","parts":["Be kind."]}},"parent":"n0"},
        "n2":{"message":{"author":{"role":"user"},"create_time":1772431501.5,"content":{"content_type":"multimodal_text","parts":[{"asset":"x"},"How do bees sleep?"]}},"parent":"n1"},
        "n3":{"message":{"author":{"role":"assistant"},"create_time":1772431502,"content":{"content_type":"text","parts":["The branch not taken."]}},"parent":"n2"},
        "n4":{"message":{"author":{"role":"assistant"},"create_time":null,"content":{"content_type":"text","parts":["In shifts."]}},"parent":"n2"}}}]
      """;

  private static final String CLAUDE = """
      [{"uuid":"c1","name":"Tides","chat_messages":[
        {"uuid":"m1","sender":"human","created_at":"2026-03-02T07:05:00.123456Z","text":"old field","content":[{"type":"text","text":"When is the tide?"}]},
        {"uuid":"m2","sender":"assistant","created_at":"2026-03-02T07:06:00Z","text":"","content":[
          {"type":"tool_use","name":"tides","input":{"port":"Marrick"}},{"type":"tool_result","content":[{"type":"text","text":"14:20"}]},
          {"type":"text","text":"At twenty past two."}]},
        {"uuid":"m3","sender":"human","created_at":"2026-03-02T07:07:00Z","text":"Thanks!"}]}]
      """;

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  private String file(String content) throws Exception {
    return Files.writeString(folder.resolve("given.json"), content).toString();
  }

  @Test
  void jsonLines_areRecordedOnce_withTheirTimes() throws Exception {
    String file = file(GOOD);

    JsonNode first = shell.data("ingest", file);
    JsonNode again = shell.data("ingest", file);

    assertThat(first.path("recorded").asInt()).isEqualTo(2);
    assertThat(first.at("/preview/first").asText()).isEqualTo("2026-03-02T07:05:00Z");
    assertThat(first.at("/preview/last").asText()).isEqualTo("2026-03-02T07:06:05Z");
    assertThat(first.at("/preview/spaces/runa").asInt()).isEqualTo(2);
    assertThat(first.at("/preview/kinds/outcome").asInt()).isEqualTo(1);
    assertThat(again.path("recorded").asInt()).isZero();
    assertThat(again.at("/preview/known").asInt()).isEqualTo(2);
    assertThat(shell
            .data("recall", "harbour", "--space", "runa", "-k", "1")
            .at("/recalled/0/memory/origin/occurredFrom")
            .asText())
        .isEqualTo("2026-03-02T07:05:00Z");
  }

  @Test
  void space_overridesThatOfTheLines() throws Exception {
    shell.data("ingest", file(GOOD), "--space", "mine");

    assertThat(shell.data("spaces").path("spaces").toString()).isEqualTo("[\"mine\"]");
  }

  @Test
  void dryRun_previews_andMakesNoHome() throws Exception {
    Outcome outcome = shell.run("ingest", "--dry-run", file(GOOD));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("2 experiences in 1 session", "2026-03-02 07:05", "Runa 1");
    assertThat(shell.home()).doesNotExist();
  }

  @Test
  void standardInput_isAFileToo() {
    assertThat(shell.typing(GOOD, "ingest", "-").exitCode()).isZero();
    assertThat(
            shell.data("status", "--space", "runa").at("/spaces/0/experiences").asInt())
        .isEqualTo(2);
  }

  @Test
  void aBadLine_isNamed_andNothingIsRecorded() throws Exception {
    String bad = GOOD + """
            {"speaker":"x","occurredAt":"last Tuesday","text":"bad date"}
            {"speaker":"x","occurredAt":"2026-03-02T07:05:00Z","text":"lone \\ud800 surrogate"}
            {"speaker":"x","occurredAt":"2026-03-02T07:05:00Z","text":"cut off
            {"speaker":"x","occurredAt":"2999-03-02T07:05:00Z","text":"far future"}
            {"speaker":"x","occurredAt":"2026-03-12T07:05:00Z","text":"tomorrow's tomorrow"}
            {"occurredAt":"2026-03-02T07:05:00Z","text":"no speaker"}
            {"id":"e1","speaker":"x","occurredAt":"2026-03-02T07:05:00Z","text":"other content","space":"runa"}
            [1, 2]
            {"speaker":"x","speaker":"y","occurredAt":"2026-03-02T07:05:00Z","text":"twice"}
            """;

    Outcome outcome = shell.run("ingest", file(bad), "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.json().path("status").asText()).isEqualTo("error");
    assertThat(outcome.data().at("/preview/bad").findValuesAsText("place"))
        .containsExactly(
            "line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "line 10", "line 11",
            "line 12");
    assertThat(outcome.data().path("recorded").asInt()).isZero();
    assertThat(shell.data("spaces").path("spaces")).isEmpty();

    JsonNode rest = shell.data("ingest", file(bad), "--skip-bad");
    assertThat(rest.path("recorded").asInt()).isEqualTo(2);
    assertThat(rest.at("/preview/badCount").asInt()).isEqualTo(9);
  }

  @Test
  void badLines_areCounted_beyondTheFirstTwenty() throws Exception {
    Outcome outcome = shell.run("ingest", file("{}\n".repeat(30)));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).contains("line 20", "and 10 more").doesNotContain("line 21");
  }

  @Test
  void twoMegabytesOfText_areOneBadLine_andKeepTheirPlace() throws Exception {
    String long2 = "{\"speaker\":\"x\",\"occurredAt\":\"2026-03-02T07:05:00Z\",\"text\":\""
        + "long ".repeat(400_000) + "\"}\n";

    Outcome outcome = shell.run("ingest", file(long2 + GOOD), "--json");

    assertThat(outcome.data().at("/preview/bad/0/place").asText()).isEqualTo("line 1");
    assertThat(outcome.data().at("/preview/bad/0/problem").asText()).contains("262144");
  }

  @Test
  void whatIsRecordedWithOtherContent_isBad_beforeAnythingIsRecorded() throws Exception {
    shell.data("ingest", file(GOOD));
    String changed = GOOD.replace("Noted: Fenn.", "Noted: Finn.")
        + "{\"space\":\"runa\",\"id\":\"e3\",\"speaker\":\"x\",\"occurredAt\":\"2026-03-02T07:05:00Z\",\"text\":\"new\"}";

    Outcome outcome = shell.run("ingest", file(changed), "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.data().at("/preview/bad/0/place").asText()).isEqualTo("line 3");
    assertThat(
            shell.data("status", "--space", "runa").at("/spaces/0/experiences").asInt())
        .isEqualTo(2);
  }

  @Test
  void fieldsThatAreNotKnown_areSaidToBeLeftOut() throws Exception {
    assertThat(
            shell.run("ingest", file(GOOD.replace("\"session\"", "\"sesion\""))).out())
        .contains("field sesion 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n",
        "hello",
        "[]",
        "[1]",
        "[{\"a\":1}]",
        "null",
        "[{\"occurredAt\":1}]",
        "PK\u0003\u0004zip"
      })
  void whatIsNoneOfTheFormats_isBadInput_withWhatItLooksLike(String content) throws Exception {
    Outcome outcome = shell.run("ingest", file(content));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("cannot be taken in").doesNotContain("\tat ");
  }

  @Test
  void aFileThatIsNotThere_isNotFound_andADirectoryIsBad() {
    assertThat(shell.run("ingest", folder.resolve("none").toString()).exitCode())
        .isEqualTo(3);
    assertThat(shell.run("ingest", folder.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void chatGpt_isReadAlongItsCurrentBranch() throws Exception {
    JsonNode ingested = shell.data("ingest", file(CHATGPT));

    assertThat(ingested.at("/preview/format").asText()).isEqualTo("chatgpt");
    assertThat(ingested.path("recorded").asInt()).isEqualTo(2);
    assertThat(ingested.at("/preview/first").asText()).isEqualTo("2026-03-02T06:05:01.500Z");
    assertThat(ingested.at("/preview/leftOut/system message").asInt()).isEqualTo(1);
    assertThat(ingested.at("/preview/leftOut/attachment").asInt()).isEqualTo(1);
    assertThat(shell.data("recall", "branch shifts").toString())
        .contains("In shifts.")
        .doesNotContain("not taken");
    assertThat(shell.data("ingest", file(CHATGPT)).path("recorded").asInt()).isZero();
  }

  @Test
  void chatGpt_thatIsBroken_isNamed() throws Exception {
    assertThat(shell
            .run("ingest", file(CHATGPT.replace("\"n4\",\"mapping\"", "\"n9\",\"mapping\"")))
            .out())
        .contains("conversation 1", "n9");
    assertThat(shell.run("ingest", file(CHATGPT.substring(0, 400))).out()).contains("no JSON");
    assertThat(shell.run("ingest", file("[{\"a\":1}]"), "--format", "chatgpt").out())
        .contains("conversation 1");
  }

  @Test
  void claude_isRead_withItsTools() throws Exception {
    JsonNode ingested = shell.data("ingest", file(CLAUDE));

    assertThat(ingested.at("/preview/format").asText()).isEqualTo("claude");
    assertThat(ingested.at("/preview/speakers").toString())
        .isEqualTo("{\"user\":2,\"assistant\":1,\"tides\":1}");
    assertThat(shell
            .data("recall", "tides Marrick", "--kind", "tool_use")
            .at("/recalled/0/memory/content")
            .asText())
        .isEqualTo("tides{\"port\":\"Marrick\"}\n-> 14:20");
    assertThat(shell.data("ingest", file(CLAUDE)).path("recorded").asInt()).isZero();
    assertThat(shell
            .run("ingest", file(CLAUDE.replace("2026-03-02T07:06:00Z", "noon")))
            .out())
        .contains("conversation 1, message 2", "noon");
  }

  @Test
  void langChain4j_isRead_atTheTimeGiven() throws Exception {
    ToolExecutionRequest call =
        ToolExecutionRequest.builder().id("t1").name("tides").arguments("{}").build();
    String chat = ChatMessageSerializer.messagesToJson(List.of(
        SystemMessage.from("Be kind."),
        UserMessage.from("When is the tide?"),
        AiMessage.from(call),
        ToolExecutionResultMessage.from(call, "14:20"),
        AiMessage.from("At twenty past two."),
        UserMessage.from("ok"),
        UserMessage.from("ok")));

    JsonNode ingested = shell.data("ingest", file(chat), "--at", "2026-03-02", "--session", "port");

    assertThat(ingested.at("/preview/format").asText()).isEqualTo("langchain4j");
    assertThat(ingested.path("recorded").asInt()).isEqualTo(5);
    assertThat(ingested.at("/preview/areDated").asBoolean()).isFalse();
    assertThat(ingested.at("/preview/first").asText()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(shell
            .data("ingest", file(chat), "--at", "2026-03-03", "--session", "port")
            .path("recorded")
            .asInt())
        .isZero();
    assertThat(shell.run("ingest", file("[{\"type\":\"ODD\"}]")).out())
        .contains("message 1", "ODD");
  }

  @Test
  void bytesThatAreNoUtf8_areABadLine() {
    byte[] latin1 =
        "{\"speaker\":\"x\",\"occurredAt\":\"2026-03-02T07:05:00Z\",\"text\":\"caf\u00e9 \"}"
            .getBytes(StandardCharsets.ISO_8859_1);

    Outcome outcome = shell.typing(latin1, "ingest", "-", "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.data().at("/preview/bad/0/place").asText()).isEqualTo("line 1");
  }

  @Test
  void noWait_leavesTheEncodingToALaterCommand() throws Exception {
    assertThat(shell.data("ingest", file(GOOD), "--no-wait").path("encoded").asBoolean())
        .isFalse();
    assertThat(shell.data("sleep", "--space", "runa").at("/night/outcome").asText())
        .isEqualTo("committed");
    assertThat(shell.data("status", "--space", "runa").at("/spaces/0/unencoded").asInt())
        .isZero();
  }
}
