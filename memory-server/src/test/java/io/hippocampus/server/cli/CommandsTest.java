package io.hippocampus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command, done well and done badly. */
final class CommandsTest {

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
    assertThat(shell.run("feedback", "r-none", memory, "useful").exitCode()).isEqualTo(2);
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
    assertThat(shell.run("feedback", "r-none", "--reward", "1").exitCode()).isEqualTo(2);
    assertThat(shell.run("feedback", recall).exitCode()).isEqualTo(2);
    assertThat(shell.run("feedback", recall, memory).exitCode()).isEqualTo(2);
    assertThat(shell.run("feedback", recall, memory, "useful", "--reward", "1").exitCode())
        .isEqualTo(2);
  }

  @Test
  void use_tellsTheTables() {
    String memory = shell.record("The tide is in.");
    shell.record("Bees sleep in winter.");
    assertThat(shell.run("use").out())
        .contains("nothing was judged yet", "Regret: nothing", "100.0 % of 2 memories");
    String recall = shell.data("recall", "tide", "-k", "1").path("id").asText();
    shell.run("feedback", recall, memory, "useful");
    shell.clock.advance(Duration.ofHours(20));
    shell.run("sleep");

    JsonNode use = shell.data("use");

    assertThat(use.at("/trueRecall/useful/share").asDouble()).isEqualTo(1);
    assertThat(use.at("/trueRecall/rows/0/useful/whole").asDouble()).isEqualTo(1);
    assertThat(use.at("/deadWeight/all/memories/part").asDouble()).isEqualTo(1);
    assertThat(use.at("/nights/0/consolidated").asInt()).isEqualTo(2);
    assertThat(shell.run("use").out())
        .contains("of 1 judgements 1 (100.0 %", "50.0 % of 2 memories", "2 consolidated");
  }

  @Test
  void calibrate_withTooLittleToGoBy_saysWhatIsMissing() {
    shell.record("The tide is in.");

    JsonNode fitted = shell.data("calibrate", "--apply");

    assertThat(fitted.path("finding").asText()).isEqualTo("too_little_evidence");
    assertThat(fitted.at("/missing/0/needed").asDouble()).isEqualTo(200);
    assertThat(fitted.has("appliedAs")).isFalse();
    assertThat(shell.run("calibrate").out())
        .contains("nothing is changed", "0 of 200 judgements", "0 of 50 judged recalls");
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
  void sleep_dryRun_changesNothing() {
    shell.record("The tide is in.");

    JsonNode planned = shell.data("sleep", "--dry-run");

    assertThat(planned.at("/night/outcome").asText()).isEqualTo("dry_run");
    assertThat(planned.path("decisions")).isNotEmpty();
    assertThat(shell.data("sleeps").path("nights")).isEmpty();
    assertThat(shell.run("report").exitCode()).isEqualTo(3);
  }

  @Test
  void sleep_isReported_andUndone() {
    String memory = shell.record("The tide is in.");

    JsonNode slept = shell.data("sleep");
    String night = slept.at("/night/id").asText();

    assertThat(slept.at("/night/morning/longTerm").asInt()).isEqualTo(1);
    assertThat(shell.data("sleeps").at("/nights/0/id").asText()).isEqualTo(night);
    assertThat(shell.data("report").path("decisions")).isNotEmpty();
    assertThat(shell.run("report", night).out()).contains("consolidated", memory);
    assertThat(shell.data("undo", night).path("outcome").asText()).isEqualTo("undone");
    assertThat(shell.data("status").at("/spaces/0/live/shortTerm").asInt()).isEqualTo(1);
    assertThat(shell.run("undo", "night-none").exitCode()).isEqualTo(3);
  }

  @Test
  void sleep_asOf_takesThatMomentAsNow() {
    shell.record("The tide is in.");

    assertThat(shell
            .data("sleep", "--as-of", "2026-03-20T03:00:00Z")
            .at("/night/at")
            .asText())
        .isEqualTo("2026-03-20T03:00:00Z");
    assertThat(shell.run("sleep", "--as-of", "soon").exitCode()).isEqualTo(2);
    assertThat(shell.run("sleep", "--keep", "2").exitCode()).isEqualTo(2);
  }

  @Test
  void whatANightPruned_isExplained_andRestored() {
    shell.record("The tide is in.");
    shell.record("Bees sleep in winter.");
    shell.clock.advance(Duration.ofDays(1));
    JsonNode slept = shell.data("sleep", "--keep", "0.5", "--at-least", "0");
    String pruned = slept.path("decisions").findParents("verdict").stream()
        .filter(decision -> decision.path("verdict").asText().equals("pruned"))
        .map(decision -> decision.path("memory").asText())
        .findFirst()
        .orElseThrow();

    assertThat(shell.data("explain", pruned).at("/memory/standing/state").asText())
        .isEqualTo("pruned");
    assertThat(shell.run("pin", pruned).exitCode()).isEqualTo(2);
    assertThat(shell.data("restore", pruned).at("/memories/0/standing/state").asText())
        .isEqualTo("long_term");
    assertThat(shell.run("restore", pruned).exitCode()).isEqualTo(2);
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

  @Test
  void rebuildIndex_findsAllAgain() {
    shell.record("The tide is in.");
    shell.run("sleep");

    assertThat(shell.data("rebuild-index").path("differences").asInt()).isZero();
    assertThat(shell.data("recall", "tide").path("recalled")).hasSize(1);
  }

  @Test
  void doctor_findsAllWell() {
    shell.record("The tide is in.");

    JsonNode checks = shell.data("doctor").path("checks");

    assertThat(checks.findValuesAsText("name"))
        .contains("java", "home", "disk", "store", "index", "model", "recall", "sleep");
    assertThat(checks.findValuesAsText("result")).doesNotContain("fail");
  }

  @Test
  void doctor_findsWhatIsWrong() throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("file"), "no directory");

    Outcome outcome = shell.run("doctor", "--home", file.resolve("home").toString());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("fail  home");
  }
}
