package io.hippocampus.recall.time;

import io.hippocampus.recall.time.Tokens.Kind;
import io.hippocampus.recall.time.Tokens.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Reads times by their names in the calendar: dates, weekdays, months, feasts, seasons, years. */
final class CalendarGrammar {

  private final Tokens tokens;
  private final LocalDate today;
  private final LocalDate latest;

  /** Reads times without a year as the latest that have begun on the day {@code latest}. */
  CalendarGrammar(Tokens tokens, LocalDate today, LocalDate latest) {
    this.tokens = tokens;
    this.today = today;
    this.latest = latest;
  }

  /** Reads what begins at that token, given what leads up to it. */
  Optional<Reading> read(int i, Lead lead) {
    return date(i)
        .or(() -> yearly(i).flatMap(yearly -> inItsYear(yearly, lead)))
        .or(() -> weekday(i, lead))
        .or(() -> quarter(i))
        .or(() -> decade(i))
        .or(() -> year(i, lead));
  }

  /** Reads 2023-03-05, 2023/03/05, 03/05/2023, 03/05/23 and 2023-03. */
  private Optional<Reading> date(int i) {
    if (!tokens.is(i, Kind.DATE)) {
      return Optional.empty();
    }
    String[] parts = tokens.at(i).word().split("[-/]", -1);
    int first = Integer.parseInt(parts[0]);
    int second = Integer.parseInt(parts[1]);
    try {
      if (parts.length == 2) {
        return Optional.of(new Reading(Span.month(YearMonth.of(first, second)), i + 1));
      }
      int third = Integer.parseInt(parts[2]);
      LocalDate date = parts[0].length() == 4
          ? LocalDate.of(first, second, third)
          : monthFirst(third < 100 ? 2000 + third : third, first, second);
      return Optional.of(new Reading(Span.day(date), i + 1));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static LocalDate monthFirst(int year, int first, int second) {
    return first > 12 ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
  }

  /** Settles which year is meant: one that is named after it, or the latest. */
  private Optional<Reading> inItsYear(Yearly yearly, Lead lead) {
    int j = tokens.is(yearly.next(), Kind.COMMA) ? yearly.next() + 1 : yearly.next();
    j = tokens.skip(j, "of", "in");
    int year = yearAt(j);
    if (year >= 0) {
      int next = j + 1;
      return yearly.in().apply(year).map(span -> new Reading(span, next));
    }
    Which which = Lexicon.WHICH.get(tokens.word(j));
    if (which != null && tokens.is(j + 1, "year")) {
      int next = j + 2;
      return yearly
          .in()
          .apply(today.getYear() + which.steps())
          .map(span -> new Reading(span, next));
    }
    return lead.isAtLeast(yearly.needs())
        ? yearly.latest(latest).map(span -> new Reading(span, yearly.next()))
        : Optional.empty();
  }

  /** Reads what comes every year. */
  Optional<Yearly> yearly(int i) {
    return holiday(i)
        .or(() -> monthAndDay(i))
        .or(() -> dayAndMonth(i))
        .or(() -> month(i))
        .or(() -> season(i));
  }

  private Optional<Yearly> holiday(int i) {
    for (Holiday holiday : Holiday.beginningWith(tokens.word(i))) {
      int j = i;
      for (String word : holiday.name()) {
        if (!tokens.is(j, word)) {
          j = -1;
          break;
        }
        j += isApostrophe(j + 1) ? 2 : 1;
      }
      if (j > 0) {
        return Optional.of(new Yearly(year -> Optional.of(holiday.in().apply(year)), Lead.NONE, j));
      }
    }
    return Optional.empty();
  }

  /** Whether a name goes on after it: "Mothers' Day". */
  private boolean isApostrophe(int i) {
    return tokens.is(i, Kind.OTHER)
        && (tokens.at(i).word().equals("'") || tokens.at(i).word().equals("’"));
  }

  private Optional<Yearly> monthAndDay(int i) {
    Optional<Month> month = monthAt(i);
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int j = tokens.skip(endOfMonth(i), "the");
    int day = dayAt(j);
    boolean counts = tokens.is(j, Kind.NUMBER) && isCounted(j + 1);
    if (day < 0 || counts) {
      return Optional.empty();
    }
    boolean sure = tokens.at(i).capital() || !isAmbiguous(i) || tokens.is(j, Kind.ORDINAL);
    return Optional.of(
        new Yearly(year -> day(year, month.get(), day), sure ? Lead.NONE : Lead.ON, j + 1));
  }

  private Optional<Yearly> dayAndMonth(int i) {
    int day = dayAt(i);
    if (day < 0) {
      return Optional.empty();
    }
    boolean of = tokens.is(i + 1, "of");
    int j = of ? i + 2 : i + 1;
    Optional<Month> month = monthAt(j);
    boolean said = of
        || tokens.is(i, Kind.ORDINAL)
        || (tokens.is(i, Kind.NUMBER) && (tokens.at(j).capital() || !isAmbiguous(j)));
    return month.isEmpty() || !said
        ? Optional.empty()
        : Optional.of(new Yearly(year -> day(year, month.get(), day), Lead.NONE, endOfMonth(j)));
  }

  private Optional<Yearly> month(int i) {
    Optional<Month> named = monthAt(i);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Token token = tokens.at(i);
    boolean afterArticle = tokens.is(i - 1, "the");
    Lead needs = afterArticle
        ? Lead.TOLD
        : isShort(i)
            ? token.capital() ? Lead.SINCE : Lead.TOLD
            : !isAmbiguous(i) ? Lead.NONE : token.capital() ? Lead.AROUND : Lead.SINCE;
    return named.map(month -> new Yearly(
        year -> Optional.of(Span.month(YearMonth.of(year, month))), needs, endOfMonth(i)));
  }

  private Optional<Yearly> season(int i) {
    Season season = Lexicon.SEASONS.get(tokens.word(i));
    if (season == null) {
      return Optional.empty();
    }
    boolean ordinaryWord = tokens.is(i, "spring", "fall");
    boolean blocked = ordinaryWord && Lexicon.NO_SEASON_BEFORE.contains(tokens.word(i + 1));
    Lead needs = blocked ? Lead.TOLD : ordinaryWord ? Lead.IN : Lead.ON;
    return Optional.of(new Yearly(year -> Optional.of(season.in(year)), needs, i + 1));
  }

  private static Optional<Span> day(int year, Month month, int day) {
    return YearMonth.of(year, month).isValidDay(day)
        ? Optional.of(Span.day(LocalDate.of(year, month, day)))
        : Optional.empty();
  }

  /** Reads "Friday" and "Friday, March 5", but not "every Friday" and "Friday nights". */
  private Optional<Reading> weekday(int i, Lead lead) {
    Optional<DayOfWeek> day = weekdayAt(i, lead == Lead.NONE ? Lead.NONE : Lead.ON);
    boolean often = tokens.is(i - 1, "every", "each")
        || tokens.is(i + 1, "mornings", "afternoons", "evenings", "nights");
    if (day.isEmpty() || often) {
      return Optional.empty();
    }
    int j = tokens.skip(tokens.is(i + 1, Kind.COMMA) ? i + 2 : i + 1, "the");
    Optional<Reading> dated = date(j)
        .or(() -> yearly(j).flatMap(yearly -> inItsYear(yearly, Lead.ON)))
        .filter(reading -> reading.span().granularity() == Granularity.DAY);
    LocalDate before = latest.with(TemporalAdjusters.previousOrSame(day.get()));
    return dated.or(() -> Optional.of(new Reading(Span.day(before), i + 1)));
  }

  /** Returns the weekday named there; a short name needs a lead, and "Sun" a sure one. */
  Optional<DayOfWeek> weekdayAt(int i, Lead lead) {
    DayOfWeek day = Lexicon.WEEKDAYS.get(tokens.word(i));
    if (day != null) {
      return Optional.of(day);
    }
    boolean word = tokens.is(i, "sun", "sat", "wed");
    boolean led = tokens.at(i).capital() && lead.isAtLeast(word ? Lead.TOLD : Lead.ON);
    return led ? Optional.ofNullable(Lexicon.SHORT_WEEKDAYS.get(tokens.word(i))) : Optional.empty();
  }

  private Optional<Reading> quarter(int i) {
    boolean named = tokens.is(i, Kind.QUARTER);
    int number = named ? tokens.at(i).value() : Lexicon.ORDINALS.getOrDefault(tokens.word(i), 0);
    if (number < 1 || number > 4 || !(named || tokens.is(i + 1, "quarter"))) {
      return Optional.empty();
    }
    int j = named ? i + 1 : i + 2;
    Yearly quarter = new Yearly(
        year -> Optional.of(Span.quarter(year, number)), named ? Lead.NONE : Lead.TOLD, j);
    return inItsYear(quarter, Lead.NONE);
  }

  private Optional<Reading> decade(int i) {
    int year = tokens.is(i, Kind.DECADE) ? tokens.at(i).value() : -1;
    return year < 1900 || year > 2090
        ? Optional.empty()
        : Optional.of(new Reading(Span.decade(year), i + 1));
  }

  private Optional<Reading> year(int i, Lead lead) {
    int j = tokens.skip(i, "year");
    int year = yearAt(j);
    boolean led = j > i
        || (lead.isAtLeast(Lead.AROUND) && !tokens.is(i - 1, "around"))
        || (lead == Lead.ON && tokens.is(i - 1, "by", "from"));
    return year < 0 || !led ? Optional.empty() : Optional.of(new Reading(Span.year(year), j + 1));
  }

  /** Returns the year written there, 1900 to 2099, or -1. */
  private int yearAt(int i) {
    int value = tokens.is(i, Kind.NUMBER) ? tokens.at(i).value() : -1;
    return value >= 1900 && value <= 2099 && !isCounted(i + 1) ? value : -1;
  }

  private boolean isCounted(int i) {
    String word = tokens.word(i);
    return Lexicon.COUNTED.contains(word)
        || (word.endsWith("s") && Lexicon.UNITS.containsKey(word.substring(0, word.length() - 1)));
  }

  /** Returns the day of a month written there, 1 to 31, or -1. */
  int dayAt(int i) {
    int value = tokens.is(i, Kind.WORD)
        ? Lexicon.ORDINALS.getOrDefault(tokens.word(i), -1)
        : tokens.is(i, Kind.NUMBER) || tokens.is(i, Kind.ORDINAL) ? tokens.at(i).value() : -1;
    return value >= 1 && value <= 31 ? value : -1;
  }

  private Optional<Month> monthAt(int i) {
    String word = tokens.word(i);
    return Optional.ofNullable(Lexicon.MONTHS.getOrDefault(word, Lexicon.SHORT_MONTHS.get(word)));
  }

  private boolean isShort(int i) {
    return Lexicon.SHORT_MONTHS.containsKey(tokens.word(i));
  }

  private boolean isAmbiguous(int i) {
    return isShort(i) || monthAt(i).filter(Lexicon.AMBIGUOUS_MONTHS::contains).isPresent();
  }

  /** Returns the token after a month's name and, if it is short, its full stop before a number. */
  private int endOfMonth(int i) {
    boolean stop = isShort(i) && tokens.at(i + 1).word().equals(".") && dayAt(i + 2) > 0;
    return stop ? i + 2 : i + 1;
  }
}
