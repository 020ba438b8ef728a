package io.hippocampus.recall.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A feast that comes every year.
 *
 * @param name its words, in lower case, possessives without their 's
 * @param in the feast of a year
 */
record Holiday(List<String> name, IntFunction<Span> in) {

  /** All that are known, those with longer names before those that they begin with. */
  private static final List<Holiday> ALL = List.of(
      fixed("christmas eve", 12, 24),
      fixed("christmas day", 12, 25),
      days("christmas", 12, 24, 3),
      fixed("boxing day", 12, 26),
      fixed("new year eve", 12, 31),
      fixed("new years eve", 12, 31),
      fixed("new year day", 1, 1),
      fixed("new years day", 1, 1),
      fixed("halloween", 10, 31),
      fixed("valentine day", 2, 14),
      fixed("valentines day", 2, 14),
      fixed("st patrick day", 3, 17),
      fixed("april fools day", 4, 1),
      fixed("april fool day", 4, 1),
      fixed("earth day", 4, 22),
      fixed("may day", 5, 1),
      fixed("cinco de mayo", 5, 5),
      fixed("juneteenth", 6, 19),
      fixed("independence day", 7, 4),
      fixed("veterans day", 11, 11),
      fixed("women day", 3, 8),
      moved("mother day", year -> nth(year, 5, 2, SUNDAY)),
      moved("mothers day", year -> nth(year, 5, 2, SUNDAY)),
      moved("father day", year -> nth(year, 6, 3, SUNDAY)),
      moved("fathers day", year -> nth(year, 6, 3, SUNDAY)),
      moved("memorial day", year -> nth(year, 5, -1, MONDAY)),
      moved("labor day", year -> nth(year, 9, 1, MONDAY)),
      moved("thanksgiving day", year -> nth(year, 11, 4, THURSDAY)),
      moved("thanksgiving", year -> nth(year, 11, 4, THURSDAY)),
      moved("black friday", year -> nth(year, 11, 4, THURSDAY).plusDays(1)),
      moved("good friday", year -> easter(year).minusDays(2)),
      moved("easter monday", year -> easter(year).plusDays(1)),
      moved("easter sunday", Holiday::easter),
      moved("easter", Holiday::easter));

  private static final Map<String, List<Holiday>> BY_FIRST_WORD =
      ALL.stream().collect(Collectors.groupingBy(holiday -> holiday.name().get(0)));

  /** The words that their names begin with. */
  static final Set<String> FIRST_WORDS = BY_FIRST_WORD.keySet();

  Holiday {
    name = List.copyOf(name);
  }

  /** Returns those whose names begin with that word. */
  static List<Holiday> beginningWith(String word) {
    return BY_FIRST_WORD.getOrDefault(word, List.of());
  }

  private static Holiday fixed(String name, int month, int day) {
    return days(name, month, day, 1);
  }

  private static Holiday days(String name, int month, int day, int days) {
    return new Holiday(List.of(name.split(" ")), year -> {
      LocalDate first = LocalDate.of(year, month, day);
      return Span.of(first, first.plusDays(days), Granularity.DAY);
    });
  }

  private static Holiday moved(String name, IntFunction<LocalDate> day) {
    return new Holiday(List.of(name.split(" ")), year -> Span.day(day.apply(year)));
  }

  private static LocalDate nth(int year, int month, int number, DayOfWeek day) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, day));
  }

  /** The anonymous Gregorian algorithm (Meeus, Jones and Butcher). */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int shift = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int correction = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * correction + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
