package io.hippocampus.sleep;

import io.hippocampus.Restlessness;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Spaces that do nothing in their nights but note them. Thread-safe. */
public final class Dormitory implements Sleepers {

  /**
   * A night that a space slept.
   *
   * @param space which space
   * @param asOf the moment it took as now
   * @param trigger what woke it
   */
  public record Noted(String space, Instant asOf, String trigger) {}

  private final List<SpaceName> spaces = new CopyOnWriteArrayList<>();
  private final List<Noted> nights = new CopyOnWriteArrayList<>();
  private final List<Instant> latestEnds = new CopyOnWriteArrayList<>();
  private final Map<SpaceName, Restlessness> restlessness = new ConcurrentHashMap<>();
  private volatile Consumer<SpaceName> dream = space -> {};

  /** Starts with those spaces. */
  public Dormitory(String... names) {
    Arrays.stream(names).forEach(this::add);
  }

  /** Adds a space. */
  public void add(String name) {
    spaces.add(new SpaceName(name));
  }

  /** Sets what happens while a space sleeps; what it throws spoils the night. */
  public void dream(Consumer<SpaceName> value) {
    dream = value;
  }

  /** Returns the nights that were slept, and forgets them. */
  public List<Noted> takeNights() {
    List<Noted> taken = List.copyOf(nights);
    nights.clear();
    return taken;
  }

  /** Returns the latest ends of the nights that had one. */
  public List<Instant> latestEnds() {
    return List.copyOf(latestEnds);
  }

  /** Sets how restless a space is; it is at rest after its next night. */
  public void stir(String name, Restlessness value) {
    restlessness.put(new SpaceName(name), value);
  }

  @Override
  public Restlessness restlessness(SpaceName space) {
    return restlessness.getOrDefault(space, atRest(Optional.empty()));
  }

  private static Restlessness atRest(Optional<Instant> lastSleep) {
    return new Restlessness(0, 0, 0, 1, Instant.EPOCH, lastSleep);
  }

  @Override
  public List<SpaceName> spaces() {
    return List.copyOf(spaces);
  }

  @Override
  public SleepReport sleep(SpaceName space, SleepRequest request) {
    dream.accept(space);
    Instant now = request.moment().orElseThrow();
    request.until().ifPresent(latestEnds::add);
    nights.add(new Noted(space.value(), now, request.trigger()));
    restlessness.put(space, atRest(Optional.of(now)));
    return new SleepReport(
        new SleepId("s" + nights.size()),
        now,
        request.trigger(),
        SleepOutcome.COMMITTED,
        "nothing to do",
        1,
        Duration.ZERO,
        new Totals(0, 0, 0),
        new Totals(0, 0, 0),
        List.of(),
        Map.of(),
        List.of());
  }
}
