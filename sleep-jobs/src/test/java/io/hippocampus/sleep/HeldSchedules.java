package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Schedules that are gone with the object. */
final class HeldSchedules implements SleepSchedules {

  private final Map<String, Kept> schedules = new TreeMap<>();
  private final Map<SpaceName, Instant> slept = new TreeMap<>();

  @Override
  public synchronized boolean put(SleepSchedule schedule, Instant since) {
    Optional<Kept> kept = find(schedule.name());
    if (kept.isPresent() && kept.get().schedule().equals(schedule)) {
      return false;
    }
    schedules.put(schedule.name(), new Kept(schedule, since, kept.flatMap(Kept::lastSlept)));
    return true;
  }

  @Override
  public synchronized boolean remove(String name) {
    return schedules.remove(name) != null;
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
  public synchronized void scheduleSlept(String name, Instant at) {
    schedules.computeIfPresent(
        name, (n, kept) -> new Kept(kept.schedule(), kept.since(), Optional.of(at)));
  }

  @Override
  public synchronized void spaceSlept(SpaceName space, Instant at) {
    slept.put(space, at);
  }

  @Override
  public synchronized Map<SpaceName, Instant> spacesLastSlept() {
    return Map.copyOf(slept);
  }
}
