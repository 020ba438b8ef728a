package io.hippocampus.server.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command on what is remembered, done well and done badly. */
final class MemoryCommandsTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void record_recordsOnce() {
    JsonNode first = shell.data("record", "The tide is in.", "--id", "e1", "--speaker", "Runa");
    JsonNode again = shell.data("record", "The tide is in.", "--id", "e1", "--speaker", "Runa");

    assertThat(first.path("isNew").asBoolean()).isTrue();
    assertThat(again.path("isNew").asBoolean()).isFalse();
    assertThat(again.path("memory")).isEqualTo(first.path("memory"));
    assertThat(shell.data("status").at("/spaces/0/experiences").asInt()).isEqualTo(1);
  }

  @Test
  void record_sameIdWithOtherContent_isBadInput() {
    shell.record("The tide is in.", "--id", "e1");

    assertThat(shell.run("record", "The tide is out.", "--id", "e1").exitCode()).isEqualTo(2);
  }

  @Test
  void record_takesAllThatAnExperienceHas() {
    String memory = shell.record(
        "Shipped.",
        "--speaker",
        "build",
        "--session",
        "s1",
        "--kind",
        "outcome",
        "--at",
        "2026-03-02T07:05",
        "--reward",
        "0.5",
        "--importance",
        "0.9",
        "--trust",
        "high",
        "--metadata",
        "series=release");

    JsonNode account = shell.data("explain", memory);

    assertThat(account.at("/memory/origin/kind").asText()).isEqualTo("outcome");
    assertThat(account.at("/memory/origin/occurredFrom").asText())
        .isEqualTo("2026-03-02T07:05:00Z");
    assertThat(account.at("/memory/origin/metadata/series").asText()).isEqualTo("release");
    assertThat(account.at("/memory/salience/importance").asDouble()).isEqualTo(0.9);
    assertThat(account.at("/memory/salience/taggedBy").asText()).startsWith("caller");
    assertThat(account.at("/sources/0/reward").asDouble()).isEqualTo(0.5);
    assertThat(account.at("/sources/0/trust").asText()).isEqualTo("high");
  }

  @Test
  void record_readsStandardInput() {
    shell.typing("The tide\nis in.\n", "record", "-");

    assertThat(shell.data("recall", "tide").at("/recalled/0/memory/content").asText())
        .isEqualTo("The tide\nis in.");
  }

  @Test
  void record_ofNothing_orOfTheFuture_isBadInput() {
    assertThat(shell.run("record", " ").exitCode()).isEqualTo(2);
    assertThat(shell.run("record", "x", "--at", "2026-04-01").exitCode()).isEqualTo(2);
    assertThat(shell.run("record", "x", "--at", "yesterday").err()).contains("--at is 'yesterday'");
    assertThat(shell.run("record", "x", "--kind", "gossip").err()).contains("tool_use");
    assertThat(shell.run("record", "x", "--reward", "2").exitCode()).isEqualTo(2);
    assertThat(shell.run("record", "x", "--space", " ").exitCode()).isEqualTo(2);
    assertThat(shell.run("record").exitCode()).isEqualTo(2);
  }

  @Test
  void recall_findsWhatFits_withEveryTerm() {
    shell.record("The harbour master is Aldous Fenn.", "--speaker", "Runa");
    shell.record("Bees sleep in winter.");

    JsonNode recollection = shell.data("recall", "harbour master", "-k", "1");

    assertThat(recollection.path("recalled")).hasSize(1);
    assertThat(recollection.at("/recalled/0/memory/content").asText()).contains("Fenn");
    assertThat(recollection.at("/recalled/0/why/terms")).isNotEmpty();
    assertThat(shell.run("recall", "harbour master", "--explain").out())
        .contains("Aldous Fenn", "meaning", "words", "×");
  }

  @Test
  void recall_filters() {
    shell.record("tea in March", "--at", "2026-03-01", "--session", "a", "--speaker", "Runa");
    shell.record("tea last year", "--at", "2025-03-01", "--session", "b", "--metadata", "k=v");

    assertThat(contents("recall", "tea", "--since", "2026-01-01")).isEqualTo("tea in March");
    assertThat(contents("recall", "tea", "--until", "2025-03-01")).isEqualTo("tea last year");
    assertThat(contents("recall", "tea", "--as-of", "2025-12-31")).isEqualTo("tea last year");
    assertThat(contents("recall", "tea", "--session", "a")).isEqualTo("tea in March");
    assertThat(contents("recall", "tea", "--speaker", "runa")).isEqualTo("tea in March");
    assertThat(contents("recall", "tea", "--where", "k=v")).isEqualTo("tea last year");
    assertThat(contents("recall", "tea", "--kind", "outcome")).isEmpty();
    assertThat(shell.run("recall", "tea", "--kind", "outcome").out()).contains("Nothing fits");
  }

  private String contents(String... command) {
    return String.join("|", shell.data(command).path("recalled").findValuesAsText("content"));
  }

  @Test
  void recall_badInput_namesWhatIsWrong() {
    shell.record("tea");

    assertThat(shell.run("recall", " ").exitCode()).isEqualTo(2);
    assertThat(shell.run("recall", "tea", "-k", "0").err()).contains("limit is 0");
    assertThat(shell.run("recall", "tea", "-k", "many").exitCode()).isEqualTo(2);
    assertThat(shell.run("recall", "tea", "--zone", "Atlantis").err()).contains("Atlantis");
    assertThat(shell
            .run("recall", "tea", "--since", "2026-03-02", "--until", "2026-03-01")
            .exitCode())
        .isEqualTo(2);
  }

  @Test
  void recall_asPrompt_isOneBlock_thatIsNotRecordedAgain() {
    shell.record("The tide is in.");

    Outcome outcome = shell.run("recall", "tide", "--prompt");

    assertThat(outcome.out()).startsWith("<recalled-memories>").contains("The tide is in.");
    assertThat(shell.typing(outcome.out(), "record", "-").exitCode()).isEqualTo(2);
  }

  @Test
  void feedback_isKept_forARecallThatWas() {
    String memory = shell.record("The tide is in.");
    String recall = shell.data("recall", "tide").path("id").asText();

    assertThat(shell.data("feedback", recall, memory, "useful").path("use").asText())
        .isEqualTo("useful");
    assertThat(shell.run("feedback", "r-none", memory, "useful").exitCode()).isEqualTo(3);
    assertThat(shell.run("feedback", recall, memory, "nice").exitCode()).isEqualTo(2);
  }

  @Test
  void feedback_takesTheRewardOfARecall() {
    String memory = shell.record("The tide is in.");
    String recall = shell.data("recall", "tide").path("id").asText();

    assertThat(shell.data("feedback", recall, "--reward=-0.5").path("reward").asDouble())
        .isEqualTo(-0.5);
    assertThat(shell.run("feedback", recall, "--reward", "1").out()).contains("turned out +1.00");
    assertThat(shell.run("feedback", recall, "--reward", "1.5").err()).contains("-1 to 1");
    assertThat(shell.run("feedback", "r-none", "--reward", "1").exitCode()).isEqualTo(3);
    assertThat(shell.run("feedback", recall).exitCode()).isEqualTo(2);
    assertThat(shell.run("feedback", recall, memory).exitCode()).isEqualTo(2);
    assertThat(shell.run("feedback", recall, memory, "useful", "--reward", "1").exitCode())
        .isEqualTo(2);
  }

  @Test
  void explain_takesMemoriesAndExperiences() {
    String memory = shell.record("The tide is in.", "--id", "e1");

    assertThat(shell.data("explain", "e1").at("/memory/id").asText()).isEqualTo(memory);
    assertThat(shell.run("explain", memory).out())
        .contains("The tide is in.", "How it was tagged", "How it is held", "recorded");
    assertThat(shell.run("explain", "nothing").exitCode()).isEqualTo(3);
  }

  @Test
  void pin_andUnpin() {
    String memory = shell.record("The tide is in.");

    assertThat(shell.data("pin", memory).at("/memories/0/pinned").asBoolean()).isTrue();
    assertThat(shell.data("status").at("/spaces/0/pinned").asInt()).isEqualTo(1);
    assertThat(shell.data("unpin", memory).at("/memories/0/pinned").asBoolean()).isFalse();
    assertThat(shell.run("pin").exitCode()).isEqualTo(2);
  }

  @Test
  void curation_ofSeveral_doesNothingWhenOneIsMissing() {
    String memory = shell.record("The tide is in.");

    assertThat(shell.run("pin", memory, "m-none").exitCode()).isEqualTo(3);
    assertThat(shell.data("status").at("/spaces/0/pinned").asInt()).isZero();
  }

  @Test
  void forget_erases_whenToldYes() {
    String memory = shell.record("My secret is a lighthouse.", "--id", "e1");

    Outcome unasked = shell.run("forget", memory);
    assertThat(unasked.exitCode()).isEqualTo(2);
    assertThat(unasked.err()).contains("--yes");

    JsonNode forgotten = shell.data("forget", memory, memory, "--yes", "--reason", "private");

    assertThat(forgotten.at("/memories/0/standing/state").asText()).isEqualTo("forgotten");
    assertThat(forgotten.at("/memories/0/content").asText()).isEmpty();
    assertThat(shell.run("explain", memory).out())
        .contains("(erased)", "private")
        .doesNotContain("lighthouse");
    assertThat(shell.data("recall", "lighthouse").path("recalled")).isEmpty();
    shell.record("My secret is a lighthouse.", "--id", "e1");
    assertThat(shell.data("recall", "lighthouse").path("recalled")).isEmpty();
  }

  @Test
  void forget_asksAPerson() {
    String memory = shell.record("My secret is a lighthouse.");
    shell.watched();

    Outcome declined = shell.typing("n\n", "forget", memory);
    assertThat(declined.exitCode()).isEqualTo(2);
    assertThat(declined.err()).contains("[y/N]", "nothing was forgotten");
    assertThat(shell.typing("", "forget", memory).exitCode()).isEqualTo(2);
    assertThat(shell.typing("yes\n", "forget", memory).exitCode()).isZero();
  }

  @Test
  void status_ofAllSpaces() {
    shell.record("one", "--space", "a");
    shell.record("two", "--space", "b");

    assertThat(shell.data("status", "--all").path("spaces")).hasSize(2);
    assertThat(shell.data("spaces").path("spaces")).hasSize(2);
    assertThat(shell.run("status", "--all").out()).contains("lived through  1 experience");
  }
}
