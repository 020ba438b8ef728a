package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.Span;
import io.hippocampus.server.view.ScheduleView;
import io.hippocampus.sleep.QuietHours;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.Spaces;
import io.hippocampus.sleep.Wakeups;
import io.hippocampus.sleep.Weekdays;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a schedule. */
@Command(
    name = "add",
    description = {
      "Add a schedule, or put it in the place of the one of its name. Its nights count from now; one"
          + " that is equal to what is there stays as it is."
    },
    footer = {
      "  hippocampus schedule add nightly --at 03:15 --zone Europe/Berlin --done-by 05:00",
      "  hippocampus schedule add office --at 18:30 --days mon-fri --quiet-hours 09:00-18:00"
          + " --space ada",
      "  hippocampus schedule add often --cron \"0 */4 * * *\" --zone UTC",
      "  hippocampus schedule add eager --at 03:15 --when-window 0.8 --when-idle 2h --min-gap 30m"
    })
final class ScheduleAddCommand extends SchedulesCommand {

  @Parameters(
      paramLabel = "NAME",
      description = "Its name: letters, digits, _ . and -, 64 at most.")
  private String name = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The local time at which spaces sleep, as in 03:15.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--cron",
      paramLabel = "EXPRESSION",
      description =
          "In place of --at and --days: the five fields of crontab, or the six of Quartz.")
  private Optional<String> cron = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "On whose wall clock, as in Europe/Berlin. Default: yours.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--done-by",
      paramLabel = "TIME",
      description = "The local time by which nights are over; the rest is first next time.")
  private Optional<String> doneBy = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "On which days, as in mon-fri or sat,sun. Default: all.")
  private Optional<String> days = Optional.empty();

  @Option(
      names = "--quiet-hours",
      paramLabel = "FROM-TO",
      split = ",",
      description = "When nothing falls asleep, as in 09:00-18:00; may be given again.")
  private List<String> quiet = List.of();

  @Option(
      names = {"-s", "--space"},
      paramLabel = "SPACE",
      description = "Which space; may be given again. Default: every one, new ones too.")
  private List<String> spaces = List.of();

  @Option(
      names = "--when-window",
      paramLabel = "SHARE",
      description = "Also when so much of the context window was not slept on, above 0 up to 1.")
  private Optional<Double> window = Optional.empty();

  @Option(
      names = "--when-salience",
      paramLabel = "SUM",
      description = "Also when the importance of what was not slept on sums up to so much.")
  private Optional<Double> salience = Optional.empty();

  @Option(
      names = "--when-idle",
      paramLabel = "SPAN",
      description = "Also when nothing was recorded or recalled for so long, as in 2h.")
  private Optional<String> idle = Optional.empty();

  @Option(
      names = "--before-compaction",
      description = "Also when an application announces that it compacts its context.")
  private boolean compaction;

  @Option(
      names = "--min-gap",
      paramLabel = "SPAN",
      description = "How long after a night none of these wakes another. Default: 30m.")
  private Optional<String> gap = Optional.empty();

  ScheduleAddCommand(Desk desk) {
    super(desk);
  }

  /** What was added, and whether that changed anything. */
  record Added(boolean changed, ScheduleView schedule) {}

  @Override
  HomeInUse open() {
    return home.open();
  }

  @Override
  Answer answer(Book book) {
    SleepSchedule schedule = schedule();
    boolean changed = book.schedules().put(schedule, now());
    Added added = new Added(changed, book.view(book.require(schedule.name()), now(), 1));
    return Answer.of(added, page -> {
      page.line(changed ? "Kept." : "It was there already; nothing was changed.");
      SchedulePage.print(added.schedule(), page);
    });
  }

  private SleepSchedule schedule() {
    ZoneId where = zone.map(ScheduleAddCommand::zone).orElse(terminal().zone());
    if (at.isPresent() == cron.isPresent()) {
      throw new IllegalArgumentException(
          "a schedule sleeps either --at a time or by --cron; give one of them");
    }
    SleepSchedule schedule = at.map(time -> SleepSchedule.nightly(name, time("--at", time), where))
        .orElseGet(() -> SleepSchedule.cron(name, cron.orElseThrow(), where));
    if (days.isPresent()) {
      schedule = schedule.on(Weekdays.parse(days.get()));
    }
    if (doneBy.isPresent()) {
      schedule = schedule.doneBy(time("--done-by", doneBy.get()));
    }
    if (!spaces.isEmpty()) {
      schedule = schedule.spaces(Spaces.only(spaces.toArray(String[]::new)));
    }
    return schedule.quiet(QuietHours.parse(String.join(",", quiet))).wakeups(wakeups());
  }

  private Wakeups wakeups() {
    Wakeups none = Wakeups.NONE;
    return new Wakeups(
        window,
        salience,
        idle.map(span -> Span.parse("--when-idle", span)),
        compaction,
        gap.map(span -> Span.parse("--min-gap", span)).orElse(none.gap()));
  }

  private static LocalTime time(String option, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + " is '" + text + "'; allowed are local times such as 03:15", e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--zone is '" + text + "'; allowed are zones such as Europe/Berlin, UTC or +02:00", e);
    }
  }
}
