package io.hippocampus.sleep;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.hippocampus.Hippocampus;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.SpaceNight.Failed;
import io.hippocampus.sleep.SpaceNight.NotReached;
import io.hippocampus.sleep.SpaceNight.Slept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the spaces of a schedule to sleep, one by one.
 *
 * <p>What is due follows from what is kept, not from who calls: a space is due when one of the
 * schedule's nights has come since it last slept. However many were missed, it sleeps once, as of
 * now; forgetting is continuous in time, so that one night sees the decay of all of them. Calling
 * again, after a crash in the middle of a night too, lets only those sleep who have not.
 *
 * <p>A space that fails harms no other; it stays due, and sleeps with the next night or start.
 * Those who slept longest ago are first. Thread-safe, but schedules that share spaces should not
 * sleep at once: a space that is asleep already fails.
 */
public final class SleepCoordinator {

  private static final Logger LOG = LoggerFactory.getLogger(SleepCoordinator.class);

  private final Sleepers sleepers;
  private final InstantSource clock;
  private final SleepSchedules schedules;
  private volatile boolean stopping;

  /** Puts the spaces of that memory to sleep. */
  public SleepCoordinator(Hippocampus memory, InstantSource clock, SleepSchedules schedules) {
    this(Sleepers.of(memory), clock, schedules);
  }

  /** Puts those sleepers to sleep. */
  public SleepCoordinator(Sleepers sleepers, InstantSource clock, SleepSchedules schedules) {
    this.sleepers = sleepers;
    this.clock = clock;
    this.schedules = schedules;
  }

  /**
   * Lets the spaces of the schedule sleep that are due, if any is.
   *
   * @throws IllegalArgumentException if there is no such schedule
   */
  public ScheduledNight sleepDue(String schedule) {
    Instant now = clock.instant();
    Kept kept = find(schedule);
    int nights = kept.nightsDue(now);
    if (nights == 0) {
      return new ScheduledNight(schedule, now, 0, List.of());
    }
    Map<SpaceName, Instant> lastSlept = schedules.spacesLastSlept();
    List<SpaceName> due = spacesOf(kept, lastSlept).stream()
        .filter(space -> isDue(kept, Optional.ofNullable(lastSlept.get(space)), now))
        .toList();
    String missed = nights == 1 ? "" : ", once for " + nights + " nights";
    return sleep(new Night(kept, now, nights, "schedule " + schedule + missed), due);
  }

  /**
   * Lets all spaces of the schedule sleep now, due or not.
   *
   * @throws IllegalArgumentException if there is no such schedule
   */
  public ScheduledNight sleepNow(String schedule) {
    Instant now = clock.instant();
    Kept kept = find(schedule);
    return sleep(
        new Night(kept, now, kept.nightsDue(now), "schedule " + schedule + ", by hand"),
        spacesOf(kept, schedules.spacesLastSlept()));
  }

  /**
   * Asks to stop: the space that sleeps now sleeps its night, further ones are not reached, for
   * good.
   */
  public void stop() {
    stopping = true;
  }

  private record Night(Kept kept, Instant began, int nights, String trigger) {}

  private ScheduledNight sleep(Night night, List<SpaceName> spaces) {
    String schedule = night.kept().schedule().name();
    LOG.info("{}: {} spaces to sleep", night.trigger(), spaces.size());
    List<SpaceNight> results = new ArrayList<>();
    for (SpaceName space : spaces) {
      results.add(stopping ? new NotReached(space) : sleep(night, space));
    }
    ScheduledNight slept = new ScheduledNight(schedule, night.began(), night.nights(), results);
    if (slept.isComplete()) {
      schedules.scheduleSlept(schedule, night.began());
    }
    return slept;
  }

  private SpaceNight sleep(Night night, SpaceName space) {
    Instant now = clock.instant();
    try {
      SpaceNight slept = new Slept(
          space, sleepers.sleep(space, SleepRequest.NOW.asOf(now).wokenBy(night.trigger())));
      schedules.spaceSlept(space, now);
      return slept;
    } catch (RuntimeException e) {
      LOG.warn("{}: space {} did not sleep", night.trigger(), space, e);
      return new Failed(space, e);
    }
  }

  private Kept find(String schedule) {
    return schedules
        .find(schedule)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no schedule '" + schedule + "'; there are "
                + schedules.all().stream().map(k -> k.schedule().name()).toList()));
  }

  private List<SpaceName> spacesOf(Kept kept, Map<SpaceName, Instant> lastSlept) {
    return kept.schedule().spaces().among(sleepers.spaces()).stream()
        .sorted(comparing((SpaceName space) -> lastSlept.getOrDefault(space, Instant.MIN))
            .thenComparing(naturalOrder()))
        .toList();
  }

  /** A space that never slept is due with its schedule, one that did when a night came since. */
  private static boolean isDue(Kept kept, Optional<Instant> lastSlept, Instant now) {
    return new Kept(kept.schedule(), kept.since(), lastSlept.or(kept::lastSlept)).nightsDue(now)
        > 0;
  }
}
