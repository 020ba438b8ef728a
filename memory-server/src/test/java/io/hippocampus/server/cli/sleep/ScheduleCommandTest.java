package io.hippocampus.server.cli.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleCommandTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
    shell.record("The tide is in.", "--space", "ada");
  }

  @Test
  void add_keepsAllThatIsSaid() {
    JsonNode added = shell.data(
        "schedule",
        "add",
        "office",
        "--at",
        "18:30",
        "--zone",
        "Europe/Berlin",
        "--done-by",
        "20:00",
        "--days",
        "mon-fri",
        "--quiet-hours",
        "09:00-18:00,22:00-23:00",
        "--space",
        "ada",
        "--space",
        "ben",
        "--when-window",
        "0.8",
        "--when-salience",
        "12",
        "--when-idle",
        "2h",
        "--before-compaction",
        "--min-gap",
        "45m");

    assertThat(added.path("changed").asBoolean()).isTrue();
    JsonNode schedule = shell.data("schedule", "list").at("/schedules/0");
    assertThat(schedule).isEqualTo(added.path("schedule"));
    assertThat(schedule.path("at").asText()).isEqualTo("18:30:00");
    assertThat(schedule.path("days").asText()).isEqualTo("mon,tue,wed,thu,fri");
    assertThat(schedule.path("doneBy").asText()).isEqualTo("20:00:00");
    assertThat(schedule.path("quiet").asText()).isEqualTo("09:00-18:00,22:00-23:00");
    assertThat(schedule.path("spaces")).hasSize(2);
    assertThat(schedule.at("/wakeups/window").asDouble()).isEqualTo(0.8);
    assertThat(schedule.at("/wakeups/idleSeconds").asLong()).isEqualTo(7200);
    assertThat(schedule.at("/wakeups/gapSeconds").asLong()).isEqualTo(2700);
    assertThat(shell.run("schedule").out())
        .contains("at 18:30 on mon,tue,wed,thu,fri Europe/Berlin, done by 20:00")
        .contains("09:00-18:00")
        .contains("ada, ben")
        .contains("when idle for 2h, before a compaction; not within 45m of a night")
        .contains("Tue 2026-03-10 18:30 Europe/Berlin");
  }

  @Test
  void add_ofTheSame_changesNothing_andOfAnother_takesItsPlace() {
    add("--at", "03:15");
    assertThat(add("--at", "03:15").path("changed").asBoolean()).isFalse();
    assertThat(add("--cron", "0 */4 * * *").path("changed").asBoolean()).isTrue();
    assertThat(shell.data("schedule").path("schedules")).hasSize(1);
    assertThat(shell.run("schedule").out()).contains("by cron 0 */4 * * *");
  }

  @Test
  void next_tellsBothClocks_andWhatTheirChangesDo() {
    shell.clock().set(Instant.parse("2026-03-27T12:00:00Z"));
    shell.data("schedule", "add", "nightly", "--at", "02:30", "--zone", "Europe/Berlin");

    assertThat(shell.run("schedule", "next", "nightly", "-n", "3").out())
        .contains("Sat 2026-03-28 02:30 Europe/Berlin   Sat 2026-03-28 01:30 Z")
        .contains("Sun 2026-03-29 03:00 Europe/Berlin   Sun 2026-03-29 01:00 Z")
        .contains("02:30 does not exist that day; runs at 03:00")
        .contains("Mon 2026-03-30 02:30 Europe/Berlin   Mon 2026-03-30 00:30 Z");
    JsonNode runs = shell.data("schedule", "next", "-n", "2").at("/schedules/0/nextRuns");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(1).path("at").asText()).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(runs.get(1).path("local").asText()).isEqualTo("2026-03-29T03:00+02:00");
    assertThat(runs.get(1).path("note").asText()).contains("does not exist");
  }

  @Test
  void once_sleepsWhatIsDue_onceForAllThatWasMissed() {
    add("--at", "03:15");
    assertThat(shell.run("schedule", "run", "--once").out()).contains("Nothing is due.");
    shell.clock().set(Instant.parse("2026-03-13T12:00:00Z"));

    JsonNode round = shell.data("schedule", "run", "--once").at("/rounds/0");

    assertThat(round.path("nights").asInt()).isEqualTo(3);
    assertThat(round.at("/spaces/0/result").asText()).isEqualTo("slept");
    assertThat(round.at("/spaces/0/night/trigger").asText())
        .isEqualTo("schedule nightly, once for 3 nights");
    assertThat(shell.data("schedule", "run", "--once").path("rounds")).isEmpty();
    assertThat(shell.data("schedule").at("/schedules/0/lastSlept").asText())
        .isEqualTo("2026-03-13T12:00:00Z");
  }

  @Test
  void once_sleepsWhatIsRestless() {
    add("--at", "03:15", "--when-idle", "1h");
    shell.clock().set(Instant.parse("2026-03-10T13:00:00Z"));

    assertThat(shell.run("schedule", "run", "--once").out()).contains("nightly").contains("ada");
    assertThat(shell.data("sleeps", "--space", "ada").at("/nights/0/trigger").asText())
        .isEqualTo("schedule nightly: idle since 2026-03-10T12:00:00Z");
  }

  @Test
  void paused_isNotMissed_andResumedCountsFromThen() {
    add("--at", "03:15");
    assertThat(shell.run("schedule", "pause", "nightly").out()).contains("nightly paused.");
    shell.clock().set(Instant.parse("2026-03-13T12:00:00Z"));
    assertThat(shell.run("schedule").out()).contains("paused since 2026-03-10 12:00");
    assertThat(shell.data("schedule", "run", "--once").path("rounds")).isEmpty();
    assertThat(shell.data("schedule", "resume", "nightly").path("done").asText())
        .isEqualTo("resumed");
    assertThat(shell.data("schedule", "run", "--once").path("rounds")).isEmpty();
  }

  @Test
  void removed_isGone() {
    add("--at", "03:15");
    assertThat(shell.run("schedule", "remove", "nightly").exitCode()).isZero();
    assertThat(shell.run("schedule").out()).contains("No schedule yet");
    assertThat(shell.run("schedule", "remove", "nightly").exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--at 25:00                          | --at is '25:00'",
        "--at 03:15 --cron * | either --at a time or by --cron",
        "--zone UTC                          | either --at a time or by --cron",
        "--at 03:15 --zone Mars/Olympus      | --zone is 'Mars/Olympus'",
        "--at 03:15 --quiet-hours 03:00-04:00 | within its quiet hours",
        "--at 03:15 --quiet-hours all-day    | allowed are intervals",
        "--at 03:15 --days fun               | 'fun'",
        "--at 03:15 --done-by 03:15          | when it begins",
        "--at 03:15 --when-window 2          | 2.0",
        "--at 03:15 --when-idle soon         | --when-idle is 'soon'",
        "--cron 1-2-3                        | '1-2-3'",
      })
  void whatIsWrong_isNamed_andNothingIsKept(String options, String told) {
    Outcome outcome = shell.run(("schedule add nightly " + options.strip()).split(" +"));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(told.strip());
    assertThat(shell.data("schedule").path("schedules")).isEmpty();
  }

  @Test
  void unknownSchedule_isNotFound() {
    add("--at", "03:15");
    Outcome outcome = shell.run("schedule", "next", "nightyl");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("'nightyl'").contains("[nightly]");
  }

  private JsonNode add(String... options) {
    String[] all = new String[options.length + 3];
    System.arraycopy(new String[] {"schedule", "add", "nightly"}, 0, all, 0, 3);
    System.arraycopy(options, 0, all, 3, options.length);
    return shell.data(all);
  }
}
