package io.hippocampus.server.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.schema.Schemas;
import io.hippocampus.server.view.Json;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model can do, and what it is told when it gets it wrong. */
final class MemoryToolsTest {

  private static final String FACT = """
      {"text": "Ann Brown is allergic to hazelnuts.", "kind": "fact",
       "salience": {"importance": 4, "tags": ["identity", "emotion"],
         "reason": "an allergy", "cues": ["What is Ann Brown allergic to?"]}}""";

  @TempDir
  private Path home;

  private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  private final MemoryTools tools = new MemoryTools(Sleeping.AT_ONCE);
  private Hippocampus memory;
  private MemorySpace space;

  @BeforeEach
  void open() {
    memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run)
        .open();
    space = memory.space("default");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private ToolResult call(Caller caller, String tool, String arguments) {
    Tool<?> called = tools.named(tool).orElseThrow();
    ToolResult result = called.call(
        Json.read(arguments), new Call(space, caller, "test-client 1.0", Progress.NONE));
    result
        .data()
        .ifPresent(data -> assertThat(Schemas.OUTPUTS.errors(called.output(), data))
            .as("the answer of %s, by its output schema", tool)
            .isEmpty());
    assertThat(result.isError()).isEqualTo(result.data().isEmpty());
    return result;
  }

  private JsonNode done(String tool, String arguments) {
    ToolResult result = call(Caller.OWNER, tool, arguments);
    assertThat(result.isError()).as(result.text()).isFalse();
    return result.data().orElseThrow();
  }

  private String wrong(String tool, String arguments) {
    ToolResult result = call(Caller.OWNER, tool, arguments);
    assertThat(result.isError()).as(result.text()).isTrue();
    return result.text();
  }

  private Memory held(JsonNode answer) {
    return space.explain(new MemoryId(answer.path("memory").asText())).memory();
  }

  @Test
  void list_isConstant() throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Tool<?> tool : tools.all()) {
      ObjectNode one = list.addObject();
      one.put("name", tool.name()).put("title", tool.title());
      one.put("description", tool.description()).put("scope", tool.scope().name());
      one.set("hints", Json.tree(tool.hints()));
      one.set("inputSchema", tool.inputSchema());
      one.set("outputSchema", tool.outputSchema());
    }
    String told = Json.pretty(list) + "\n";
    Files.writeString(Path.of("target", "tools.json"), told);
    try (InputStream golden = getClass().getResourceAsStream("tools.json")) {
      assertThat(told)
          .as("what models are told; changed on purpose, take it over from target/tools.json")
          .isEqualTo(
              golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void remember_keepsTheTagThatTheModelGives() {
    Memory memory = held(done("remember", FACT));
    assertThat(memory.content()).isEqualTo("Ann Brown is allergic to hazelnuts.");
    assertThat(memory.salience().importance()).isEqualTo(0.9);
    assertThat(memory.salience().arousal()).isPositive();
    assertThat(memory.salience().expectedReward()).isZero();
    assertThat(memory.salience().topics()).containsExactly("emotion", "identity");
    assertThat(memory.salience().cues()).containsExactly("What is Ann Brown allergic to?");
    assertThat(memory.salience().taggedBy()).hasToString("caller/test-client 1.0");
    assertThat(memory.origin().metadata()).containsEntry("kind", "fact");
  }

  @Test
  void remember_withoutATag_isTaggedByTheMemory() {
    Memory memory = held(
        done("remember", "{\"text\": \"It rained.\", \"kind\": \"event\", \"salience\": null}"));
    assertThat(memory.salience().taggedBy().name()).isEqualTo("offline");
  }

  @Test
  void remember_onADay_isOfThatDay() {
    String past = "{\"text\":\"Runa moved to Bergen.\",\"kind\":\"event\",\"eventDate\":\"%s\"}";
    assertThat(held(done("remember", past.formatted("2025-11-30"))).origin().occurredFrom())
        .isEqualTo("2025-11-30T12:00:00Z");
    Memory planned = held(done("remember", past.formatted("2027-01-01")));
    assertThat(planned.origin().occurredFrom()).isEqualTo(clock.instant());
    assertThat(planned.origin().metadata()).containsEntry("event_date", "2027-01-01");
  }

  @Test
  void remember_again_onTheSameDay_isOnce() {
    JsonNode first = done("remember", FACT);
    clock.advance(java.time.Duration.ofHours(2));
    JsonNode again = done("remember", FACT);
    assertThat(again.path("memory")).isEqualTo(first.path("memory"));
    assertThat(again.path("isNew").asBoolean()).isFalse();
  }

  @Test
  void remember_again_afterItWasErased_isAnew() {
    String first = done("remember", FACT).path("memory").asText();
    done("forget", "{\"memory\":\"" + first + "\",\"reason\":\"asked\",\"forGood\":true}");
    JsonNode again = done("remember", FACT);
    assertThat(again.path("isNew").asBoolean()).isTrue();
    assertThat(held(again).isLive()).isTrue();
  }

  @Test
  void wrongInput_isToldAllAtOnce_soThatTheModelCanMendIt() {
    assertThat(wrong(
            "remember",
            "{\"text\":\" \",\"kind\":\"rumour\",\"salience\":{\"importance\":9,\"tags\":[\"joy\"],"
                + "\"reason\":\"" + "r".repeat(161) + "\"},\"extra\":1}"))
        .isEqualTo("""
            not done; mend this and call remember again:
            /text: must not be blank
            /kind: must be one of fact, preference, decision, event, procedure, was "rumour"
            /salience/importance: must be at most 4, was 9
            /salience/tags/0: must be one of correction, commitment, emotion, novelty, identity, was "joy"
            /salience/reason: must have at most 160 characters, had 161
            /extra: is not known; allowed are text, kind, eventDate, salience, speaker, session""");
    assertThat(wrong("remember", "{}"))
        .contains("/text: is missing; give it", "/kind: is missing; give it");
    assertThat(wrong("explain_memory", "{\"memory\":\"m999\"}"))
        .contains("/memory: there is no memory m999 here; take an id from what recall gave");
    assertThat(
            wrong("recall", "{\"query\":\"x\",\"from\":\"2026-03-02\",\"until\":\"2026-03-01\"}"))
        .contains("/until: must not be before from");
    assertThat(space.memories()).isEmpty();
  }

  @Test
  void recall_givesABlockAndTheSameAsData() {
    String id = done("remember", FACT).path("memory").asText();
    ToolResult recalled =
        call(Caller.OWNER, "recall", "{\"query\":\"What is Ann Brown allergic to?\"}");
    assertThat(recalled.text())
        .startsWith("<recalled-memories>\n")
        .contains("memory " + id + "] Ann Brown is allergic to hazelnuts.")
        .endsWith("</recalled-memories>");
    JsonNode found = recalled.data().orElseThrow().path("memories").path(0);
    assertThat(found.path("memory").asText()).isEqualTo(id);
    assertThat(found.path("content").asText()).isEqualTo("Ann Brown is allergic to hazelnuts.");
  }

  @Test
  void recall_staysWithinItsTokens() {
    for (int i = 0; i < 30; i++) {
      done(
          "remember",
          "{\"kind\":\"fact\",\"text\":\"The bees of hive %d are %s.\"}"
              .formatted(i, "very ".repeat(20) + "calm"));
    }
    ToolResult recalled =
        call(Caller.OWNER, "recall", "{\"query\":\"bees\",\"limit\":30,\"maxTokens\":300}");
    JsonNode data = recalled.data().orElseThrow();
    String block = recalled.text().substring(0, recalled.text().lastIndexOf('\n'));
    assertThat(space.tokens(block)).isLessThanOrEqualTo(300);
    assertThat(data.path("memories").size()).isPositive();
    assertThat(data.path("memories").size() + data.path("left").asInt()).isEqualTo(30);
  }

  @Test
  void recall_ofAMemoryTooLongForItsTokens_givesItsBeginning() {
    done(
        "remember",
        "{\"kind\":\"fact\",\"text\":\"The bees are %s\"}"
            .formatted("very ".repeat(1_000) + "calm."));
    ToolResult recalled = call(Caller.OWNER, "recall", "{\"query\":\"bees\",\"maxTokens\":100}");
    assertThat(recalled.text()).contains("The bees are very").contains(" ...");
    assertThat(space.tokens(recalled.text())).isLessThanOrEqualTo(100);
  }

  @Test
  void recall_ofNothing_saysSo() {
    assertThat(call(Caller.OWNER, "recall", "{\"query\":\"bees\"}").text())
        .isEqualTo("Nothing is remembered that fits. Try other words, or fewer limits.");
  }

  @Test
  void explain_tellsWhereItComesFromAndWhy() {
    String id = done("remember", FACT).path("memory").asText();
    ToolResult explained = call(Caller.OWNER, "explain_memory", "{\"memory\":\"" + id + "\"}");
    assertThat(explained.text())
        .contains("Ann Brown is allergic to hazelnuts.", "Standing: SHORT_TERM", "test-client");
    assertThat(explained.data().orElseThrow().path("state").asText()).isEqualTo("short_term");
  }

  @Test
  void forget_canBeUndone() {
    String id = done("remember", FACT).path("memory").asText();
    JsonNode gone = done("forget", "{\"memory\":\"" + id + "\",\"reason\":\"asked\"}");
    assertThat(gone.path("state").asText()).isEqualTo("pruned");
    assertThat(gone.path("canBeUndone").asBoolean()).isTrue();
    assertThat(done("recall", "{\"query\":\"Ann Brown\"}").path("memories")).isEmpty();
    done("forget", "{\"memory\":\"" + id + "\",\"reason\":\"asked\",\"undo\":true}");
    assertThat(done("recall", "{\"query\":\"Ann Brown\"}").path("memories")).hasSize(1);
  }

  @Test
  void forget_forGood_erases() {
    String id = done("remember", FACT).path("memory").asText();
    JsonNode gone =
        done("forget", "{\"memory\":\"" + id + "\",\"reason\":\"asked\",\"forGood\":true}");
    assertThat(gone.path("state").asText()).isEqualTo("forgotten");
    assertThat(gone.path("canBeUndone").asBoolean()).isFalse();
    assertThat(space.explain(new MemoryId(id)).memory().content()).isEmpty();
    assertThat(wrong("forget", "{\"memory\":\"" + id + "\",\"reason\":\"asked\",\"undo\":true}"))
        .startsWith("not done: ");
    assertThat(wrong(
            "forget",
            "{\"memory\":\"" + id + "\",\"reason\":\"asked\",\"undo\":true,\"forGood\":true}"))
        .contains("forGood and undo are both true");
  }

  @Test
  void pin_andUnpin() {
    String id = done("remember", FACT).path("memory").asText();
    done("pin", "{\"memory\":\"" + id + "\"}");
    assertThat(space.explain(new MemoryId(id)).memory().pinned()).isTrue();
    done("pin", "{\"memory\":\"" + id + "\",\"pinned\":false}");
    assertThat(space.explain(new MemoryId(id)).memory().pinned()).isFalse();
  }

  @Test
  void status_tellsHowItIs() {
    done("remember", FACT);
    ToolResult status = call(Caller.OWNER, "memory_status", "{}");
    assertThat(status.text())
        .contains("Memory 'default' holds 1 memories: 1 short-term", "It has not slept yet.");
    assertThat(status.data().orElseThrow().path("memories").asInt()).isOne();
  }

  @Test
  void sleep_isADryRunUnlessSaidOtherwise() {
    done("remember", FACT);
    JsonNode planned = done("sleep_now", "{}");
    assertThat(planned.path("outcome").asText()).isEqualTo("dry_run");
    assertThat(planned.path("consolidated").asInt()).isOne();
    assertThat(done("memory_status", "{}").path("shortTerm").asInt()).isOne();
    JsonNode slept = done("sleep_now", "{\"dryRun\":false}");
    assertThat(slept.path("outcome").asText()).isEqualTo("committed");
    assertThat(done("memory_status", "{}").path("longTerm").asInt()).isOne();
  }

  @Test
  void caller_whoMayNot_isToldSo_andIsShownLess() {
    Caller reader = new Caller("reader", Set.of(Scope.READ), Set.<SpaceName>of());
    ToolResult refused = call(reader, "remember", FACT);
    assertThat(refused.isError()).isTrue();
    assertThat(refused.text()).startsWith("not done: 'reader' may not write in this memory");
    assertThat(space.memories()).isEmpty();
    assertThat(tools.open(reader).stream().map(Tool::name))
        .containsExactly("recall", "explain_memory", "memory_status");
    assertThat(tools.open(Caller.OWNER)).hasSize(7);
  }
}
