package io.hippocampus.sleep.simulation;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.Recollection;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A space that lives through days, five things a day, is asked at noon and sleeps at a quarter past
 * three.
 */
final class RealLife implements AutoCloseable {

  static final SleepSchedule NIGHTLY =
      SleepSchedule.nightly("nightly", LocalTime.of(3, 15), ZoneOffset.UTC);

  private static final List<String> NAMES =
      List.of("Fenn", "Oriel", "Tamsin", "Bracken", "Quill", "Sable", "Wren");
  private static final List<String> THINGS = List.of(
      "a lantern",
      "two crates of salt",
      "the chart of Marrick",
      "his grey coat",
      "a jar of honey",
      "the ferry timetable",
      "an unsigned letter",
      "the key of the north shed");
  private static final List<String> DEEDS =
      List.of("sold", "mended", "lost", "borrowed", "painted", "weighed");

  final HandClock clock = HandClock.at("2026-03-01T00:00:00Z");
  final Hippocampus memory;
  final MemorySpace space;
  private Instant nextNight = NIGHTLY.next(clock.instant());
  private Instant today = clock.instant();
  private int lived;
  private int told;

  RealLife(Path home, SleepPolicy policy) {
    memory = Hippocampus.builder(home)
        .clock(clock)
        .zone(ZoneOffset.UTC)
        .embedder(new WordEmbedder())
        .background(Runnable::run)
        .policy(policy)
        .open();
    space = memory.space("ann");
  }

  /** Lives through days and nights; the last night is the one after the last day. */
  RealLife days(int count) {
    for (int i = 0; i < count; i++) {
      for (int hour = 8; hour < 13; hour++) {
        until(today.plus(Duration.ofHours(hour)));
        space.record(tells());
      }
      until(today.plus(Duration.ofHours(14)));
      asks(NAMES.get(lived % NAMES.size()));
      lived++;
      today = today.plus(Duration.ofDays(1));
      until(today.plus(Duration.ofHours(4)));
    }
    return this;
  }

  private Experience tells() {
    int n = told++;
    String who = NAMES.get(n * 5 % NAMES.size());
    String deed = DEEDS.get(n * 11 % DEEDS.size());
    String thing = THINGS.get(n * 3 % THINGS.size());
    return Experience.builder(
            "Ann",
            "%s %s %s in week %d, lot %d.".formatted(who, deed, thing, n / 35, n * 37),
            clock.instant())
        .id("e" + n)
        .session("day " + n / 5)
        .build();
  }

  private void asks(String name) {
    Recollection given = space.recall("What did " + name + " do?");
    clock.advance(Duration.ofMinutes(5));
    given.recalled().stream()
        .limit(1)
        .forEach(best -> space.feedback(given.id(), best.memory().id(), Usefulness.USEFUL));
  }

  private void until(Instant moment) {
    while (!nextNight.isAfter(moment)) {
      clock.set(nextNight);
      space.sleep();
      nextNight = NIGHTLY.next(nextNight);
    }
    clock.set(moment);
  }

  /** Returns what its live memories say, oldest first. */
  List<String> remembered() {
    return contents(space.memories());
  }

  static List<String> contents(List<Memory> memories) {
    return new ArrayList<>(memories.stream().map(Memory::content).toList());
  }

  @Override
  public void close() {
    memory.close();
  }
}
