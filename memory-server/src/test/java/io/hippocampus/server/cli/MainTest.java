package io.hippocampus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Hippocampus;
import io.hippocampus.server.cli.Shell.Outcome;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for every command: how it is called, how it answers and how it ends. */
final class MainTest {

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void help_listsCommandsAndExitCodes() {
    Outcome outcome = shell.run("--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("demo", "ingest", "rebuild-index", "Exit codes:", "6   conflict");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void help_listsEachCommandOnce_underAHeading() {
    String help = shell.run("--help").out();
    List<String> listed = Pattern.compile("^  ([a-z-]+) {2,}\\S", Pattern.MULTILINE)
        .matcher(help)
        .results()
        .map(line -> line.group(1))
        .toList();

    assertThat(listed)
        .containsExactlyElementsOf(Shell.commands().getSubcommands().keySet());
    assertThat(help).contains("\n\nRemember and recall:\n  record  ", "\n\nSleep:\n  sleep  ");
  }

  /** Examples stand two spaces in, and what they are for, if it is said, two spaces behind. */
  @TestFactory
  Stream<DynamicTest> examplesOfTheHelp_areCommands() {
    return everyCommand(Shell.commands())
        .flatMap(
            command -> Arrays.stream(command.getCommandSpec().usageMessage().footer()))
        .map(String::strip)
        .filter(line -> line.startsWith("hippocampus ") && !line.contains(" help "))
        .map(line -> line.split(" {2,}")[0].split("[|<>&]")[0].strip())
        .distinct()
        .map(example -> DynamicTest.dynamicTest(example, () -> {
          String[] words = WORD.matcher(example)
              .results()
              .skip(1)
              .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
              .toArray(String[]::new);
          assertThat(Shell.commands().parseArgs(words).errors()).isEmpty();
        }));
  }

  private static Stream<CommandLine> everyCommand(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(MainTest::everyCommand));
  }

  @Test
  void nothing_isHelp() {
    assertThat(shell.run().out()).isEqualTo(shell.run("--help").out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "record",
        "ingest",
        "recall",
        "feedback",
        "explain",
        "sleep",
        "sleeps",
        "report",
        "undo",
        "redo",
        "policy",
        "pin",
        "unpin",
        "prune",
        "restore",
        "forget",
        "status",
        "spaces",
        "model",
        "retag",
        "doctor",
        "rebuild-index",
        "export",
        "import",
        "reembed",
        "evaluate",
        "agreement",
        "completion"
      })
  void help_ofACommand_hasExamplesAndTheSharedOptions(String command) {
    Outcome outcome = shell.run("help", command);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Examples:", "hippocampus " + command, "--json", "--quiet");
    assertThat(shell.run(command, "--help").out()).isEqualTo(outcome.out());
  }

  @Test
  void version_isOneLine() {
    assertThat(shell.run("--version").out().lines())
        .singleElement()
        .asString()
        .startsWith("hippocampus ");
  }

  @Test
  void unknownCommand_isBadInput_withASuggestion() {
    Outcome outcome = shell.run("recal", "x");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("recal", "recall").doesNotContain("\tat ");
  }

  @Test
  void missesOfAnUnknownSort_areBadInput_beforeAnythingIsPlayed(@TempDir Path out) {
    Outcome outcome = shell.run(
        "evaluate", "demo", "--out", out.toString(), "--misses", "3", "--misses-of", "found");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("'found'", "lost, outranked, all");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void unknownOption_isBadInput_alsoAsJson() {
    assertThat(shell.run("status", "--nonsense").exitCode()).isEqualTo(2);

    Outcome outcome = shell.run("status", "--nonsense", "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.json().path("status").asText()).isEqualTo("error");
    assertThat(outcome.json().path("error").path("code").asText()).isEqualTo("bad_input");
    assertThat(outcome.json().path("error").path("exitCode").asInt()).isEqualTo(2);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recall x",
        "explain m1",
        "sleep",
        "sleeps",
        "report",
        "undo last",
        "pin m1",
        "restore m1",
        "status",
        "spaces",
        "rebuild-index",
        "reembed --provider embedded",
        "feedback r m useful",
        "forget m1 --yes"
      })
  void homeThatIsNotThere_isNotFound_andIsNotMade(String command) {
    Outcome outcome = shell.run((command + " --json").split(" "));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.json().path("error").path("code").asText()).isEqualTo("not_found");
    assertThat(shell.home()).doesNotExist();
  }

  @Test
  void spaceThatIsNotThere_isNotFound_andThoseThatAreAreNamed() {
    shell.record("The tide is in.", "--space", "harbour");

    Outcome outcome = shell.run("status");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("'default'", "harbour", "--space").doesNotContain("\tat ");
  }

  @Test
  void homeInUse_isUnavailable_andSaysSo() {
    shell.record("The tide is in.");
    Hippocampus.Builder other = Hippocampus.builder(shell.home()).embedder(new WordEmbedder());
    try (Hippocampus open = other.open()) {
      Outcome outcome = shell.run("recall", "tide", "--json");

      assertThat(open.spaces()).hasSize(1);
      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.json().path("error").path("message").asText())
          .contains("open in this process already", shell.home().toString());
    }
    assertThat(shell.run("recall", "tide").exitCode()).isZero();
  }

  @Test
  void homeThatIsAFile_isUnavailable() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no directory");

    assertThat(shell.run("record", "x", "--home", file.toString()).exitCode()).isEqualTo(4);
  }

  @Test
  void verbose_showsWhere_quietDoesNot() {
    assertThat(shell.run("explain", "m1").err()).doesNotContain("\tat ");
    assertThat(shell.run("explain", "m1", "--verbose").err()).contains("\tat io.hippocampus");
  }

  @Test
  void answers_areColouredForAPersonOnly() {
    shell.record("The tide is in.");

    assertThat(shell.run("status").out()).doesNotContain("\u001b");
    assertThat(shell.watched().run("status").out()).contains("\u001b");
  }

  @Test
  void whatMemoriesSay_cannotReachTheTerminal() {
    String memory = shell.record("Look \u001b[31mred\u0007 \u202egnihton");

    for (List<String> command : List.of(List.of("recall", "look"), List.of("explain", memory))) {
      assertThat(shell.run(command.toArray(String[]::new)).out())
          .contains("red")
          .doesNotContain("\u001b", "\u0007", "\u202e");
    }
    assertThat(shell.data("recall", "look").at("/recalled/0/memory/content").asText())
        .contains("\u001b[31mred");
  }

  @Test
  void completion_isAScriptThatKnowsTheCommands() {
    assertThat(shell.run("completion").out()).contains("rebuild-index", "complete -F");
    assertThat(shell.data("completion").path("script").asText()).contains("rebuild-index");
  }
}
