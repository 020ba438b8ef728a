package io.hippocampus.server.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What taking in a file would do; nothing was changed to find it out.
 *
 * @param format the format it was read in
 * @param experiences how many good experiences it holds
 * @param fresh how many of them would be recorded
 * @param known how many are recorded already
 * @param repeated how many stand in the file more than once
 * @param spaces how many there are for each space
 * @param kinds how many there are of each kind
 * @param speakers how many there are by each speaker, most first
 * @param sessions how many sessions there are
 * @param first when the earliest happened
 * @param last when the latest happened
 * @param areDated whether the file says when they happened
 * @param leftOut what was left out on purpose, with how often
 * @param bad the first {@value #SHOWN} things that cannot be recorded
 * @param badCount how many there are in all
 */
public record Preview(
    String format,
    long experiences,
    long fresh,
    long known,
    long repeated,
    Map<String, Long> spaces,
    Map<String, Long> kinds,
    Map<String, Long> speakers,
    long sessions,
    Optional<Instant> first,
    Optional<Instant> last,
    boolean areDated,
    Map<String, Long> leftOut,
    List<Bad> bad,
    long badCount) {

  /** How many bad ones are shown. */
  public static final int SHOWN = 20;

  /**
   * Something that cannot be recorded.
   *
   * @param place where it stands
   * @param problem what is wrong with it
   */
  public record Bad(String place, String problem) {}
}
