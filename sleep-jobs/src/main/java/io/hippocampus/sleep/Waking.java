package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.SleepQueue.Wish;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.Wakeups.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which spaces are to sleep, and puts them into the queue. Thread-safe. */
final class Waking {

  private static final Logger LOG = LoggerFactory.getLogger(Waking.class);

  private final Sleepers sleepers;
  private final SleepSchedules schedules;
  private final SleepQueue queue;

  Waking(Sleepers sleepers, SleepSchedules schedules, SleepQueue queue) {
    this.sleepers = sleepers;
    this.schedules = schedules;
    this.queue = queue;
  }

  /** Asks for those spaces of the schedule that have not slept since its last run. */
  void askForDue(Kept kept, Due.Now due, Instant now) {
    String missed = due.nights() == 1 ? "" : ", once for " + due.nights() + " nights";
    Map<SpaceName, Instant> lastSlept = queue.lastSlept();
    for (SpaceName space : spacesOf(kept)) {
      Optional<Instant> last = Optional.ofNullable(lastSlept.get(space));
      // A space that never slept is due with its schedule.
      if (last.map(kept::slept).orElse(kept).due(now) instanceof Due.Now) {
        queue.add(new Wish(space, name(kept), trigger(kept, missed), due.run(), due.until(), last));
      }
    }
  }

  /** Asks for all spaces of the schedule. */
  void askByHand(Kept kept, Instant now) {
    Map<SpaceName, Instant> lastSlept = queue.lastSlept();
    for (SpaceName space : spacesOf(kept)) {
      Optional<Instant> last = Optional.ofNullable(lastSlept.get(space));
      queue.add(wish(kept, space, ", by hand", now, last));
    }
  }

  /** Asks for all spaces that something has woken, and returns their schedules. */
  List<String> look(Instant now) {
    Map<SpaceName, Instant> lastSlept = queue.lastSlept();
    List<String> woken = new ArrayList<>();
    for (Kept kept : schedules.all()) {
      if (kept.schedule().wakeups().areLookedFor() && mayWake(kept, now)) {
        long asked = spacesOf(kept).stream()
            .filter(space -> wake(kept, space, Occasion.LOOK, now, lastSlept))
            .count();
        if (asked > 0) {
          woken.add(name(kept));
        }
      }
    }
    return woken;
  }

  /** Asks for a space before its context is compacted, and returns on which schedule. */
  Optional<String> compacting(SpaceName space, Instant now) {
    Map<SpaceName, Instant> lastSlept = queue.lastSlept();
    return schedules.all().stream()
        .filter(kept -> kept.schedule().wakeups().compaction())
        .filter(kept -> mayWake(kept, now))
        .filter(kept -> !kept.schedule().spaces().among(List.of(space)).isEmpty())
        .filter(kept -> wake(kept, space, Occasion.COMPACTION, now, lastSlept))
        .map(Waking::name)
        .findFirst();
  }

  private static boolean mayWake(Kept kept, Instant now) {
    SleepSchedule schedule = kept.schedule();
    return kept.pausedAt().isEmpty()
        && schedule.quiet().endAfter(now, schedule.zone()).isEmpty();
  }

  /** Asks for the space if something wakes it, and returns whether it did. */
  private boolean wake(
      Kept kept,
      SpaceName space,
      Occasion occasion,
      Instant now,
      Map<SpaceName, Instant> lastSlept) {
    try {
      Optional<String> reason =
          kept.schedule().wakeups().reason(sleepers.restlessness(space), occasion, now);
      Optional<Instant> last = Optional.ofNullable(lastSlept.get(space));
      reason.ifPresent(why -> queue.add(wish(kept, space, ": " + why, now, last)));
      return reason.isPresent();
    } catch (RuntimeException e) {
      LOG.warn("schedule {}: cannot see how restless space {} is", name(kept), space, e);
      return false;
    }
  }

  private static Wish wish(
      Kept kept, SpaceName space, String why, Instant now, Optional<Instant> lastSlept) {
    return new Wish(space, name(kept), trigger(kept, why), now, Optional.empty(), lastSlept);
  }

  private static String trigger(Kept kept, String why) {
    return "schedule " + name(kept) + why;
  }

  private static String name(Kept kept) {
    return kept.schedule().name();
  }

  private List<SpaceName> spacesOf(Kept kept) {
    return kept.schedule().spaces().among(sleepers.spaces());
  }
}
