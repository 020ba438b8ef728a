package io.hippocampus.recall.time;

import io.hippocampus.recall.time.Tokens.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Reads times as told from the moment of speaking: today, last week, three days ago, recently. */
final class RelativeGrammar {

  /** "Recently" is so many days at most. */
  private static final int RECENT_DAYS = 30;

  private final Tokens tokens;
  private final CalendarGrammar calendar;
  private final LocalDateTime now;
  private final LocalDate today;

  RelativeGrammar(Tokens tokens, CalendarGrammar calendar, LocalDateTime now) {
    this.tokens = tokens;
    this.calendar = calendar;
    this.now = now;
    this.today = now.toLocalDate();
  }

  /**
   * How many of what.
   *
   * @param least how many at least
   * @param most how many at most
   * @param unit of what
   * @param next the first token after it
   */
  record Count(int least, int most, Unit unit, int next) {}

  /** Reads what begins at that token. */
  Optional<Reading> read(int i) {
    return namedDay(i)
        .or(() -> vague(i))
        .or(() -> soFarOrYetToCome(i))
        .or(() -> away(i))
        .or(() -> which(i))
        .or(() -> secondNext(i));
  }

  private Optional<Reading> namedDay(int i) {
    return switch (tokens.word(i)) {
      case "today" -> reading(Span.day(today), i + 1);
      case "yesterday" -> reading(Span.day(today.minusDays(1)), i + 1);
      case "tomorrow" -> reading(Span.day(today.plusDays(1)), i + 1);
      case "tonight" -> reading(PartOfDay.NIGHT.of(today), i + 1);
      default -> Optional.empty();
    };
  }

  private Optional<Reading> vague(int i) {
    if (tokens.is(i, "recently", "lately")) {
      return reading(past(RECENT_DAYS, Granularity.VAGUE), i + 1);
    }
    if (tokens.is(i, "these") && tokens.is(i + 1, "days")) {
      return reading(past(RECENT_DAYS, Granularity.VAGUE), i + 2);
    }
    if (tokens.is(i, "other") && tokens.is(i + 1, "day") && tokens.is(i - 1, "the")) {
      return reading(past(7, Granularity.VAGUE), i + 2);
    }
    Optional<Unit> unit = tokens.is(i, "recent") ? plural(i + 1) : Optional.empty();
    return unit.flatMap(of -> reading(lately(of, 5), i + 2));
  }

  private Span past(int days, Granularity granularity) {
    return Span.of(today.minusDays(days), today.plusDays(1), granularity);
  }

  /** Reads "earlier this week" and "later today". */
  private Optional<Reading> soFarOrYetToCome(int i) {
    boolean earlier = tokens.is(i, "earlier");
    if (!earlier && !tokens.is(i, "later")) {
      return Optional.empty();
    }
    Optional<Reading> whole = tokens.is(i + 1, "today")
        ? namedDay(i + 1)
        : tokens.is(i + 1, "this") ? which(i + 1) : Optional.empty();
    LocalDateTime tomorrow = today.plusDays(1).atStartOfDay();
    return whole.flatMap(reading -> (earlier
            ? reading.span().within(Span.EARLIEST, tomorrow)
            : reading.span().within(today.atStartOfDay(), Span.LATEST))
        .map(span -> new Reading(span, reading.next())));
  }

  /** Reads "three days ago" and "two weeks from now". */
  private Optional<Reading> away(int i) {
    return count(i).flatMap(count -> {
      int j = count.next();
      if (tokens.is(j, "ago")) {
        return reading(between(count, now, -1), j + 1);
      }
      return tokens.is(j, "from") && tokens.is(j + 1, "now")
          ? reading(between(count, now, 1), j + 2)
          : Optional.empty();
    });
  }

  /**
   * Returns what is that far before (-1) or after (1) a moment; several when the count is loose.
   */
  static Span between(Count count, LocalDateTime moment, int direction) {
    Span near = count.unit().at(moment, direction * count.least());
    Span far = count.unit().at(moment, direction * count.most());
    if (count.least() == count.most()) {
      return near;
    }
    return direction < 0
        ? new Span(far.from(), near.to(), Granularity.SPAN)
        : new Span(near.from(), far.to(), Granularity.SPAN);
  }

  /** Reads "three weeks", "a week", "a couple of weeks", "a few weeks", "half a year", "weeks". */
  Optional<Count> count(int i) {
    if (tokens.is(i - 1, "many", "how")) {
      return Optional.empty();
    }
    if (tokens.is(i, "half") && tokens.is(i + 1, "a") && tokens.is(i + 2, "year")) {
      return Optional.of(new Count(6, 6, Unit.MONTH, i + 3));
    }
    boolean article = tokens.is(i, "a", "an");
    int j = article ? i + 1 : i;
    if (tokens.is(j, "couple")) {
      return counted(2, 3, tokens.skip(j + 1, "of"));
    }
    if (tokens.is(j, "few", "some")) {
      return counted(2, 5, j + 1);
    }
    if (tokens.is(j, "several")) {
      return counted(3, 7, j + 1);
    }
    int number = number(j);
    if (number >= 0) {
      return counted(number, number, j + 1);
    }
    return article ? counted(1, 1, j) : plural(j).map(unit -> new Count(2, 10, unit, j + 1));
  }

  private int number(int i) {
    return tokens.is(i, Kind.NUMBER)
        ? tokens.at(i).value()
        : Lexicon.NUMBERS.getOrDefault(tokens.word(i), -1);
  }

  private Optional<Count> counted(int least, int most, int i) {
    return unit(i).map(unit -> new Count(least, most, unit, i + 1));
  }

  private Optional<Unit> unit(int i) {
    return Optional.ofNullable(Lexicon.UNITS.get(tokens.word(i))).or(() -> plural(i));
  }

  private Optional<Unit> plural(int i) {
    String word = tokens.word(i);
    return word.endsWith("s")
        ? Optional.ofNullable(Lexicon.UNITS.get(word.substring(0, word.length() - 1)))
        : Optional.empty();
  }

  /** Reads what "last", "this" or "next" leads, or "this past". */
  private Optional<Reading> which(int i) {
    boolean both = tokens.is(i, "this") && tokens.is(i + 1, "past", "last", "coming", "next");
    int j = both ? i + 1 : i;
    Which which = Lexicon.WHICH.get(tokens.word(j));
    if (which == null) {
      return Optional.empty();
    }
    boolean rolling =
        tokens.is(j, "past") || (tokens.is(j, "last") && (both || tokens.is(j - 1, "the")));
    return several(which, j + 1)
        .or(() -> partOfDay(which, j + 1))
        .or(() -> unit(which, rolling, j + 1))
        .or(() -> calendar
            .weekdayAt(j + 1, Lead.TOLD)
            .flatMap(day -> reading(weekday(which, day), j + 2)))
        .or(() -> yearly(which, j + 1));
  }

  /** Reads the rest of "last three weeks" and "next few days". */
  private Optional<Reading> several(Which which, int i) {
    boolean bare = tokens.is(i, "a", "an") || plural(i).isPresent();
    if (which == Which.THIS || bare) {
      return Optional.empty();
    }
    return count(i).flatMap(count -> {
      Span span = which == Which.LAST
          ? lately(count.unit(), tight(count))
          : soon(count.unit(), tight(count));
      return reading(span, count.next());
    });
  }

  /** A couple is two when it is counted back from today. */
  private static int tight(Count count) {
    return count.least() == 2 && count.most() == 3 ? 2 : count.most();
  }

  private Span lately(Unit unit, int count) {
    LocalDateTime from = unit.shift(now, -count);
    return unit.isOfDays()
        ? Span.of(from.toLocalDate(), today.plusDays(1), Granularity.SPAN)
        : new Span(from, now, Granularity.SPAN);
  }

  private Span soon(Unit unit, int count) {
    LocalDateTime to = unit.shift(now, count);
    return unit.isOfDays()
        ? Span.of(today.plusDays(1), to.toLocalDate().plusDays(1), Granularity.SPAN)
        : new Span(now, to, Granularity.SPAN);
  }

  private Optional<Reading> partOfDay(Which which, int i) {
    PartOfDay part = Lexicon.PARTS_OF_DAY.get(tokens.word(i));
    boolean late = part == PartOfDay.EVENING || part == PartOfDay.NIGHT;
    if (part == null || which == Which.NEXT || (which == Which.LAST && !late)) {
      return Optional.empty();
    }
    return reading(part.of(today.plusDays(which.steps())), i + 1);
  }

  /** Reads the rest of "last week" and "the past week"; "last day" and "this hour" are no times. */
  private Optional<Reading> unit(Which which, boolean rolling, int i) {
    Unit unit = Lexicon.UNITS.get(tokens.word(i));
    if (unit == null || tokens.is(i + 1, "of")) {
      return Optional.empty();
    }
    if (rolling && unit != Unit.WEEKEND) {
      return reading(lately(unit, 1), i + 1);
    }
    boolean calendars = unit.compareTo(Unit.WEEKEND) >= 0 && unit != Unit.FORTNIGHT;
    return calendars
        ? reading(unit.holding(unit.shift(now, which.steps())), i + 1)
        : Optional.empty();
  }

  private Span weekday(Which which, DayOfWeek day) {
    return Span.day(
        switch (which) {
          case LAST -> today.with(TemporalAdjusters.previous(day));
          case THIS -> Span.week(today).firstDay().with(TemporalAdjusters.nextOrSame(day));
          case NEXT -> today.with(TemporalAdjusters.next(day));
        });
  }

  /** Reads the rest of "last March", "this summer", "next Christmas"; not of "this may be". */
  private Optional<Reading> yearly(Which which, int i) {
    return calendar
        .yearly(i)
        .filter(yearly -> which != Which.THIS || yearly.needs() != Lead.SINCE)
        .flatMap(
            yearly -> yearly.which(which, today).map(span -> new Reading(span, yearly.next())));
  }

  /** Reads "week before last", "Friday before last" and "month after next". */
  private Optional<Reading> secondNext(int i) {
    boolean last = tokens.is(i + 1, "before") && tokens.is(i + 2, "last");
    if (!last && !(tokens.is(i + 1, "after") && tokens.is(i + 2, "next"))) {
      return Optional.empty();
    }
    Which which = last ? Which.LAST : Which.NEXT;
    Unit unit = Lexicon.UNITS.get(tokens.word(i));
    if (unit != null) {
      return reading(unit.holding(unit.shift(now, 2 * which.steps())), i + 3);
    }
    return calendar
        .weekdayAt(i, Lead.TOLD)
        .map(day -> weekday(which, day).firstDay().plusWeeks(which.steps()))
        .flatMap(day -> reading(Span.day(day), i + 3));
  }

  private static Optional<Reading> reading(Span span, int next) {
    return Optional.of(new Reading(span, next));
  }
}
