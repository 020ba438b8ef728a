package io.hippocampus.sleep;

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

  @Override
  public List<SpaceName> spaces() {
    return List.copyOf(spaces);
  }

  @Override
  public SleepReport sleep(SpaceName space, SleepRequest request) {
    dream.accept(space);
    Instant now = request.moment().orElseThrow();
    nights.add(new Noted(space.value(), now, request.trigger()));
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
