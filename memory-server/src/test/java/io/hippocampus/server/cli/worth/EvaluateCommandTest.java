package io.hippocampus.server.cli.worth;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What evaluate refuses, before it makes or changes anything. */
final class EvaluateCommandTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budgets 0.3 --policies default,fifo | there is no policy 'fifo'; there are default",
        "--budgets 0.3 --policies default, | there is no policy ''",
        "--budgets 0.3,1.5 | budget is 1.5; allowed are shares",
        "--budgets 0 | budget is 0.0; allowed are shares",
        "--budgets NaN | allowed are shares",
        "--budgets a,0.3 | budget 'a' is not a number",
        "--budgets 0.3,0.30 | budget 0.3 is named twice",
        "--budgets 0.3 --policies lru,lru | policy lru is named twice",
        "--budgets 0.3 --keep 0.3 | --keep and --policy are for one evaluation",
        "--policies all --policy lru | --keep and --policy are for one evaluation",
        "--budgets 0.3 --seeds 0 | seeds is 0; allowed are 1 to 1000",
        "--budgets 0.3 --jobs 0 | jobs is 0; allowed are 1 to 1000",
        "--jobs 2 | --seeds, --jobs and --fresh are for comparing",
        "--fresh | --seeds, --jobs and --fresh are for comparing",
        "--keep 30 | keep is 30.0; allowed are shares from 0 to 1",
        "--policy fifo | there is no policy 'fifo'",
        "--unit pages | pages",
      })
  void badInput_isToldAndNothingIsMade(String options, String message) {
    Path out = folder.resolve("out");
    List<String> arguments = new ArrayList<>(List.of("evaluate", "demo", "--out", out.toString()));
    arguments.addAll(List.of(options.split(" ")));

    Outcome outcome = new Shell(folder.resolve("home")).run(arguments.toArray(String[]::new));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsNotACell_isNeverOverwritten() throws Exception {
    Path notes = Files.createDirectories(folder.resolve("out/newest-0.3"));

    Outcome outcome = new Shell(folder.resolve("home"))
        .run(
            "evaluate",
            "demo",
            "--out",
            folder.resolve("out").toString(),
            "--budgets=.3",
            "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.json().at("/error/message").asText())
        .contains("newest-0.3 holds no cell of a comparison");
    assertThat(notes).isEmptyDirectory();
  }
}
