package io.hippocampus.recall.time;

import io.hippocampus.recall.time.Tokens.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads whole time expressions, by recursive descent:
 *
 * <pre>
 * expression: range | offset | open end | [lead] time
 * range:      [between | from | lead] time (and | to | -) (time | day)
 * offset:     (count unit | unit | weekday) (before | after) time
 * open end:   (since | before | after | until | by) time
 * time:       [the] ((early | mid | late | ordinal unit of | week of | morning of) time
 *                    | relative | calendar) [part of day]
 * </pre>
 */
final class TimeGrammar {

  private static final Set<Granularity> DIVISIBLE = EnumSet.of(
      Granularity.WEEK,
      Granularity.MONTH,
      Granularity.QUARTER,
      Granularity.SEASON,
      Granularity.YEAR,
      Granularity.DECADE);

  /** "The evening of the first Friday of May" is three times, one in another. */
  private static final int DEEPEST = 4;

  private final Tokens tokens;
  private final LocalDateTime now;
  private final LocalDate today;
  private final CalendarGrammar calendar;
  private final RelativeGrammar relative;

  TimeGrammar(Tokens tokens, LocalDateTime now) {
    this(tokens, now, now.toLocalDate());
  }

  private TimeGrammar(Tokens tokens, LocalDateTime now, LocalDate latest) {
    this.tokens = tokens;
    this.now = now;
    this.today = now.toLocalDate();
    this.calendar = new CalendarGrammar(tokens, today, latest);
    this.relative = new RelativeGrammar(tokens, calendar, now);
  }

  /** Reads the expression that begins at that token. */
  Optional<Reading> expression(int i) {
    if (!canBegin(i)) {
      return Optional.empty();
    }
    return range(i)
        .or(() -> offset(i))
        .or(() -> openEnd(i))
        .or(() -> led(i))
        .or(() -> time(i, Lead.NONE));
  }

  /** Most tokens begin no time, and this tells so at once. */
  private boolean canBegin(int i) {
    boolean leads =
        Lexicon.LEADS.containsKey(tokens.word(i)) || tokens.is(i, "between", "prior", "up");
    int j = leads ? tokens.skip(i + 1, "to") : i;
    int k = tokens.skip(j, "the");
    return switch (tokens.at(k).kind()) {
      case WORD -> Lexicon.isBeginning(tokens.word(k));
      case NUMBER, ORDINAL, DATE, DECADE, QUARTER -> true;
      case COMMA, DASH, OTHER, NONE -> false;
    };
  }

  private Optional<Reading> led(int i) {
    Lead lead = Lexicon.LEADS.get(tokens.word(i));
    return lead == null
        ? Optional.empty()
        : offset(i + 1).or(() -> time(i + 1, lead)).filter(TimeGrammar::isTold);
  }

  /** Whether it can be part of something longer; "up to lately" is not a time until now. */
  private static boolean isTold(Reading reading) {
    return reading.span().granularity() != Granularity.VAGUE;
  }

  // ---- ranges

  private Optional<Reading> range(int i) {
    boolean between = tokens.is(i, "between");
    boolean from = tokens.is(i, "from");
    Lead lead = between || from ? Lead.IN : Lexicon.LEADS.getOrDefault(tokens.word(i), Lead.NONE);
    int j = between || lead != Lead.NONE ? i + 1 : i;
    Optional<Reading> first = time(j, lead);
    int k = first.map(Reading::next).orElse(tokens.skip(j, "the") + 1);
    boolean joined = between
        ? tokens.is(k, "and")
        : tokens.is(k, Kind.DASH) || tokens.is(k, "to", "until", "till", "through", "thru");
    if (!joined) {
      return Optional.empty();
    }
    if (first.isEmpty()) {
      boolean sure = between || from || tokens.is(k, Kind.DASH);
      return sure ? fromDay(tokens.skip(j, "the"), k + 1) : Optional.empty();
    }
    return toTime(j, lead, first.get(), k + 1).or(() -> toDay(first.get().span(), k + 1));
  }

  /** Reads "3 to 7 March": the first day is of the month of the second. */
  private Optional<Reading> fromDay(int i, int j) {
    int day = calendar.dayAt(i);
    if (day < 0 || tokens.is(i, Kind.WORD)) {
      return Optional.empty();
    }
    return time(j, Lead.IN)
        .filter(last -> last.span().granularity() == Granularity.DAY)
        .flatMap(last -> joined(dayOfMonth(last.span(), day), last.span(), last.next()));
  }

  /** Reads the rest of "March 3 to 7": the second day is of the month of the first. */
  private Optional<Reading> toDay(Span first, int i) {
    int j = tokens.skip(i, "the");
    int day = calendar.dayAt(j);
    boolean days = first.granularity() == Granularity.DAY && day > 0 && !tokens.is(j, Kind.WORD);
    return days
        ? dayOfMonth(first, day).flatMap(last -> joined(Optional.of(first), last, j + 1))
        : Optional.empty();
  }

  /** What has no year of its own takes that of the other. */
  private Optional<Reading> toTime(int i, Lead lead, Reading first, int j) {
    return time(j, lead).flatMap(last -> {
      TimeGrammar backwards = new TimeGrammar(tokens, now, last.span().firstDay());
      Optional<Span> before =
          backwards.time(i, lead).filter(again -> again.next() == first.next()).map(Reading::span);
      return joined(before, last.span(), last.next()).or(() -> nextAfter(first.span(), lead, j));
    });
  }

  private Optional<Reading> nextAfter(Span first, Lead lead, int j) {
    LocalDate yearLater = first.firstDay().plusYears(1).minusDays(1);
    return new TimeGrammar(tokens, now, yearLater)
        .time(j, lead)
        .flatMap(last -> joined(Optional.of(first), last.span(), last.next()));
  }

  private static Optional<Reading> joined(Optional<Span> first, Span last, int next) {
    return first.flatMap(span -> span.through(last)).map(span -> new Reading(span, next));
  }

  private static Optional<Span> dayOfMonth(Span inMonth, int day) {
    YearMonth month = YearMonth.from(inMonth.firstDay());
    return month.isValidDay(day) ? Optional.of(Span.day(month.atDay(day))) : Optional.empty();
  }

  // ---- before and after another time

  private Optional<Reading> offset(int i) {
    int j = tokens.skip(i, "the");
    Optional<Reading> counted = relative
        .count(j)
        .flatMap(count ->
            anchor(count.next()).map(at -> new Reading(offset(count, at), at.next())));
    return counted.or(() -> neighbour(tokens.skip(j, "last", "first")));
  }

  /** A time that something is before (-1) or after (1). */
  private record Anchor(Span span, int direction, int next) {}

  private Optional<Anchor> anchor(int i) {
    boolean before = tokens.is(i, "before") || (tokens.is(i, "prior") && tokens.is(i + 1, "to"));
    int j = tokens.is(i, "prior") ? i + 2 : i + 1;
    return before || tokens.is(i, "after")
        ? time(j, Lead.AROUND).map(at -> new Anchor(at.span(), before ? -1 : 1, at.next()))
        : Optional.empty();
  }

  private static Span offset(RelativeGrammar.Count count, Anchor at) {
    LocalDateTime moment =
        at.direction() < 0 ? at.span().from() : at.span().to().minusNanos(1);
    return RelativeGrammar.between(count, moment, at.direction());
  }

  /** Reads "day before yesterday", "week before August 3", "Friday after Christmas". */
  private Optional<Reading> neighbour(int i) {
    Unit unit = Lexicon.UNITS.get(tokens.word(i));
    Optional<DayOfWeek> day = calendar.weekdayAt(i, Lead.ON);
    if (day.isEmpty() && (unit == null || !unit.isOfDays())) {
      return Optional.empty();
    }
    return anchor(i + 1).map(at -> {
      LocalDate edge = at.direction() < 0 ? at.span().firstDay() : at.span().dayAfter();
      Span span = day.isPresent()
          ? Span.day(nearest(day.get(), edge, at.direction()))
          : beside(unit == null ? Unit.DAY : unit, edge, at.direction());
      return new Reading(span, at.next());
    });
  }

  private static Span beside(Unit unit, LocalDate edge, int direction) {
    if (unit == Unit.WEEKEND) {
      LocalDate saturday =
          nearest(DayOfWeek.SATURDAY, direction < 0 ? edge.minusDays(1) : edge, direction);
      return Span.weekend(saturday);
    }
    LocalDate other = unit.shift(edge.atStartOfDay(), direction).toLocalDate();
    Granularity granularity = unit.holding(edge.atStartOfDay()).granularity();
    return direction < 0 ? Span.of(other, edge, granularity) : Span.of(edge, other, granularity);
  }

  /** Returns the last such day before {@code edge}, or the first from it on. */
  private static LocalDate nearest(DayOfWeek day, LocalDate edge, int direction) {
    return edge.with(
        direction < 0 ? TemporalAdjusters.previous(day) : TemporalAdjusters.nextOrSame(day));
  }

  // ---- open ends

  private Optional<Reading> openEnd(int i) {
    boolean two = tokens.is(i, "prior", "up") && tokens.is(i + 1, "to");
    if (!two && !tokens.is(i, "since", "after", "before", "until", "till", "by")) {
      return Optional.empty();
    }
    Lead lead = Lexicon.LEADS.getOrDefault(tokens.word(i), Lead.AROUND);
    int j = two ? i + 2 : i + 1;
    return offset(j)
        .or(() -> time(j, lead))
        .filter(TimeGrammar::isTold)
        .flatMap(
            at -> openEnd(tokens.word(i), at.span()).map(span -> new Reading(span, at.next())));
  }

  private Optional<Span> openEnd(String word, Span span) {
    LocalDateTime tomorrow = today.plusDays(1).atStartOfDay();
    return switch (word) {
      case "since" -> stretch(span.from(), tomorrow);
      case "after" -> stretch(span.to(), span.to().isBefore(tomorrow) ? tomorrow : Span.LATEST);
      case "before", "prior" -> stretch(Span.EARLIEST, span.from());
      default -> stretch(Span.EARLIEST, span.to());
    };
  }

  private static Optional<Span> stretch(LocalDateTime from, LocalDateTime to) {
    return from.isBefore(to) ? Optional.of(new Span(from, to, Granularity.SPAN)) : Optional.empty();
  }

  // ---- single times

  private Optional<Reading> time(int i, Lead lead) {
    return time(i, lead, DEEPEST);
  }

  private Optional<Reading> time(int i, Lead lead, int depth) {
    int j = tokens.skip(i, "the");
    return partOfATime(j, depth - 1)
        .or(() -> relative.read(j))
        .or(() -> weekend(j, lead))
        .or(() -> calendar.read(j, lead))
        .map(this::withPartOfDay);
  }

  private Optional<Reading> partOfATime(int i, int depth) {
    return depth == 0
        ? Optional.empty()
        : third(i, depth)
            .or(() -> half(i, depth))
            .or(() -> ordinalOf(i, depth))
            .or(() -> unitOf(i, depth))
            .or(() -> partOfDay(i, depth));
  }

  /** Reads "early June", "mid-2021", "the end of last month". */
  private Optional<Reading> third(int i, int depth) {
    int which = switch (tokens.word(i)) {
      case "early", "beginning", "start" -> 0;
      case "mid", "middle" -> 1;
      case "late", "end" -> 2;
      default -> -1;
    };
    boolean noun = tokens.is(i, "beginning", "start", "middle", "end");
    if (which < 0 || (noun && !tokens.is(i + 1, "of"))) {
      return Optional.empty();
    }
    return time(noun || tokens.is(i + 1, Kind.DASH) ? i + 2 : i + 1, Lead.IN, depth)
        .filter(whole -> DIVISIBLE.contains(whole.span().granularity()))
        .map(whole -> new Reading(whole.span().third(which), whole.next()));
  }

  private Optional<Reading> half(int i, int depth) {
    boolean half =
        tokens.is(i, "first", "second") && tokens.is(i + 1, "half") && tokens.is(i + 2, "of");
    return half
        ? time(i + 3, Lead.IN, depth)
            .filter(whole -> DIVISIBLE.contains(whole.span().granularity()))
            .map(whole ->
                new Reading(whole.span().half(tokens.is(i, "first") ? 0 : 1), whole.next()))
        : Optional.empty();
  }

  /** Reads "first weekend of August 2023", "last Friday of May", "second week in June". */
  private Optional<Reading> ordinalOf(int i, int depth) {
    boolean last = tokens.is(i, "last");
    int number = tokens.is(i, Kind.NUMBER) ? -1 : calendar.dayAt(i);
    Unit unit = Lexicon.UNITS.get(tokens.word(i + 1));
    Optional<DayOfWeek> day = calendar.weekdayAt(i + 1, Lead.ON);
    boolean counts = (last || number > 0) && (unit != null || day.isPresent());
    if (!counts || !tokens.is(i + 2, "of", "in")) {
      return Optional.empty();
    }
    return time(i + 3, Lead.IN, depth)
        .filter(whole -> DIVISIBLE.contains(whole.span().granularity()))
        .flatMap(whole -> Ordinals.nth(whole.span(), last ? Ordinals.LAST : number, unit, day)
            .map(span -> new Reading(span, whole.next())));
  }

  /** Reads "week of 23 January 2023", "weekend of May 6", "month of April". */
  private Optional<Reading> unitOf(int i, int depth) {
    if (!tokens.is(i, "week", "weekend", "month") || !tokens.is(i + 1, "of")) {
      return Optional.empty();
    }
    return time(i + 2, Lead.IN, depth).flatMap(inner -> {
      boolean day = inner.span().granularity() == Granularity.DAY;
      boolean month = tokens.is(i, "month") && inner.span().granularity() == Granularity.MONTH;
      LocalDate date = inner.span().firstDay();
      return day && tokens.is(i, "week")
          ? Optional.of(new Reading(Span.week(date), inner.next()))
          : day && tokens.is(i, "weekend")
              ? Optional.of(new Reading(Span.weekend(date), inner.next()))
              : month ? Optional.of(inner) : Optional.empty();
    });
  }

  /** Reads "evening of 7 July, 2023". */
  private Optional<Reading> partOfDay(int i, int depth) {
    PartOfDay part = Lexicon.PARTS_OF_DAY.get(tokens.word(i));
    return part == null || !tokens.is(i + 1, "of")
        ? Optional.empty()
        : time(i + 2, Lead.ON, depth)
            .filter(day -> day.span().granularity() == Granularity.DAY)
            .map(day -> new Reading(part.of(day.span().firstDay()), day.next()));
  }

  /** Reads "over the weekend": the latest that has begun. */
  private Optional<Reading> weekend(int i, Lead lead) {
    if (lead == Lead.NONE || !tokens.is(i, "weekend") || !tokens.is(i - 1, "the")) {
      return Optional.empty();
    }
    Span latest = Span.weekend(today);
    Span span = latest.firstDay().isAfter(today) ? Span.weekend(today.minusWeeks(1)) : latest;
    return Optional.of(new Reading(span, i + 1));
  }

  /** Reads the rest of "Friday night" and "yesterday in the morning". */
  private Reading withPartOfDay(Reading reading) {
    int i = reading.next();
    int j = tokens.is(i, "in") && tokens.is(i + 1, "the") ? i + 2 : i;
    PartOfDay part = Lexicon.PARTS_OF_DAY.get(tokens.word(j));
    return part == null || reading.span().granularity() != Granularity.DAY
        ? reading
        : new Reading(part.of(reading.span().firstDay()), j + 1);
  }
}
