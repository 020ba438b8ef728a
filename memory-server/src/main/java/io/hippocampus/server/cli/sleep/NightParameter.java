package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.NotFoundException;
import picocli.CommandLine.Parameters;

/** Which night a command is about. */
final class NightParameter {

  private static final String LAST = "last";

  @Parameters(
      paramLabel = "NIGHT",
      arity = "0..1",
      description = "The id of a night (see hippocampus sleeps), or last. Default: last.")
  private String given = LAST;

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
}
