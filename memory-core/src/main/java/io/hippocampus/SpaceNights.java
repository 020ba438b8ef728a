package io.hippocampus;

import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.GateTrace;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.SleepLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The nights a space has slept: what they did and why, and how to take it back. Thread-safe. */
public final class SpaceNights {

  private final SpaceName space;
  private final SleepLog log;
  private final InstantSource clock;
  private final Consumer<Runnable> changing;

  /**
   * Tells of one space.
   *
   * @param changing runs what changes memories so that the index follows
   */
  SpaceNights(SpaceName space, SleepLog log, InstantSource clock, Consumer<Runnable> changing) {
    this.space = space;
    this.log = log;
    this.clock = clock;
    this.changing = changing;
  }

  /** Returns the reports of the latest nights, newest first. */
  public List<SleepReport> reports(int limit) {
    return log.reports(space, limit);
  }

  /** Returns the report of that night. */
  public Optional<SleepReport> report(SleepId night) {
    return log.report(space, night);
  }

  /** Returns all that was decided in a night. */
  public List<Decision> decisions(SleepId night) {
    return log.decisions(space, night);
  }

  /**
   * Returns why a night promoted what it promoted and not the rest, memory by memory.
   *
   * @throws NotFoundException if there is no such night
   */
  public GateTrace gates(SleepId night) {
    SleepReport report = log.report(space, night)
        .orElseThrow(() -> new NotFoundException(
            "space " + space + " has no night " + night + "; see its reports"));
    return GateTrace.of(report, decisions(night));
  }

  /**
   * Undoes a night: all it changed is as in its evening.
   *
   * @throws NotFoundException if there is no such night
   * @throws io.hippocampus.port.ConflictException if it is not committed, or what it changed was
   *     changed again since, but by nights that are undone themselves
   */
  public void undo(SleepId night) {
    changing.accept(() -> log.undo(space, night, clock.instant()));
  }

  /**
   * Does a night again that was undone: all is as it was in its morning, and what was recorded
   * since stays.
   *
   * @throws NotFoundException if there is no such night
   * @throws io.hippocampus.port.ConflictException if it is not undone, or what it changed was
   *     changed since
   */
  public void redo(SleepId night) {
    changing.accept(() -> log.redo(space, night, clock.instant()));
  }
}
