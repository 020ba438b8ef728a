package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.NotFoundException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** Which night a command is about. */
final class NightParameter {

  private static final String LAST = "last";

  @Parameters(
      paramLabel = "NIGHT",
      arity = "0..1",
      description = "The id of a night (see hippocampus sleeps), or last. Default: last.")
  private String given = LAST;

  /** Returns the night of that id; of {@code last}, the latest. */
  SleepReport require(MemorySpace space) {
    return space.nights().reports(Integer.MAX_VALUE).stream()
        .filter(report -> given.equals(LAST) || report.id().value().equals(given))
        .findFirst()
        .orElseThrow(() -> new NotFoundException(
            given.equals(LAST)
                ? "the space '" + space.name() + "' has not slept yet"
                : "there is no night '" + given + "' in the space '" + space.name()
                    + "'; see hippocampus sleeps"));
  }

  /** As {@link #require}, but of {@code last}, the latest that stands, if one does. */
  SleepReport toUndo(MemorySpace space) {
    return latest(space, nights -> nights.filter(NightParameter::stands).findFirst());
  }

  /** As {@link #require}, but of {@code last}, the one that was undone last, if one was. */
  SleepReport toRedo(MemorySpace space) {
    return latest(
        space,
        nights -> nights
            .takeWhile(night -> !stands(night))
            .filter(night -> night.outcome() == SleepOutcome.UNDONE)
            .reduce((later, earlier) -> earlier));
  }

  private SleepReport latest(
      MemorySpace space, Function<Stream<SleepReport>, Optional<SleepReport>> meant) {
    SleepReport otherwise = require(space);
    return given.equals(LAST)
        ? meant.apply(space.nights().reports(Integer.MAX_VALUE).stream()).orElse(otherwise)
        : otherwise;
  }

  private static boolean stands(SleepReport night) {
    return night.outcome() == SleepOutcome.COMMITTED;
  }
}
