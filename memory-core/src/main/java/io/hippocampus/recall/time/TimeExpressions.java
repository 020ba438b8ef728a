package io.hippocampus.recall.time;

import io.hippocampus.memory.Interval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the English time expressions of a text. Pure, deterministic and thread-safe.
 *
 * <p>How it reads what people leave open:
 *
 * <ul>
 *   <li>A day, month, season or feast without a year is the latest one that has begun: "in March"
 *       said in February is last year's. "Last March" has ended, "this March" is this year's, "next
 *       March" is the first to begin.
 *   <li>Weeks begin on Monday, a weekend is Saturday and Sunday, seasons are the northern ones by
 *       whole months (winter of 2022 begins in December 2022).
 *   <li>"Last week" is the calendar week before this one; "the last week" and "the past week" are
 *       the seven days up to today, as are "the past 7 days". "Two weeks ago" is the seven days
 *       around that day, "two months ago" that calendar month.
 *   <li>"Early", "mid" and "late" are thirds. "A couple" is 2 or 3, "a few" 2 to 5, "several" 3 to
 *       7. "Recently" is the last 30 days, and is passed over when the text gives another time:
 *       then it tells of that time.
 *   <li>03/05/2023 is March 5, unless only 5 March is possible.
 *   <li>A night is from 18:00 to 6:00, a morning from 5:00 to 12:00.
 *   <li>"Before" reaches back to 1900; "since" and "after" reach to the end of today, or to 2200
 *       when what they name is still to come.
 * </ul>
 */
public final class TimeExpressions {

  private TimeExpressions() {}

  /**
   * Returns the times that the text speaks of, in their order; none overlaps another.
   *
   * @param text what was said
   * @param now when it was said
   * @param zone where
   */
  public static List<TimeMention> find(String text, Instant now, ZoneId zone) {
    Tokens tokens = Tokens.of(text);
    TimeGrammar grammar = new TimeGrammar(tokens, LocalDateTime.ofInstant(now, zone));
    List<TimeMention> mentions = new ArrayList<>();
    int next = 0;
    while (next < tokens.size()) {
      int first = next;
      Optional<Reading> reading = grammar.expression(first);
      next = reading.map(Reading::next).orElse(first + 1);
      reading.flatMap(read -> mention(text, tokens, first, read, zone)).ifPresent(mentions::add);
    }
    boolean told =
        mentions.stream().anyMatch(mention -> mention.granularity() != Granularity.VAGUE);
    return mentions.stream()
        .filter(mention -> !told || mention.granularity() != Granularity.VAGUE)
        .toList();
  }

  /** Returns the text with the words of those mentions, found in it, cut out. */
  public static String without(List<TimeMention> mentions, String text) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (TimeMention mention : mentions) {
      rest.append(text, from, mention.start()).append(' ');
      from = mention.end();
    }
    return rest.append(text, from, text.length())
        .toString()
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Optional<TimeMention> mention(
      String text, Tokens tokens, int first, Reading reading, ZoneId zone) {
    int start = tokens.at(first).start();
    int end = tokens.at(reading.next() - 1).end();
    return reading
        .span()
        .within(Span.EARLIEST, Span.LATEST)
        .map(span -> interval(span, zone))
        .map(interval -> new TimeMention(
            interval, reading.span().granularity(), start, end, text.substring(start, end)));
  }

  private static Interval interval(Span span, ZoneId zone) {
    return new Interval(
        span.from().atZone(zone).toInstant(), span.to().atZone(zone).toInstant());
  }
}
