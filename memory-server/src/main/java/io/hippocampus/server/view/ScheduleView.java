package io.hippocampus.server.view;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.Run;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepQueue.Waiting;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.SpaceNight;
import io.hippocampus.sleep.Spaces;
import io.hippocampus.sleep.Times;
import io.hippocampus.sleep.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * When spaces sleep.
 *
 * @param name the schedule's name
 * @param at the local time, unless it is a cron expression
 * @param days on which days of the week, unless it is a cron expression
 * @param cron the cron expression, if it is one
 * @param zone on whose wall clock
 * @param doneBy the local time by which nights are to be over
 * @param quiet when nothing falls asleep
 * @param spaces which spaces sleep; every one when absent
 * @param wakeups what wakes them besides the clock
 * @param since since when its nights count
 * @param pausedAt when it was paused
 * @param lastSlept when all of its spaces last slept on it without a failure
 * @param nextRuns its next runs
 * @param waiting its spaces that are to sleep
 */
public record ScheduleView(
    String name,
    Optional<LocalTime> at,
    Optional<String> days,
    Optional<String> cron,
    String zone,
    Optional<LocalTime> doneBy,
    Optional<String> quiet,
    Optional<List<String>> spaces,
    WakeupsView wakeups,
    Instant since,
    Optional<Instant> pausedAt,
    Optional<Instant> lastSlept,
    List<RunView> nextRuns,
    List<WaitingView> waiting) {

  /**
   * What wakes spaces besides the clock.
   *
   * @param window the share of the context window not slept on
   * @param salience the sum of importance not slept on
   * @param idleSeconds for how long nothing happened
   * @param compaction whether an announced compaction wakes them
   * @param gapSeconds how long after a night nothing of these wakes them
   */
  public record WakeupsView(
      Optional<Double> window,
      Optional<Double> salience,
      Optional<Long> idleSeconds,
      boolean compaction,
      long gapSeconds) {

    static WakeupsView of(Wakeups wakeups) {
      return new WakeupsView(
          wakeups.window(),
          wakeups.salience(),
          wakeups.idle().map(Duration::toSeconds),
          wakeups.compaction(),
          wakeups.gap().toSeconds());
    }

    /** Whether anything wakes them. */
    public boolean areAny() {
      return compaction || window.isPresent() || salience.isPresent() || idleSeconds.isPresent();
    }
  }

  /**
   * A run.
   *
   * @param at when it is
   * @param local when that is on the schedule's wall clock
   * @param until when its nights end at the latest
   * @param note what a change of the clock does to it
   */
  public record RunView(Instant at, String local, Optional<Instant> until, Optional<String> note) {

    /** Returns the view of a run. */
    public static RunView of(Run run) {
      return new RunView(
          run.at(),
          run.at().atZone(run.zone()).toOffsetDateTime().toString(),
          run.until(),
          run.note());
    }
  }

  /**
   * A space that is to sleep.
   *
   * @param space which space
   * @param trigger what wakes it
   * @param due since when it is to
   * @param attempts how often it was tried
   * @param nextTry before when it is not tried again
   * @param lastError what failed last
   * @param asleep whether it sleeps just now
   */
  public record WaitingView(
      String space,
      String trigger,
      Instant due,
      int attempts,
      Instant nextTry,
      Optional<String> lastError,
      boolean asleep) {

    static WaitingView of(Waiting waiting) {
      return new WaitingView(
          waiting.wish().space().value(),
          waiting.wish().trigger(),
          waiting.wish().due(),
          waiting.attempts(),
          waiting.nextTry(),
          waiting.lastError(),
          waiting.claimed());
    }
  }

  /**
   * What a night on a schedule came to.
   *
   * @param schedule the schedule's name
   * @param at when it began
   * @param nights for how many of the schedule's nights it stands
   * @param spaces what became of each space
   */
  public record RoundView(String schedule, Instant at, int nights, List<SpaceView> spaces) {

    /** Returns the view of a night. */
    public static RoundView of(ScheduledNight night) {
      return new RoundView(
          night.schedule(),
          night.at(),
          night.nights(),
          night.spaces().stream().map(SpaceView::of).toList());
    }
  }

  /**
   * What became of a space.
   *
   * @param space which space
   * @param result {@code slept}, {@code failed} or {@code not_reached}
   * @param because why it did not sleep
   * @param night the report, if it slept
   */
  public record SpaceView(
      String space, String result, Optional<String> because, Optional<NightView> night) {

    static SpaceView of(SpaceNight night) {
      String space = night.space().value();
      return switch (night) {
        case SpaceNight.Slept slept ->
          new SpaceView(
              space, "slept", Optional.empty(), Optional.of(NightView.of(slept.report())));
        case SpaceNight.Failed failed ->
          new SpaceView(
              space,
              "failed",
              Optional.of(String.valueOf(failed.cause().getMessage())),
              Optional.empty());
        case SpaceNight.NotReached left ->
          new SpaceView(space, "not_reached", Optional.of(left.because()), Optional.empty());
      };
    }
  }

  /** Returns this without the names of other spaces than that one. */
  public ScheduleView onlyFor(String space) {
    return new ScheduleView(
        name,
        at,
        days,
        cron,
        zone,
        doneBy,
        quiet,
        spaces.map(named -> named.stream().filter(space::equals).toList()),
        wakeups,
        since,
        pausedAt,
        lastSlept,
        nextRuns,
        waiting.stream().filter(one -> one.space().equals(space)).toList());
  }

  /** Returns the view of a schedule with its next runs and what waits. */
  public static ScheduleView of(Kept kept, List<Run> nextRuns, List<Waiting> waiting) {
    SleepSchedule schedule = kept.schedule();
    Optional<Times.Daily> daily =
        schedule.times() instanceof Times.Daily times ? Optional.of(times) : Optional.empty();
    return new ScheduleView(
        schedule.name(),
        daily.map(Times.Daily::at),
        daily.map(times -> times.days().toString()),
        schedule.times() instanceof Times.Cron cron
            ? Optional.of(cron.expression().toString())
            : Optional.empty(),
        schedule.zone().getId(),
        schedule.doneBy(),
        Optional.of(schedule.quiet().toString()).filter(quiet -> !quiet.isEmpty()),
        schedule.spaces() instanceof Spaces.Only only
            ? Optional.of(only.names().stream().map(SpaceName::value).toList())
            : Optional.empty(),
        WakeupsView.of(schedule.wakeups()),
        kept.since(),
        kept.pausedAt(),
        kept.lastSlept(),
        nextRuns.stream().map(RunView::of).toList(),
        waiting.stream().map(WaitingView::of).toList());
  }
}
