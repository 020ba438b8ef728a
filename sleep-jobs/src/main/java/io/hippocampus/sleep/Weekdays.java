package io.hippocampus.sleep;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some days of the week. Immutable.
 *
 * @param days which, from Monday on, never none
 */
public record Weekdays(Set<DayOfWeek> days) {

  /** Every day. */
  public static final Weekdays ALL = new Weekdays(EnumSet.allOf(DayOfWeek.class));

  public Weekdays {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("no day of the week at all; name at least one");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** Returns those days. */
  public static Weekdays of(DayOfWeek... days) {
    return new Weekdays(Set.copyOf(Arrays.asList(days)));
  }

  /**
   * Returns the days from one to another, both included; {@code SATURDAY} to {@code MONDAY} too.
   */
  public static Weekdays between(DayOfWeek first, DayOfWeek last) {
    EnumSet<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day);
    }
    return new Weekdays(days);
  }

  /**
   * Reads days as in {@code mon-fri} or {@code sat,sun}.
   *
   * @throws IllegalArgumentException naming what is no day
   */
  public static Weekdays parse(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", 2);
      days.addAll(between(day(ends[0], text), day(ends[ends.length - 1], text)).days());
    }
    return new Weekdays(days);
  }

  private static DayOfWeek day(String name, String text) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> wanted.length() >= 3 && day.name().startsWith(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the days '" + text + "' name '" + name
            + "'; allowed are mon, tue, wed, thu, fri, sat and sun, as in mon-fri or sat,sun"));
  }

  /** Whether that day is one of them. */
  public boolean contains(DayOfWeek day) {
    return days.contains(day);
  }

  /** Returns them as {@link #parse} reads them. */
  @Override
  public String toString() {
    return text(days);
  }

  private static String text(Collection<DayOfWeek> days) {
    return days.stream()
        .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
