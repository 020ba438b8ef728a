package io.hippocampus;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore.Lived;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a space is.
 *
 * @param space which one
 * @param lived how much was ever recorded
 * @param live what is remembered now
 * @param pinned how many of them are pinned
 * @param superseded how many of them no longer hold
 * @param unencoded how many of them wait for a tag or an embedding, by meaning not yet findable
 * @param encodingLag how long the experience encoded last waited between its record and being
 *     findable by meaning; by words it is findable at once. Empty before the first
 * @param rating how the rating by a language model goes, where there is one
 * @param windowTokens how many tokens the context window holds
 * @param windowLimit how many it may hold
 * @param index how large the index is
 * @param recalls how many recalls there were
 * @param lastSleep the report of the last night, if there was one
 * @param alarms nights that should have done something and did not
 */
public record SpaceStatus(
    SpaceName space,
    Lived lived,
    Totals live,
    int pinned,
    int superseded,
    int unencoded,
    Optional<Duration> encodingLag,
    Optional<RatingStatus> rating,
    int windowTokens,
    int windowLimit,
    MemoryIndex.Size index,
    long recalls,
    Optional<SleepReport> lastSleep,
    List<NightAlarm> alarms) {

  public SpaceStatus {
    alarms = List.copyOf(alarms);
  }
}
