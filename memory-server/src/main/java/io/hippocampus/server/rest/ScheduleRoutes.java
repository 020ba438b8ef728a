package io.hippocampus.server.rest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.ScheduleView;
import io.hippocampus.server.view.ScheduleView.RunView;
import io.hippocampus.sleep.QuietHours;
import io.hippocampus.sleep.SleepQueue.Waiting;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.Wakeups;
import io.hippocampus.sleep.Weekdays;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a space sleeps. Schedules for all spaces are the home's and stay with the command line; here
 * a space has one of its own beside them, and sees of the others what concerns it.
 */
final class ScheduleRoutes {

  private static final String TAG = "schedule";
  private static final int MOST_RUNS = 100;

  private final OpenHome home;
  private final Spaces spaces;

  ScheduleRoutes(OpenHome home, Spaces spaces) {
    this.home = home;
    this.spaces = spaces;
  }

  /** A schedule that is wanted. */
  record Wanted(
      @JsonPropertyDescription("The local time at which it sleeps, such as 03:15; or give cron.")
      Optional<@NotBlank String> at,

      @JsonPropertyDescription("A cron expression of five fields, in place of at and days.")
      Optional<@NotBlank @Size(max = 200) String> cron,

      @JsonPropertyDescription(
          "On whose wall clock, such as Europe/Berlin; the server's if left out.")
      Optional<@NotBlank String> zone,

      @JsonPropertyDescription("On which days, such as mon-fri or sat,sun; all if left out.")
      Optional<@NotBlank String> days,

      @JsonPropertyDescription(
          "The local time by which nights are over; the rest is first next time.")
      Optional<@NotBlank String> doneBy,

      @JsonPropertyDescription("When nothing falls asleep, such as 09:00-18:00.")
      Optional<@Size(max = 10) List<String>> quietHours,

      @JsonPropertyDescription("Also when so much of the context window was not slept on.")
      Optional<@Min(0) @Max(1) Double> whenWindow,

      @JsonPropertyDescription(
          "Also when the importance of what was not slept on sums up to so much.")
      Optional<@Min(0) Double> whenSalience,

      @JsonPropertyDescription("Also when nothing was recorded or recalled for so many seconds.")
      Optional<@Min(1) Long> whenIdleSeconds,

      @JsonPropertyDescription("Also when the agent announces a compaction; false if left out.")
      Optional<Boolean> beforeCompaction,

      @JsonPropertyDescription(
          "How many seconds after a night none of these wakes another; 1800 if left out.")
      Optional<@Min(0) Long> minGapSeconds) {

    SleepSchedule schedule(String name, SpaceName space, ZoneId standard) {
      ZoneId where = zone.map(Wanted::zone).orElse(standard);
      if (at.isPresent() == cron.isPresent()) {
        throw new IllegalArgumentException("a schedule has either at or cron; give one of them");
      }
      SleepSchedule schedule = at.map(time -> SleepSchedule.nightly(name, time("at", time), where))
          .orElseGet(() -> SleepSchedule.cron(name, cron.orElseThrow(), where));
      if (days.isPresent()) {
        schedule = schedule.on(Weekdays.parse(days.get()));
      }
      if (doneBy.isPresent()) {
        schedule = schedule.doneBy(time("doneBy", doneBy.get()));
      }
      return schedule
          .spaces(io.hippocampus.sleep.Spaces.only(space.value()))
          .quiet(QuietHours.parse(String.join(",", quietHours.orElse(List.of()))))
          .wakeups(new Wakeups(
              whenWindow,
              whenSalience,
              whenIdleSeconds.map(Duration::ofSeconds),
              beforeCompaction.orElse(false),
              minGapSeconds.map(Duration::ofSeconds).orElse(Wakeups.NONE.gap())));
    }

    private static LocalTime time(String what, String text) {
      try {
        return LocalTime.parse(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            what + " is '" + text + "'; allowed are local times such as 03:15", e);
      }
    }

    private static ZoneId zone(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "zone is '" + text + "'; allowed are zones such as Europe/Berlin, UTC or +02:00", e);
      }
    }
  }

  /** The schedules by which a space sleeps. */
  record Scheduled(List<ScheduleView> schedules) {}

  /** When a space sleeps next. */
  record NextRuns(List<NextRun> items) {}

  /** A run, and by which schedule. */
  record NextRun(String schedule, RunView run) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/schedule")
            .named("getSchedule", TAG, "Gives the schedules by which the space sleeps.")
            .gives(200, "Its own, and those of all spaces.", Scheduled.class)
            .fails(404)
            .by(exchange -> Reply.ok(scheduled(spaces.existing(exchange).name()))),
        Endpoint.needing(Scope.ADMIN, Verb.PUT, Spaces.PATH + "/schedule")
            .named(
                "setSchedule",
                TAG,
                "Gives the space a schedule of its own, in place of any it had.")
            .takes(Wanted.class)
            .gives(200, "The schedules by which it sleeps.", Scheduled.class)
            .fails(404, 413, 415)
            .by(this::set),
        Endpoint.needing(Scope.ADMIN, Verb.DELETE, Spaces.PATH + "/schedule")
            .named("removeSchedule", TAG, "Takes the space's own schedule away.")
            .gives(204, "It has none.", Endpoint.JSON)
            .fails(404)
            .by(this::remove),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/schedule/next")
            .named("listNextRuns", TAG, "Tells when the space sleeps next, by whichever schedule.")
            .query("n", "integer", "So many runs, 1 to 100; 5 if left out.")
            .gives(200, "The next runs, soonest first.", NextRuns.class)
            .fails(404)
            .by(this::next));
  }

  private Reply set(Exchange exchange) {
    Wanted wanted = Bodies.read(exchange, Wanted.class);
    SpaceName space = spaces.existing(exchange).name();
    home.scheduler().put(wanted.schedule(own(space), space, home.zone()));
    return Reply.ok(scheduled(space));
  }

  private Reply remove(Exchange exchange) {
    SpaceName space = spaces.existing(exchange).name();
    if (!home.scheduler().remove(own(space))) {
      throw Problem.of(Kind.NOT_FOUND, "the space '" + space + "' has no schedule of its own")
          .thrown();
    }
    return Reply.done();
  }

  private Reply next(Exchange exchange) {
    int wanted = Queries.integer(exchange, "n", 1, MOST_RUNS, 5);
    SpaceName space = spaces.existing(exchange).name();
    Instant now = home.clock().instant();
    return Reply.ok(new NextRuns(of(space)
        .filter(kept -> kept.pausedAt().isEmpty())
        .flatMap(kept -> kept.schedule()
            .runs(now)
            .limit(wanted)
            .map(run -> new NextRun(kept.schedule().name(), RunView.of(run))))
        .sorted(java.util.Comparator.comparing(next -> next.run().at()))
        .limit(wanted)
        .toList()));
  }

  private Scheduled scheduled(SpaceName space) {
    Instant now = home.clock().instant();
    return new Scheduled(of(space).map(kept -> view(kept, space, now)).toList());
  }

  private Stream<Kept> of(SpaceName space) {
    return home.schedules().all().stream()
        .filter(kept -> !kept.schedule().spaces().among(List.of(space)).isEmpty());
  }

  /** Returns a schedule as the space may see it: the others it is for are none of its business. */
  private ScheduleView view(Kept kept, SpaceName space, Instant now) {
    List<Waiting> waiting = home.queue().waiting(kept.schedule().name(), now).stream()
        .filter(one -> one.wish().space().equals(space))
        .toList();
    return ScheduleView.of(kept, kept.schedule().runs(now).limit(1).toList(), waiting)
        .onlyFor(space.value());
  }

  /** Returns the name of a space's own schedule, which not every space's name can be part of. */
  private static String own(SpaceName space) {
    String name = "space." + space.value();
    return name.matches("[A-Za-z0-9_.-]{1,64}")
        ? name
        : "space-" + Digests.of(space.value()).substring(0, 32);
  }
}
