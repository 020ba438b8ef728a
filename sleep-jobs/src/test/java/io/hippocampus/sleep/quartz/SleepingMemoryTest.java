package io.hippocampus.sleep.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Hippocampus;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SpaceNight;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and a real memory in one database. */
@Timeout(120)
final class SleepingMemoryTest {

  @TempDir
  private Path home;

  private final HandClock clock = HandClock.at("2026-06-01T20:00:00Z");
  private final BlockingQueue<ScheduledNight> nights = new LinkedBlockingQueue<>();

  @Test
  void aMemoryThatWasAway_sleepsOnce_forAllTheNightsItMissed() throws Exception {
    try (Hippocampus memory = open();
        QuartzSleepScheduler scheduler = start(memory)) {
      live(memory, "ada", "The tide table for Sylt hangs in the kitchen.");
      live(memory, "ben", "The blue bicycle needs a new chain before July.");
      scheduler.put(SleepSchedule.nightly("nightly", LocalTime.of(3, 0), ZoneOffset.UTC));
    }
    clock.advance(Duration.ofDays(3));
    try (Hippocampus memory = open();
        QuartzSleepScheduler scheduler = start(memory)) {
      ScheduledNight night = nights.poll(60, TimeUnit.SECONDS);
      assertThat(night).isNotNull();
      assertThat(night.nights()).isEqualTo(3);
      assertThat(night.spaces())
          .extracting(SpaceNight::space)
          .extracting(Object::toString)
          .containsExactly("ada", "ben");
      assertThat(memory.space("ada").nights().reports(10)).singleElement().satisfies(report -> {
        assertThat(report.outcome()).isEqualTo(SleepOutcome.COMMITTED);
        assertThat(report.at()).isEqualTo(clock.instant());
        assertThat(report.trigger()).isEqualTo("schedule nightly, once for 3 nights");
      });
      assertThat(scheduler.schedules(1).getFirst().lastSlept()).contains(clock.instant());
    }
  }

  @Test
  void theExample_runs() {
    try (Hippocampus memory = open()) {
      live(memory, "ada", "The tide table for Sylt hangs in the kitchen.");
      ScheduleExample.liveWith(memory);
      assertThat(memory.space("ada").nights().reports(10))
          .extracting(SleepReport::trigger)
          .containsExactly("schedule nightly, by hand");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "parts"})
  void theExamples_areThoseInTheGuide(String part) throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/io/hippocampus/sleep/quartz/ScheduleExample.java"));
    String begin = "// " + part + ": begin\n";
    String example = source.substring(
        source.indexOf(begin) + begin.length(), source.indexOf("    // " + part + ": end"));
    assertThat(Files.readString(Path.of("../docs/schedule.md")))
        .contains(example.stripTrailing().stripIndent());
    assertThat(ScheduleExample.office().doneBy()).contains(LocalTime.of(20, 0));
  }

  private static void live(Hippocampus memory, String space, String content) {
    memory
        .space(space)
        .record(Experience.builder(
                "user", content, HandClock.at("2026-06-01T19:00:00Z").instant())
            .build());
  }

  private Hippocampus open() {
    return Hippocampus.builder(home)
        .clock(clock)
        .embedder(new WordEmbedder())
        .background(Runnable::run)
        .open();
  }

  private QuartzSleepScheduler start(Hippocampus memory) {
    return QuartzSleepScheduler.builder(memory, memory.dataSource().orElseThrow())
        .clock(clock)
        .onNight(nights::add)
        .start();
  }
}
