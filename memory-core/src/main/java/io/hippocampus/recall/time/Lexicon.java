package io.hippocampus.recall.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that times are told with. */
final class Lexicon {

  static final Map<String, Month> MONTHS = months();
  static final Map<String, Month> SHORT_MONTHS = Map.ofEntries(
      Map.entry("jan", Month.JANUARY),
      Map.entry("feb", Month.FEBRUARY),
      Map.entry("mar", Month.MARCH),
      Map.entry("apr", Month.APRIL),
      Map.entry("jun", Month.JUNE),
      Map.entry("jul", Month.JULY),
      Map.entry("aug", Month.AUGUST),
      Map.entry("sep", Month.SEPTEMBER),
      Map.entry("sept", Month.SEPTEMBER),
      Map.entry("oct", Month.OCTOBER),
      Map.entry("nov", Month.NOVEMBER),
      Map.entry("dec", Month.DECEMBER));

  /** Months whose names are also words or people. */
  static final Set<Month> AMBIGUOUS_MONTHS =
      Set.of(Month.MARCH, Month.APRIL, Month.MAY, Month.JUNE, Month.AUGUST);

  static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
  static final Map<String, DayOfWeek> SHORT_WEEKDAYS = Map.of(
      "mon", DayOfWeek.MONDAY,
      "tue", DayOfWeek.TUESDAY,
      "tues", DayOfWeek.TUESDAY,
      "wed", DayOfWeek.WEDNESDAY,
      "thu", DayOfWeek.THURSDAY,
      "thurs", DayOfWeek.THURSDAY,
      "fri", DayOfWeek.FRIDAY,
      "sat", DayOfWeek.SATURDAY,
      "sun", DayOfWeek.SUNDAY);

  static final Map<String, Unit> UNITS = Map.ofEntries(
      Map.entry("minute", Unit.MINUTE),
      Map.entry("hour", Unit.HOUR),
      Map.entry("day", Unit.DAY),
      Map.entry("weekend", Unit.WEEKEND),
      Map.entry("week", Unit.WEEK),
      Map.entry("fortnight", Unit.FORTNIGHT),
      Map.entry("month", Unit.MONTH),
      Map.entry("quarter", Unit.QUARTER),
      Map.entry("year", Unit.YEAR),
      Map.entry("decade", Unit.DECADE));

  static final Map<String, Integer> NUMBERS = numbers();
  static final Map<String, Integer> ORDINALS = ordinals();

  static final Map<String, Season> SEASONS = Map.of(
      "spring", Season.SPRING,
      "summer", Season.SUMMER,
      "fall", Season.FALL,
      "autumn", Season.FALL,
      "winter", Season.WINTER);

  static final Map<String, PartOfDay> PARTS_OF_DAY = Map.of(
      "morning", PartOfDay.MORNING,
      "afternoon", PartOfDay.AFTERNOON,
      "evening", PartOfDay.EVENING,
      "night", PartOfDay.NIGHT);

  static final Map<String, Which> WHICH = Map.of(
      "last", Which.LAST,
      "past", Which.LAST,
      "previous", Which.LAST,
      "this", Which.THIS,
      "current", Which.THIS,
      "next", Which.NEXT,
      "coming", Which.NEXT,
      "upcoming", Which.NEXT);

  static final Map<String, Lead> LEADS = Map.ofEntries(
      Map.entry("on", Lead.ON),
      Map.entry("at", Lead.ON),
      Map.entry("over", Lead.ON),
      Map.entry("around", Lead.AROUND),
      Map.entry("by", Lead.ON),
      Map.entry("from", Lead.ON),
      Map.entry("before", Lead.AROUND),
      Map.entry("after", Lead.AROUND),
      Map.entry("since", Lead.SINCE),
      Map.entry("until", Lead.SINCE),
      Map.entry("till", Lead.SINCE),
      Map.entry("in", Lead.IN),
      Map.entry("during", Lead.IN),
      Map.entry("throughout", Lead.IN));

  /** What a number between 1900 and 2099 counts, when it is not a year. */
  static final Set<String> COUNTED = Set.of(
      "words",
      "steps",
      "people",
      "meters",
      "metres",
      "miles",
      "kilometers",
      "calories",
      "dollars",
      "euros",
      "users",
      "lines",
      "times",
      "points",
      "feet",
      "pages",
      "tokens",
      "hours",
      "minutes",
      "days",
      "pounds",
      "square",
      "kcal",
      "km",
      "m",
      "ml",
      "percent",
      "yuan",
      "bucks",
      "followers");

  /** Words after which "spring" and "fall" are no seasons. */
  static final Set<String> NO_SEASON_BEFORE = Set.of(
      "of",
      "festival",
      "cleaning",
      "roll",
      "rolls",
      "onion",
      "onions",
      "water",
      "chicken",
      "mattress",
      "board",
      "framework",
      "boot",
      "asleep",
      "apart",
      "into",
      "for",
      "from",
      "off");

  /** Words with which a time can begin, beside a preposition and an article. */
  private static final Set<String> BEGINNINGS = beginnings();

  private Lexicon() {}

  /** Whether a time can begin with that word, beside a preposition and an article. */
  static boolean isBeginning(String word) {
    return BEGINNINGS.contains(word);
  }

  private static Set<String> beginnings() {
    Set<String> words = new HashSet<>(Set.of(
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "recently",
        "lately",
        "these",
        "other",
        "recent",
        "earlier",
        "later",
        "a",
        "an",
        "half",
        "couple",
        "few",
        "some",
        "several",
        "early",
        "beginning",
        "start",
        "mid",
        "middle",
        "late",
        "end"));
    words.addAll(MONTHS.keySet());
    words.addAll(SHORT_MONTHS.keySet());
    words.addAll(WEEKDAYS.keySet());
    words.addAll(SHORT_WEEKDAYS.keySet());
    words.addAll(NUMBERS.keySet());
    words.addAll(ORDINALS.keySet());
    words.addAll(SEASONS.keySet());
    words.addAll(PARTS_OF_DAY.keySet());
    words.addAll(WHICH.keySet());
    words.addAll(Holiday.FIRST_WORDS);
    for (String unit : UNITS.keySet()) {
      words.add(unit);
      words.add(unit + "s");
    }
    return Set.copyOf(words);
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      months.put(month.name().toLowerCase(Locale.ROOT), month);
    }
    return Map.copyOf(months);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> days = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day.name().toLowerCase(Locale.ROOT), day);
    }
    return Map.copyOf(days);
  }

  private static Map<String, Integer> numbers() {
    List<String> words = List.of(
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty");
    Map<String, Integer> numbers = new HashMap<>(Map.of("thirty", 30, "dozen", 12));
    for (String word : words) {
      numbers.put(word, words.indexOf(word) + 1);
    }
    return Map.copyOf(numbers);
  }

  private static Map<String, Integer> ordinals() {
    List<String> words = new ArrayList<>(List.of(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth"));
    Map<String, Integer> ordinals = new HashMap<>(Map.of("thirtieth", 30));
    for (String word : words) {
      ordinals.put(word, words.indexOf(word) + 1);
    }
    return Map.copyOf(ordinals);
  }
}
