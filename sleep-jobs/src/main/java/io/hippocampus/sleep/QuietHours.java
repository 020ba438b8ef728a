package io.hippocampus.sleep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Times of the day at which nothing falls asleep, whatever might wake a night. Immutable.
 *
 * @param intervals when, never the whole day; none for no quiet hours
 */
public record QuietHours(List<Interval> intervals) {

  /** No quiet hours. */
  public static final QuietHours NONE = new QuietHours(List.of());

  /**
   * From one local time to another.
   *
   * @param from when it begins, in whole seconds
   * @param to when it is over, in whole seconds, the next day if that is not after {@code from}
   */
  public record Interval(LocalTime from, LocalTime to) {

    public Interval {
      if (from.equals(to)) {
        throw new IllegalArgumentException("quiet hours from " + from + " to " + to
            + "; allowed are two different times, as in 09:00-18:00");
      }
      for (LocalTime end : List.of(from, to)) {
        if (!end.equals(end.truncatedTo(ChronoUnit.SECONDS))) {
          throw new IllegalArgumentException(
              "quiet hours begin or end at " + end + "; allowed are whole seconds");
        }
      }
    }

    boolean contains(LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean over = !time.isBefore(to);
      return from.isBefore(to) ? begun && !over : begun || !over;
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  public QuietHours {
    intervals = List.copyOf(intervals);
    List<Interval> all = intervals;
    if (!all.isEmpty()
        && all.stream().allMatch(one -> all.stream().anyMatch(i -> i.contains(one.to())))) {
      throw new IllegalArgumentException(
          "quiet hours " + text(all) + " leave no time of the day in which to sleep; leave some");
    }
  }

  /** Returns quiet hours from one time to another. */
  public static QuietHours between(LocalTime from, LocalTime to) {
    return new QuietHours(List.of(new Interval(from, to)));
  }

  /** Returns these and those from one time to another. */
  public QuietHours and(LocalTime from, LocalTime to) {
    return new QuietHours(
        Stream.concat(intervals.stream(), Stream.of(new Interval(from, to))).toList());
  }

  /**
   * Reads quiet hours as in {@code 09:00-18:00,22:00-23:00}; blank is none.
   *
   * @throws IllegalArgumentException naming what is no interval
   */
  public static QuietHours parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    return new QuietHours(
        Arrays.stream(text.split(",", -1)).map(QuietHours::interval).toList());
  }

  private static Interval interval(String text) {
    String[] ends = text.strip().split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "quiet hours '" + text + "'; allowed are intervals such as 09:00-18:00");
    }
    return new Interval(time(ends[0], text), time(ends[1], text));
  }

  private static LocalTime time(String time, String text) {
    try {
      return LocalTime.parse(time.strip());
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          "quiet hours '" + text + "'; allowed are intervals such as 09:00-18:00", e);
    }
  }

  /** Whether it is quiet at that time. */
  public boolean contains(LocalTime time) {
    return intervals.stream().anyMatch(interval -> interval.contains(time));
  }

  /** Returns when it is no longer quiet, on the clock of that zone; empty when it is not now. */
  public Optional<Instant> endAfter(Instant now, ZoneId zone) {
    Instant at = now;
    for (Optional<Interval> quiet = at(at, zone); quiet.isPresent(); quiet = at(at, zone)) {
      LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
      LocalDateTime end = shown.toLocalDate().atTime(quiet.get().to());
      at = WallClock.firstAfter(at, end.isAfter(shown) ? end : end.plusDays(1), zone);
    }
    return at.equals(now) ? Optional.empty() : Optional.of(at);
  }

  private Optional<Interval> at(Instant moment, ZoneId zone) {
    LocalTime shown = LocalTime.ofInstant(moment, zone);
    return intervals.stream().filter(interval -> interval.contains(shown)).findFirst();
  }

  /** Returns them as {@link #parse} reads them. */
  @Override
  public String toString() {
    return text(intervals);
  }

  private static String text(List<Interval> intervals) {
    return intervals.stream().map(Interval::toString).collect(Collectors.joining(","));
  }
}
