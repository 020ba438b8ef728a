package io.hippocampus.server.watch;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.sleep.SleepQueue.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the server can do what it is for: store, indexes, disk, embedding model, scheduler, last
 * nights. What was found is good for ten seconds. Thread-safe.
 */
final class Readiness {

  private static final Duration GOOD_FOR = Duration.ofSeconds(10);
  private static final long LEAST_BYTES = 100L << 20;
  private static final long FEW_BYTES = 1L << 30;

  private final OpenHome home;
  private Instant taken = Instant.EPOCH;
  private List<Check> checks = List.of();

  Readiness(OpenHome home) {
    this.home = home;
  }

  /** How a check went. */
  enum Result {
    OK,
    WARN,
    FAIL
  }

  /**
   * A check.
   *
   * @param name what was checked
   * @param result {@code ok}, {@code warn} or {@code fail}
   * @param found what was found
   */
  record Check(String name, String result, String found) {

    static Check of(String name, Result result, String found) {
      return new Check(name, result.name().toLowerCase(Locale.ROOT), found);
    }

    boolean fails() {
      return result.equals("fail");
    }
  }

  /** Returns all checks. */
  synchronized List<Check> checks() {
    Instant now = home.clock().instant();
    if (Duration.between(taken, now).compareTo(GOOD_FOR) >= 0) {
      taken = now;
      checks = List.of(
          checked("store", this::store),
          checked("index", this::index),
          checked("disk", this::disk),
          checked("embedding", this::embedding),
          checked("scheduler", () -> scheduler(now)),
          checked("nights", this::nights));
    }
    return checks;
  }

  private static Check checked(String name, Supplier<Check> check) {
    try {
      return check.get();
    } catch (HippocampusException | UncheckedIOException | IllegalStateException e) {
      return Check.of(name, Result.FAIL, String.valueOf(e.getMessage()));
    }
  }

  private Check store() {
    int spaces = home.memory().spaces().size();
    return Check.of("store", Result.OK, spaces + (spaces == 1 ? " space" : " spaces"));
  }

  private Check index() {
    long behind = home.memory().openSpaces().stream()
        .mapToLong(space -> space.status().unencoded())
        .sum();
    return Check.of("index", Result.OK, behind + " memories wait for a tag or an embedding");
  }

  private Check disk() {
    try {
      long free = Files.getFileStore(home.directory()).getUsableSpace();
      Result result = free < LEAST_BYTES ? Result.FAIL : free < FEW_BYTES ? Result.WARN : Result.OK;
      return Check.of("disk", result, (free >> 20) + " MiB free");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model that is away delays tags and meanings, and loses nothing: a warning. */
  private Check embedding() {
    try {
      home.memory().embedder().cue("Is anybody there?");
      EmbeddingModelId model = home.memory().embeddingModel();
      return Check.of(
          "embedding", Result.OK, model.name() + ", " + model.dimensions() + " dimensions");
    } catch (HippocampusException e) {
      return Check.of("embedding", Result.WARN, String.valueOf(e.getMessage()));
    }
  }

  private Check scheduler(Instant now) {
    Optional<String> failing = home.schedules().all().stream()
        .flatMap(kept -> home.queue().waiting(kept.schedule().name(), now).stream())
        .filter(waiting -> waiting.lastError().isPresent())
        .map(Waiting::lastError)
        .flatMap(Optional::stream)
        .findFirst();
    int schedules = home.schedules().all().size();
    return failing
        .map(error -> Check.of("scheduler", Result.WARN, "a night failed: " + error))
        .orElseGet(() -> Check.of(
            "scheduler", Result.OK, schedules + (schedules == 1 ? " schedule" : " schedules")));
  }

  private Check nights() {
    List<NightAlarm> alarms = home.memory().openSpaces().stream()
        .map(MemorySpace::status)
        .flatMap(status -> status.alarms().stream())
        .toList();
    return alarms.isEmpty()
        ? Check.of("nights", Result.OK, "no alarms")
        : Check.of(
            "nights",
            Result.WARN,
            alarms.size()
                + (alarms.size() == 1 ? " alarm: " : " alarms, the first: ")
                + alarms.getFirst().told());
  }
}
