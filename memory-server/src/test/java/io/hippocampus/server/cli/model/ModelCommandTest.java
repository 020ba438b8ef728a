package io.hippocampus.server.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import io.hippocampus.testing.ChatStub;
import io.hippocampus.testing.ChatStub.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A language model is set, tried, used by night and given up. */
final class ModelCommandTest {

  @TempDir
  private Path folder;

  private final ChatStub server = ChatStub.tagging(text -> text.contains("allergic") ? 9 : 2);
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home")).with("OPENAI_API_KEY", "key-1");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Outcome set(String... more) {
    String[] all = new String[more.length + 7];
    System.arraycopy(
        new String[] {
          "model", "--provider", "openai", "--name", "some-model", "--base-url", server.baseUrl()
        },
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return shell.run(all);
  }

  @Test
  void withoutAModel_thereIsNone() {
    assertThat(shell.run("model").out()).contains("No language model");
    assertThat(shell.run("model", "--json").data().has("model")).isFalse();
  }

  @Test
  void model_isSetOnce_changedInParts_andGivenUp() {
    assertThat(set("--tokens-per-day", "5000").out())
        .contains(
            "open-ai/some-model", server.baseUrl(), "in OPENAI_API_KEY", "5,000 tokens a day");
    assertThat(shell.run("model", "--batch", "3", "--timeout", "5").exitCode()).isZero();

    JsonNode model = shell.run("model", "--json").data();
    assertThat(model.path("model").asText()).isEqualTo("open-ai/some-model");
    assertThat(model.at("/limits/tokensPerDay").asInt()).isEqualTo(5_000);
    assertThat(model.at("/limits/batch").asInt()).isEqualTo(3);
    assertThat(model.path("timeoutSeconds").asInt()).isEqualTo(5);
    assertThat(folder.resolve("home/model.json")).content().doesNotContain("key-1");

    assertThat(shell.run("model", "--off").exitCode()).isZero();
    assertThat(shell.run("model").out()).contains("No language model");
  }

  @Test
  void trial_ratesASentence_andTellsWhatItCost() {
    Outcome tried = set("--try", "--json");
    assertThat(tried.exitCode()).isZero();
    assertThat(tried.data().at("/trial/tokens").asInt()).isEqualTo(1_000);
    assertThat(tried.data().at("/trial/reason").asText()).isEqualTo("as told");
    assertThat(tried.data().at("/trial/rated").asInt()).isEqualTo(9);

    server.then(Reply.failing(401));
    Outcome failed = shell.run("model", "--try");
    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err()).contains("look at its key");
  }

  @Test
  void night_ratesWhatTheDayRecorded_andStatusTellsHow() {
    set();
    shell.run("record", "I am allergic to peanuts", "--speaker", "Ann");
    shell.run("record", "well, fine", "--speaker", "Ann");
    assertThat(
            shell.run("status", "--json").data().at("/spaces/0/rating/backlog").asInt())
        .isEqualTo(2);

    shell.clock().advance(java.time.Duration.ofHours(12));
    Outcome night = shell.run("sleep");
    assertThat(night.out()).contains("2 rated by open-ai/some-model/tag/1");
    JsonNode rating = shell.run("status", "--json").data().at("/spaces/0/rating");
    assertThat(rating.path("backlog").asInt()).isZero();
    assertThat(rating.path("tokensToday").asInt()).isBetween(1_000, 3_000);
    assertThat(shell.run("status").out()).contains("rated by", "open-ai/some-model", "spent today");
  }

  @Test
  void retag_previews_thenLetsWhatWasRecordedBeforeWait() {
    shell.run("record", "I am allergic to peanuts", "--speaker", "Ann");
    set();

    JsonNode preview = shell.run("retag", "--dry-run", "--json").data();
    assertThat(preview.path("toRate").asInt()).isEqualTo(1);
    assertThat(preview.path("tokensAtMost").asInt()).isGreaterThan(1_000);
    assertThat(
            shell.run("status", "--json").data().at("/spaces/0/rating/backlog").asInt())
        .isZero();

    assertThat(shell.run("retag").out()).contains("1 memory wait to be rated");
    assertThat(shell.run("sleep").out()).contains("1 rated by");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model --provider openai",
        "model --name x",
        "model --provider nobody --name x",
        "model --provider ollama --name x --base-url ftp://there",
        "model --provider openai --name x --key-variable sk-12-34",
        "model --provider openai --name x --key-variable K --no-key",
        "model --provider openai --name x --timeout 0",
        "model --provider openai --name x --batch 51",
        "model --provider openai --name x --tokens-per-day -1",
        "model --off --try"
      })
  void badInput_isRefused_andChangesNothing(String command) {
    Outcome outcome = shell.run(command.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).isNotBlank().doesNotContain("sk-12-34", "\tat ");
    assertThat(folder.resolve("home/model.json")).doesNotExist();
  }

  @Test
  void brokenSettings_areSaid() throws Exception {
    shell.run("record", "hello");
    set();
    Files.writeString(folder.resolve("home/model.json"), "{\"provider\":\"nobody\"}");
    Outcome outcome = shell.run("status");
    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err()).contains("model.json", "set the model again");
  }
}
