package io.hippocampus.bench.jmh;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.Embedder;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** A home in a temporary directory that has lived through invented days and slept on them. */
final class FilledHome implements AutoCloseable {

  /** Everything a night does save what would only slow the filling. */
  static final SleepPolicy FILLING = SleepPolicy.builder()
      .budget(new Budget.Unlimited())
      .replayBudget(1_000_000)
      .phases(EnumSet.complementOf(EnumSet.of(Phase.ABSTRACT, Phase.PRUNE, Phase.VERIFY)))
      .build();

  private static final int AT_ONCE = 1_000;

  private final Path directory;
  private final HandClock clock = new HandClock(InventedDays.START);
  private final InventedDays days = new InventedDays(1);
  private final Embedder embedder;
  private Hippocampus home;

  /** Makes an empty home that embeds by {@code words}, fast, or with {@code e5}, the real model. */
  FilledHome(String model) {
    try {
      directory = Files.createTempDirectory("hippocampus-jmh-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    embedder = switch (model) {
      case "words" -> new WordEmbedder();
      case "e5" -> Hippocampus.embeddedModel();
      default -> throw new IllegalArgumentException("there is no model " + model);
    };
    home = opened(FILLING);
  }

  private Hippocampus opened(SleepPolicy policy) {
    return Hippocampus.builder(directory)
        .clock(clock)
        .embedder(embedder)
        .policy(policy)
        .background(Runnable::run)
        .open();
  }

  /** Records so many experiences and sleeps on them. */
  FilledHome fill(int memories) {
    for (int left = memories; left > 0; left -= AT_ONCE) {
      record(Math.min(left, AT_ONCE));
      space().sleep();
    }
    return this;
  }

  /** Records so many experiences at once. */
  void record(int count) {
    List<Experience> experiences = days.next(count);
    clock.set(experiences.get(count - 1).occurredAt());
    space().record(experiences);
  }

  /** Returns an experience that was not recorded yet. */
  Experience next() {
    Experience next = days.next(1).get(0);
    clock.set(next.occurredAt());
    return next;
  }

  /** Returns something to ask. */
  String question() {
    return days.question();
  }

  /** Opens the home again with another policy. */
  void reopen(SleepPolicy policy) {
    home.close();
    home = opened(policy);
  }

  MemorySpace space() {
    return home.space("bench");
  }

  @Override
  public void close() {
    home.close();
    embedder.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
