package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.ingest.Ingestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which space a command works on. */
public final class SpaceOption {

  private static final int SHOWN = 10;

  @Option(
      names = {"-s", "--space"},
      paramLabel = "SPACE",
      description = "Whose memory: one agent's or one user's. Default: default.")
  private Optional<String> given = Optional.empty();

  /** Whether a space is named. */
  public boolean isGiven() {
    return given.isPresent();
  }

  /** Returns the space's name. */
  public SpaceName name() {
    return new SpaceName(given.orElse(Ingestion.DEFAULT_SPACE));
  }

  /** Returns the space, in which something must have been recorded. */
  public MemorySpace require(Hippocampus memory) {
    SpaceName wanted = name();
    List<SpaceName> spaces = memory.spaces();
    if (spaces.contains(wanted)) {
      return memory.space(wanted);
    }
    String there =
        spaces.stream().limit(SHOWN).map(SpaceName::value).collect(Collectors.joining(", "));
    throw new NotFoundException("nothing was recorded in the space '" + wanted + "' yet; "
        + (spaces.isEmpty()
            ? "nor in any other"
            : "there is " + there + (spaces.size() > SHOWN ? ", ..." : "")
                + " (choose with --space)"));
  }
}
