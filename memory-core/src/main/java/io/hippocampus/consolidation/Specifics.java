package io.hippocampus.consolidation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What in a text can be checked against another one, word for word: names, numbers, months,
 * weekdays and dates. Pure.
 *
 * <p>It is strict, for whoever asks would rather lose a true sentence than keep an invented one. A
 * name is any word with a capital in it, at the start of a sentence too unless it is one of the few
 * that are none; a number in words is a number; a month or a weekday that is also another word
 * (May, Sat) must be written as a name to count as said.
 *
 * @param claims what it claims: {@code edda}, {@code 12}, {@code month 5}, {@code 7 month 5}
 * @param words all its words, in lower case, and of its claims those that are no words
 * @param relative whether it names a day by its distance from the day it was said on
 */
record Specifics(Set<String> claims, Set<String> words, boolean relative) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/-]\\d+)*");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern POSSESSIVE = Pattern.compile("(?<=\\p{L})['’]s\\b");
  private static final Pattern OPENS = Pattern.compile("(?:\\A|[.!?:;]|\\R)[\\s\"'’”“(\\[-]*\\z");
  private static final Pattern RELATIVE = Pattern.compile(
      "\\b(?:today|tonight|yesterday|tomorrow|ago|(?:last|next|this) (?:day|night|week|weekend|month|year|morning"
          + "|afternoon|evening|spring|summer|autumn|fall|winter|\\w+day))\\b",
      Pattern.CASE_INSENSITIVE);

  /** Words that may begin a sentence without being a name. */
  private static final Set<String> OPENERS =
      Set.of(("a about after all also although an and another any as at because"
              + " before both but by despite during each either even every few for from he her hers his however if in instead"
              + " it its just like many more most much neither no not now of often on once only or other others our over"
              + " people she since so some sometimes still such than that the their theirs them then there these they this"
              + " those though through to together under until unlike usually we what when where which while who whose why"
              + " with without yet")
          .split(" "));

  private static final List<String> MONTHS = List.of(
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december");

  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** Months and weekdays that are other words as well, when they are not written as names. */
  private static final Set<String> OTHER_WORDS =
      Set.of("may", "march", "august", "mar", "jan", "dec", "sat", "sun", "wed", "fri", "mon");

  private static final Map<String, String> CALENDAR = calendar();
  private static final Map<String, String> IN_WORDS = numbersInWords();
  private static final Map<String, String> ORDINALS = ordinals();

  private static final String MONTH_NAMES = String.join(
      "|", CALENDAR.keySet().stream().filter(Specifics::isMonth).sorted().toList());
  private static final String DAY_OF_MONTH = "(\\d{1,2}|"
      + String.join("|", new TreeSet<>(ORDINALS.keySet()).descendingSet()) + ")(?:st|nd|rd|th)?";
  private static final Pattern DAY_MONTH = Pattern.compile(
      "\\b" + DAY_OF_MONTH + "\\s+(?:of\\s+)?(" + MONTH_NAMES + ")\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_DAY = Pattern.compile(
      "\\b(" + MONTH_NAMES + ")\\.?\\s+(?:the\\s+)?" + DAY_OF_MONTH + "\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_YEAR =
      Pattern.compile("\\b(" + MONTH_NAMES + ")\\.?,?\\s+(\\d{4})\\b", Pattern.CASE_INSENSITIVE);

  Specifics {
    claims = Set.copyOf(claims);
    words = Set.copyOf(words);
  }

  /** Returns what can be checked in a text. */
  static Specifics of(String written) {
    String text = POSSESSIVE.matcher(written).replaceAll("");
    Set<String> claims = new TreeSet<>();
    Set<String> words = new HashSet<>();
    readDates(text, claims);
    for (MatchResult number : found(NUMBER, text)) {
      claims.add(plain(number.group()));
    }
    words.addAll(claims);
    for (MatchResult match : found(WORD, text)) {
      if (!match.group().chars().allMatch(Character::isDigit)) {
        readWord(match, text, claims, words);
      }
    }
    return new Specifics(claims, words, RELATIVE.matcher(text).find());
  }

  /** Returns what is claimed here that none of the sources says. */
  Set<String> beyond(Collection<Specifics> sources) {
    Set<String> missing = new TreeSet<>(claims);
    sources.forEach(source -> missing.removeAll(source.words()));
    return missing;
  }

  /** Whether each claims nothing that the other does not say. */
  boolean agreesWith(Specifics other) {
    return beyond(Set.of(other)).isEmpty() && other.beyond(Set.of(this)).isEmpty();
  }

  private static void readWord(
      MatchResult match, String text, Set<String> claims, Set<String> words) {
    String word = match.group();
    String lower = word.toLowerCase(Locale.ROOT);
    boolean capital = word.chars().anyMatch(Character::isUpperCase);
    boolean opens = capital && OPENS.matcher(text.substring(0, match.start())).find();
    String ofCalendar = CALENDAR.get(lower);
    if (ofCalendar != null) {
      boolean isName = !OTHER_WORDS.contains(lower) || (capital && !opens);
      words.add(isName ? ofCalendar : lower);
      if (isName || capital) {
        claims.add(ofCalendar);
      }
      return;
    }
    words.add(lower);
    String number = IN_WORDS.get(lower);
    if (number != null) {
      words.add(number);
      if (!lower.equals("one")) {
        claims.add(number);
      }
    } else if (capital && !(opens && OPENERS.contains(lower))) {
      claims.add(lower);
    }
  }

  private static void readDates(String text, Set<String> claims) {
    for (MatchResult date : found(DAY_MONTH, text)) {
      claims.add(day(date.group(1)) + " " + month(date.group(2)));
      claims.add(month(date.group(2)));
    }
    for (MatchResult date : found(MONTH_DAY, text)) {
      claims.add(day(date.group(2)) + " " + month(date.group(1)));
      claims.add(month(date.group(1)));
    }
    for (MatchResult date : found(MONTH_YEAR, text)) {
      claims.add(month(date.group(1)) + " " + date.group(2));
      claims.add(month(date.group(1)));
    }
  }

  private static String day(String said) {
    String day = said.toLowerCase(Locale.ROOT);
    return plain(ORDINALS.getOrDefault(day.replace(' ', '-'), day));
  }

  private static String month(String said) {
    return CALENDAR.getOrDefault(said.toLowerCase(Locale.ROOT), said);
  }

  private static boolean isMonth(String word) {
    return CALENDAR.getOrDefault(word, "").startsWith("month");
  }

  /** Returns a number without what is written differently from hand to hand. */
  private static String plain(String number) {
    return THOUSANDS.matcher(number).replaceAll("").replaceFirst("^0+(?=\\d)", "");
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static Map<String, String> calendar() {
    Map<String, String> names = new HashMap<>();
    for (int month = 0; month < MONTHS.size(); month++) {
      names.put(MONTHS.get(month), "month " + (month + 1));
      names.put(MONTHS.get(month).substring(0, 3), "month " + (month + 1));
    }
    names.put("sept", "month 9");
    for (int day = 0; day < DAYS.size(); day++) {
      names.put(DAYS.get(day), "weekday " + (day + 1));
      names.put(DAYS.get(day).substring(0, 3), "weekday " + (day + 1));
    }
    names.putAll(Map.of("tues", "weekday 2", "thur", "weekday 4", "thurs", "weekday 4"));
    return Map.copyOf(names);
  }

  private static Map<String, String> numbersInWords() {
    Map<String, String> numbers = new HashMap<>(Map.of(
        "hundred",
        "100",
        "hundreds",
        "100",
        "thousand",
        "1000",
        "thousands",
        "1000",
        "million",
        "1000000",
        "millions",
        "1000000",
        "dozen",
        "12",
        "dozens",
        "12",
        "twice",
        "2"));
    List<String> first = Arrays.asList(
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen twenty")
            .split(" "));
    for (int i = 0; i < first.size(); i++) {
      numbers.put(first.get(i), String.valueOf(i + 1));
    }
    List<String> tens = Arrays.asList("thirty forty fifty sixty seventy eighty ninety".split(" "));
    for (int i = 0; i < tens.size(); i++) {
      numbers.put(tens.get(i), String.valueOf(10 * (i + 3)));
    }
    return Map.copyOf(numbers);
  }

  private static Map<String, String> ordinals() {
    List<String> words =
        Arrays.asList(("first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
                + " twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
                + " twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
                + " twenty-eighth twenty-ninth thirtieth thirty-first")
            .split(" "));
    Map<String, String> days = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      days.put(words.get(i), String.valueOf(i + 1));
    }
    return Map.copyOf(days);
  }
}
