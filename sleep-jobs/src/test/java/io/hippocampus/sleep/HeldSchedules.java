package io.hippocampus.sleep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Schedules that are gone with the object. */
final class HeldSchedules implements SleepSchedules {

  private final TreeMap<String, Kept> schedules = new TreeMap<>();

  @Override
  public synchronized boolean put(SleepSchedule schedule, Instant since) {
    Optional<Kept> kept = find(schedule.name());
    if (kept.isPresent() && kept.get().schedule().equals(schedule)) {
      return false;
    }
    schedules.put(
        schedule.name(),
        new Kept(schedule, since, kept.flatMap(Kept::lastSlept), kept.flatMap(Kept::pausedAt)));
    return true;
  }

  @Override
  public synchronized boolean remove(String name) {
    return schedules.remove(name) != null;
  }

  @Override
  public boolean pause(String name, Instant at) {
    return change(
        name,
        kept -> new Kept(
            kept.schedule(),
            kept.since(),
            kept.lastSlept(),
            kept.pausedAt().or(() -> Optional.of(at))));
  }

  @Override
  public boolean resume(String name, Instant at) {
    return change(
        name,
        kept -> kept.pausedAt().isEmpty()
            ? kept
            : new Kept(kept.schedule(), at, kept.lastSlept(), Optional.empty()));
  }

  @Override
  public synchronized Optional<Kept> find(String name) {
    return Optional.ofNullable(schedules.get(name));
  }

  @Override
  public synchronized List<Kept> all() {
    return List.copyOf(schedules.values());
  }

  @Override
  public void scheduleSlept(String name, Instant at) {
    change(name, kept -> kept.slept(at));
  }

  private synchronized boolean change(String name, UnaryOperator<Kept> change) {
    return schedules.computeIfPresent(name, (n, kept) -> change.apply(kept)) != null;
  }
}
