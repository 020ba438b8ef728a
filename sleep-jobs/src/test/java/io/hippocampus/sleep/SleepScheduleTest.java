package io.hippocampus.sleep;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.sleep.cron.LocalCron;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SleepScheduleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<ZoneId> ZONES =
      ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

  @Test
  void next_isTonight_thenTomorrow() {
    SleepSchedule schedule = at("03:15", BERLIN);
    assertThat(schedule.nextRuns(Instant.parse("2026-07-01T00:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-07-01T01:15:00Z"),
            Instant.parse("2026-07-02T01:15:00Z"),
            Instant.parse("2026-07-03T01:15:00Z"));
  }

  @Test
  void next_isAfter_notAt() {
    SleepSchedule schedule = at("03:15", BERLIN);
    Instant run = Instant.parse("2026-07-01T01:15:00Z");
    assertThat(schedule.next(run.minusNanos(1))).isEqualTo(run);
    assertThat(schedule.next(run)).isEqualTo(run.plus(Duration.ofDays(1)));
  }

  @Test
  void next_isTheEndOfTheGap_whereTheTimeIsSkipped() {
    assertThat(at("02:30", BERLIN).nextRuns(Instant.parse("2026-03-28T00:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-03-28T01:30:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"), // 03:00, the clock never showed 02:30
            Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void next_isTheFirstOfTwo_whereTheTimeIsShownTwice() {
    assertThat(at("02:30", BERLIN).nextRuns(Instant.parse("2026-10-24T00:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-10-24T00:30:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void aDateThatWasSkipped_runsAtTheFirstInstantAfterIt() {
    // Samoa went from the 29th of December 2011 to the 31st.
    assertThat(at("03:00", ZoneId.of("Pacific/Apia"))
            .nextRuns(Instant.parse("2011-12-29T12:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2011-12-29T13:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"),
            Instant.parse("2011-12-30T13:00:00Z"));
  }

  /** Around every change of every zone's clock in ten years, as a search minute by minute says. */
  @Test
  void runs_areThoseOfASearch_aroundEveryClockChange() {
    int changes = 0;
    for (Map.Entry<ZoneRules, ZoneId> zone : distinctZones().entrySet()) {
      for (ZoneOffsetTransition change : changes(zone.getKey(), 2011, 2021)) {
        changes++;
        Minutes minutes = new Minutes(zone.getKey(), change.getInstant());
        for (LocalTime time : tellingTimes(change)) {
          SleepSchedule schedule = at(time.toString(), zone.getValue());
          Instant from = change.getInstant().minus(Duration.ofHours(36));
          Instant until = change.getInstant().plus(Duration.ofHours(36));
          assertThat(Stream.iterate(schedule.next(from), schedule::next)
                  .takeWhile(run -> !run.isAfter(until)))
              .as("%s at %s around %s", zone.getValue(), time, change)
              .containsExactlyElementsOf(minutes.runs(time, from, until));
        }
      }
    }
    assertThat(changes).isGreaterThan(1_000);
  }

  /** The same for a cron expression: every quarter of an hour in which something happens. */
  @Test
  void cronRuns_areThoseOfASearch_aroundEveryClockChange() {
    LocalCron cron = LocalCron.parse("*/15 * * * *");
    for (Map.Entry<ZoneRules, ZoneId> zone : distinctZones().entrySet()) {
      SleepSchedule schedule = SleepSchedule.cron("quarters", cron.toString(), zone.getValue());
      for (ZoneOffsetTransition change : changes(zone.getKey(), 2011, 2021)) {
        Minutes minutes = new Minutes(zone.getKey(), change.getInstant());
        Duration around = Duration.between(change.getDateTimeBefore(), change.getDateTimeAfter())
            .abs()
            .plusHours(2);
        Instant from = change.getInstant().minus(around);
        Instant until = change.getInstant().plus(around);
        assertThat(schedule.runs(from).map(Run::at).takeWhile(run -> !run.isAfter(until)))
            .as("%s around %s", zone.getValue(), change)
            .containsExactlyElementsOf(minutes.quarters(from, until));
      }
    }
  }

  @Test
  void cronOfOneTime_isTheDailyForm() {
    forAll(200, random -> {
      SleepSchedule daily = any(random);
      LocalTime at = ((Times.Daily) daily.times()).at();
      SleepSchedule cron =
          SleepSchedule.cron("cron", at.getMinute() + " " + at.getHour() + " * * *", daily.zone());
      Instant after = anyMoment(random);
      assertThat(cron.nextRuns(after, 40)).isEqualTo(daily.nextRuns(after, 40));
    });
  }

  @Test
  void cronTimes_thatFallIntoOneGap_areOneRun() {
    SleepSchedule schedule = SleepSchedule.cron("often", "0,20,40 2 * * *", BERLIN);
    assertThat(schedule.nextRuns(Instant.parse("2026-03-28T23:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-03-29T01:00:00Z"), // 03:00 for 02:00, 02:20 and 02:40
            Instant.parse("2026-03-30T00:00:00Z"));
    assertThat(schedule.nextRuns(Instant.parse("2026-10-24T23:00:00Z"), 4))
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-10-25T00:20:00Z"),
            Instant.parse("2026-10-25T00:40:00Z"),
            Instant.parse("2026-10-26T01:00:00Z"));
  }

  @Test
  void weekdays_areThoseOfTheLocalDate() {
    SleepSchedule schedule = at("00:30", BERLIN).on(Weekdays.parse("mon-wed,sat"));
    assertThat(schedule
            .runs(Instant.parse("2026-06-04T12:00:00Z")) // a Thursday
            .limit(5)
            .map(run -> LocalDate.ofInstant(run.at(), BERLIN).getDayOfWeek()))
        .containsExactly(
            DayOfWeek.SATURDAY,
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.SATURDAY);
  }

  @Test
  void latestEnd_isTheFirstAfterTheStart_mayPassMidnight() {
    assertThat(until(at("03:15", BERLIN).doneBy(LocalTime.of(5, 0)), "2026-06-01T12:00:00Z"))
        .isEqualTo(Instant.parse("2026-06-02T03:00:00Z"));
    assertThat(until(at("23:15", BERLIN).doneBy(LocalTime.of(5, 0)), "2026-06-01T12:00:00Z"))
        .isEqualTo(Instant.parse("2026-06-02T03:00:00Z"));
  }

  @Test
  void latestEnd_isAlwaysAfterItsRun() {
    forAll(random -> {
      SleepSchedule any = any(random);
      LocalTime at = ((Times.Daily) any.times()).at();
      SleepSchedule schedule = any.doneBy(at.plusMinutes(random.nextInt(1, 24 * 60)));
      Instant after = anyMoment(random);
      assertThat(schedule.runs(after).limit(400))
          .allMatch(run -> run.until().orElseThrow().isAfter(run.at()));
    });
    SleepSchedule inTheGap = at("02:15", BERLIN).doneBy(LocalTime.of(2, 45));
    assertThat(until(inTheGap, "2026-03-28T12:00:00Z"))
        .as("half an hour after 03:00, for there is neither of the times")
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void notes_tellWhatTheClockDoes() {
    assertThat(note(at("02:30", BERLIN), "2026-03-28T12:00:00Z"))
        .contains("02:30 does not exist that day; runs at 03:00");
    assertThat(note(at("02:30", BERLIN), "2026-10-24T12:00:00Z"))
        .contains("02:30 comes twice that day; runs the first time");
    assertThat(note(at("02:30", BERLIN), "2026-06-24T12:00:00Z")).isEmpty();
  }

  @Test
  void timesInQuietHours_areRefused() {
    QuietHours quiet = QuietHours.parse("22:00-06:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("03:15", BERLIN).quiet(quiet))
        .withMessageContaining("03:15")
        .withMessageContaining("22:00-06:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SleepSchedule.cron("c", "0 */4 * * *", BERLIN).quiet(quiet))
        .withMessageContaining("00:00");
    assertThat(at("06:00", BERLIN).quiet(quiet).quiet()).isEqualTo(quiet);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("03:15", BERLIN).doneBy(LocalTime.of(3, 15)))
        .withMessageContaining("when it begins");
  }

  @Test
  void cronWithDays_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SleepSchedule.cron("c", "15 3 * * *", BERLIN).on(Weekdays.ALL))
        .withMessageContaining("name the days there");
  }

  @Test
  void everyDate_hasOneRun() {
    forAll(random -> {
      SleepSchedule schedule = any(random);
      Instant after = anyMoment(random);
      List<Instant> runs = schedule.nextRuns(after, 400);
      LocalDate first = runs.getFirst().atZone(schedule.zone()).toLocalDate();
      LocalDate last = runs.getLast().atZone(schedule.zone()).toLocalDate();
      assertThat(last.toEpochDay() - first.toEpochDay()).isBetween(399L, 400L);
      assertThat(runs).isSorted().doesNotHaveDuplicates();
    });
  }

  @Test
  void next_isTheSame_untilItCame() {
    forAll(random -> {
      SleepSchedule schedule = any(random);
      Instant after = anyMoment(random);
      Instant next = schedule.next(after);
      assertThat(next).isAfter(after);
      long between = random.nextLong(Duration.between(after, next).toMillis() + 1);
      assertThat(schedule.next(after.plusMillis(between).minusNanos(1))).isEqualTo(next);
    });
  }

  @Test
  void runsBetween_countsWhatNextRunsTells() {
    forAll(random -> {
      SleepSchedule schedule = any(random);
      Instant after = anyMoment(random);
      int count = random.nextInt(1, 60);
      Instant until = schedule.nextRuns(after, count).getLast();
      assertThat(schedule.runsBetween(after, until)).isEqualTo(count);
      assertThat(schedule.runsBetween(after, until.minusNanos(1))).isEqualTo(count - 1);
      assertThat(schedule.runsBetween(until, after)).isZero();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", "nächtlich", "a/b", "a\n"})
  void name_thatIsNone_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SleepSchedule.nightly(name, LocalTime.of(3, 0), BERLIN))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void time_withPartsOfASecond_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SleepSchedule.nightly("nightly", LocalTime.of(3, 0, 0, 1), BERLIN))
        .withMessageContaining("03:00:00.000000001");
  }

  @Test
  void noSpaceAtAll_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(Spaces::only).withMessageContaining("no space");
  }

  private static Instant until(SleepSchedule schedule, String after) {
    return schedule.nextRun(Instant.parse(after)).until().orElseThrow();
  }

  private static Optional<String> note(SleepSchedule schedule, String after) {
    return schedule.nextRun(Instant.parse(after)).note();
  }

  private static SleepSchedule at(String time, ZoneId zone) {
    return SleepSchedule.nightly("nightly", LocalTime.parse(time), zone);
  }

  private static SleepSchedule any(RandomGenerator random) {
    LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(24 * 60) * 60L);
    return SleepSchedule.nightly("any", time, ZONES.get(random.nextInt(ZONES.size())));
  }

  private static Instant anyMoment(RandomGenerator random) {
    return Instant.parse("2012-01-15T00:00:00Z").plusSeconds(random.nextLong(20L * 365 * 86_400));
  }

  /** One zone for each set of rules. */
  private static Map<ZoneRules, ZoneId> distinctZones() {
    Map<ZoneRules, ZoneId> zones = new LinkedHashMap<>();
    ZONES.forEach(zone -> zones.putIfAbsent(zone.getRules(), zone));
    return zones;
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules, int fromYear, int toYear) {
    Instant from = LocalDateTime.of(fromYear, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    Instant to = LocalDateTime.of(toYear, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    for (ZoneOffsetTransition change = rules.nextTransition(from);
        change != null && change.getInstant().isBefore(to);
        change = rules.nextTransition(change.getInstant())) {
      changes.add(change);
    }
    return changes;
  }

  /** Times at the edges and in the midst of what is skipped or doubled, and away from it. */
  private static List<LocalTime> tellingTimes(ZoneOffsetTransition change) {
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime after = change.getDateTimeAfter();
    return Stream.of(
            before,
            after,
            before.plusMinutes(Duration.between(before, after).toMinutes() / 2),
            before.minusMinutes(1),
            after.minusMinutes(1),
            before.plusMinutes(1),
            after.plusMinutes(1),
            before.plusHours(7))
        .map(LocalDateTime::toLocalTime)
        .distinct()
        .toList();
  }

  /** What a clock on the wall shows in every minute of some days: the obvious, slow way. */
  private static final class Minutes {
    private static final int DAYS = 4;
    private static final int MOST_CHANGED = 25 * 60;

    private final long firstMinute;
    private final long[] shown = new long[2 * DAYS * 24 * 60];

    Minutes(ZoneRules rules, Instant around) {
      firstMinute = around.getEpochSecond() / 60 - shown.length / 2;
      for (int i = 0; i < shown.length; i++) {
        shown[i] = firstMinute + i + rules.getOffset(instant(i)).getTotalSeconds() / 60;
      }
    }

    List<Instant> runs(LocalTime time, Instant from, Instant until) {
      Map<Instant, LocalDate> runs = new TreeMap<>();
      LocalDate middle = LocalDateTime.ofEpochSecond(
              shown[shown.length / 2] * 60, 0, ZoneOffset.UTC)
          .toLocalDate();
      for (int day = 1 - DAYS; day < DAYS - 1; day++) {
        runs.put(run(minute(middle.plusDays(day).atTime(time))), middle.plusDays(day));
      }
      return runs.keySet().stream()
          .filter(run -> run.isAfter(from) && !run.isAfter(until))
          .toList();
    }

    /** Returns the runs of all quarters of an hour. */
    List<Instant> quarters(Instant from, Instant until) {
      TreeSet<Instant> runs = new TreeSet<>();
      long first = LocalDateTime.ofInstant(from, ZoneOffset.UTC).toEpochSecond(ZoneOffset.UTC) / 60;
      long most = Duration.between(from, until).toMinutes() + 2 * MOST_CHANGED;
      for (long minute = first - MOST_CHANGED; minute < first + most; minute++) {
        if (minute % 15 == 0
            && minute - MOST_CHANGED > shown[0]
            && minute + MOST_CHANGED < shown[shown.length - 1]) {
          runs.add(run(minute));
        }
      }
      return runs.stream()
          .filter(run -> run.isAfter(from) && !run.isAfter(until))
          .toList();
    }

    /** The first minute that shows it, or if none does, the first that shows a later one. */
    private Instant run(long wanted) {
      int near = (int) (wanted - shown[0]);
      int from = Math.max(0, near - MOST_CHANGED);
      int to = Math.min(shown.length, near + MOST_CHANGED);
      return IntStream.range(from, to)
          .filter(i -> shown[i] == wanted)
          .boxed()
          .findFirst()
          .or(() ->
              IntStream.range(from, to).filter(i -> shown[i] > wanted).boxed().findFirst())
          .map(this::instant)
          .orElseThrow();
    }

    private Instant instant(int i) {
      return Instant.ofEpochSecond((firstMinute + i) * 60);
    }

    private static long minute(LocalDateTime local) {
      return Math.floorDiv(local.toEpochSecond(ZoneOffset.UTC), 60L);
    }
  }
}
