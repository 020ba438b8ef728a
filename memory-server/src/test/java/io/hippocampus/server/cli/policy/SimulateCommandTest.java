package io.hippocampus.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would have been, on the command line. */
final class SimulateCommandTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"))
        .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  private void live() throws Exception {
    for (String word : List.of("ferry", "lantern", "honey", "letter")) {
      shell.record("Fenn brought the " + word + " to the north pier.");
      shell.clock().advance(Duration.ofHours(20));
    }
    JsonNode recalled = shell.data("recall", "Who brought honey?");
    shell.run(
        "feedback",
        recalled.path("id").asText(),
        recalled.at("/recalled/0/memory/id").asText(),
        "useful");
    Files.writeString(
        folder.resolve("tiny.yaml"), "keep: 1 memories\ncare: relaxed\nadvanced:\n  probes: 0\n");
  }

  @Test
  void policies_standSideBySide_andTheSpaceIsOnlyRead() throws Exception {
    live();
    JsonNode before = shell.data("status");

    JsonNode space = shell
        .data(
            "simulate",
            "--policy",
            "current",
            "--policy",
            folder.resolve("tiny.yaml").toString())
        .at("/spaces/0");

    assertThat(space.path("recorded").asInt()).isEqualTo(4);
    assertThat(space.at("/contenders/0/name").asText()).isEqualTo("current");
    assertThat(space.at("/contenders/0/held/live").asInt()).isEqualTo(4);
    assertThat(space.at("/contenders/1/name").asText()).isEqualTo("tiny");
    assertThat(space.at("/contenders/1/held/live").asInt()).isEqualTo(1);
    assertThat(space.at("/contenders/0/nights")).hasSize(4);
    assertThat(space.at("/contenders/0/answers/asked").asInt()).isEqualTo(1);
    assertThat(space.at("/differences/0/count").asInt()).isEqualTo(3);
    assertThat(shell.data("status")).isEqualTo(before);
  }

  @Test
  void page_tellsTheDifferenceInWords() throws Exception {
    live();

    Outcome outcome = shell.run(
        "simulate",
        "--policy",
        "current",
        "--policy",
        folder.resolve("tiny.yaml").toString(),
        "--nights",
        "2",
        "--svg",
        folder.resolve("svg").toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("live memories", "regretted", "current keeps 3 memories that tiny loses")
        .contains("Fenn brought the ");
    assertThat(folder.resolve("svg/size.svg")).content().startsWith("<svg").contains("tiny");
    assertThat(folder.resolve("svg/retention.svg")).exists();
    assertThat(folder.resolve("svg/regret.svg")).exists();
  }

  @Test
  void schedules_areTriedWithEachPolicy() throws Exception {
    live();

    JsonNode contenders = shell
        .data("simulate", "--schedule", "03:15 Europe/Berlin", "--schedule", "13:00 Asia/Tokyo")
        .at("/spaces/0/contenders");

    assertThat(contenders.findValuesAsText("name"))
        .containsExactly("current 03.15-Europe-Berlin", "current 13.00-Asia-Tokyo");
    assertThat(contenders.at("/1/nights/0/at").asText()).endsWith("T04:00:00Z");
  }

  @Test
  void forward_looksAheadFromToday() throws Exception {
    live();

    JsonNode foreseen = shell.data(
        "simulate", "--forward", "--policy", folder.resolve("tiny.yaml").toString());

    assertThat(foreseen.at("/policies/0/horizons").findValuesAsText("nights"))
        .containsExactly("30", "90", "365");
    assertThat(foreseen.at("/policies/0/horizons/0/live").asInt()).isEqualTo(4);
    assertThat(foreseen.at("/policies/0/horizons/0/kept").asInt()).isEqualTo(1);
    assertThat(shell.run("simulate", "--forward").out())
        .contains("if nothing new happens", "after 365 nights", "mean retrievability");
  }

  @Test
  void stream_isLivedThrough_space_bySpace() throws Exception {
    Path stream = Files.createDirectories(folder.resolve("stream"));
    List<String> lines = new ArrayList<>();
    for (int day = 1; day <= 6; day++) {
      lines.add("""
          {"space": "s", "id": "e%1$d", "session": "d%1$d", "speaker": "Bob", "occurredAt": "2025-01-0%1$dT09:00:00Z", "text": "Bob paid %1$d0 crowns for lot %1$d."}""".formatted(day));
    }
    Files.write(stream.resolve("experiences.jsonl"), lines);
    Files.writeString(stream.resolve("questions.jsonl"), """
        {"space": "s", "id": "q", "askedAt": "2025-01-07T09:00:00Z", "category": "c", "text": "What did Bob pay for lot 3?", "evidence": ["e3"]}
        """);

    JsonNode space = shell
        .data("simulate", "--stream", stream.toString(), "--policy", "balanced")
        .at("/spaces/0");

    assertThat(space.path("space").asText()).isEqualTo("s");
    assertThat(space.at("/contenders/0/answers/answered").asInt()).isEqualTo(1);
    assertThat(space.at("/contenders/0/retention/kept").asInt()).isEqualTo(1);
    assertThat(folder.resolve("home")).doesNotExist();
    assertThat(
            shell.run("simulate", "--stream", stream.toString(), "--space", "t").exitCode())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--policy lean --policy lean | two policies are named 'lean'",
        "--schedule 03:15 | --schedule is '03:15'; allowed are a time and a zone",
        "--schedule 25:00_UTC | allowed are a time and a zone",
        "--nights 0 | --nights is 0; allowed are 1 and more",
        "--forward --nights 3 | leave out --stream",
        "--stream nowhere --policy current | a stream has no policy of its own",
        "--stream nowhere | there is no nowhere",
        "--nights some | some",
      })
  void badInput_isTold(String options, String message) throws Exception {
    live();
    List<String> arguments = new ArrayList<>(List.of("simulate"));
    for (String option : options.split(" ")) {
      arguments.add(option.replace('_', ' '));
    }

    Outcome outcome = shell.run(arguments.toArray(String[]::new));

    assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void whatIsNotThere_isNotFound() throws Exception {
    assertThat(shell.run("simulate").exitCode()).isEqualTo(3);
    live();
    assertThat(shell.run("simulate", "--policy", "mean").exitCode()).isEqualTo(3);
    assertThat(shell.run("simulate", "--policy", "mean").err())
        .contains("lean, balanced, thorough");
  }
}
