package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Span;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.ScheduleView;
import io.hippocampus.server.view.ScheduleView.RoundView;
import io.hippocampus.server.view.ScheduleView.RunView;
import io.hippocampus.server.view.ScheduleView.SpaceView;
import io.hippocampus.server.view.ScheduleView.WaitingView;
import io.hippocampus.server.view.ScheduleView.WakeupsView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Schedules for people to read. */
final class SchedulePage {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

  private SchedulePage() {}

  static void printAll(List<ScheduleView> schedules, Page page) {
    if (schedules.isEmpty()) {
      page.line("No schedule yet. Begin with: hippocampus schedule add nightly --at 03:15");
    }
    schedules.forEach(schedule -> print(schedule, page));
  }

  static void print(ScheduleView schedule, Page page) {
    page.line(
        "%s  %s",
        page.strong(schedule.name()),
        schedule
            .pausedAt()
            .map(at -> page.doubtful("paused since " + page.minute(at)))
            .orElse(""));
    page.line("  sleeps       %s", times(schedule));
    schedule.quiet().ifPresent(quiet -> page.line("  quiet        %s", quiet));
    page.line(
        "  spaces       %s",
        schedule.spaces().map(names -> Page.data(String.join(", ", names))).orElse("every one"));
    if (schedule.wakeups().areAny()) {
      page.line("  also         %s", woken(schedule.wakeups()));
    }
    page.line("  last slept   %s", schedule.lastSlept().map(page::minute).orElse("not yet"));
    schedule.nextRuns().forEach(run -> page.line("  next         %s", told(run, schedule)));
    schedule.waiting().forEach(waiting -> print(waiting, page));
  }

  private static String times(ScheduleView schedule) {
    String when = schedule
        .cron()
        .map(cron -> "by cron " + cron)
        .orElseGet(() -> "at " + schedule.at().orElseThrow()
            + (schedule.days().orElseThrow().equals("mon,tue,wed,thu,fri,sat,sun")
                ? ""
                : " on " + schedule.days().orElseThrow()));
    return when + " " + schedule.zone()
        + schedule.doneBy().map(end -> ", done by " + end).orElse("");
  }

  private static String woken(WakeupsView wakeups) {
    List<String> reasons = new ArrayList<>();
    wakeups
        .window()
        .ifPresent(share -> reasons.add("at %.0f %% of the context window".formatted(100 * share)));
    wakeups.salience().ifPresent(sum -> reasons.add("at salience " + sum));
    wakeups
        .idleSeconds()
        .ifPresent(idle -> reasons.add("when idle for " + Span.told(Duration.ofSeconds(idle))));
    if (wakeups.compaction()) {
      reasons.add("before a compaction");
    }
    return String.join(", ", reasons) + "; not within "
        + Span.told(Duration.ofSeconds(wakeups.gapSeconds())) + " of a night";
  }

  private static void print(WaitingView waiting, Page page) {
    page.line(
        "  %s %s",
        waiting.asleep() ? "asleep      " : "waits       ",
        Page.data(waiting.space())
            + (waiting.attempts() == 0
                ? ""
                : ", tried " + Page.count(waiting.attempts(), "time", "times"))
            + (waiting.asleep() ? "" : ", next try " + page.minute(waiting.nextTry())));
    waiting
        .lastError()
        .ifPresent(error -> page.line("               %s", page.wrong(Page.data(error, 120))));
  }

  /** Writes the next runs, on the schedule's clock and the reader's. */
  static void printRuns(ScheduleView schedule, ZoneId reader, Page page) {
    page.line(
        "%s  %s%s",
        page.strong(schedule.name()),
        times(schedule),
        schedule.pausedAt().isPresent() ? page.doubtful("  paused; were it not:") : "");
    for (RunView run : schedule.nextRuns()) {
      page.line(
          "  %s   %s%s",
          told(run, schedule),
          shown(run.at(), reader) + " " + reader,
          run.note().map(note -> "   " + page.doubtful(note)).orElse(""));
    }
  }

  private static String told(RunView run, ScheduleView schedule) {
    return shown(run.at(), ZoneId.of(schedule.zone())) + " " + schedule.zone();
  }

  private static String shown(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  /** Writes what nights came to. */
  static void print(RoundView round, Page page) {
    page.line(
        "%s  %s%s",
        page.minute(round.at()),
        page.strong(round.schedule()),
        round.nights() > 1 ? ", once for " + round.nights() + " nights" : "");
    for (SpaceView space : round.spaces()) {
      String told = space
          .night()
          .map(night -> NightPage.line(night, page))
          .orElseGet(() -> space.result().equals("failed")
              ? page.wrong("failed: " + Page.data(space.because().orElse(""), 120))
              : page.doubtful("not reached: " + Page.data(space.because().orElse(""), 120)));
      page.line("  %s  %s", Page.data(space.space()), told);
      space
          .night()
          .ifPresent(night -> page.line(
              "      %s", page.faint(Page.data(night.trigger() + "; " + night.because()))));
    }
  }
}
