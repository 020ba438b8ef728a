package io.hippocampus.sleep.cron;

import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * The local times that a cron expression names, on a wall clock that is never changed.
 *
 * <p>Five fields are read as crontab reads them: minute, hour, day of the month, month, day of the
 * week (0 and 7 are Sunday); if both days are restricted, either of them will do. Six are read as
 * Quartz reads them: the second before these, days of the week from 1, Sunday, and one of the days
 * {@code ?}. Immutable and thread-safe; equal to those of the same expression.
 */
public final class LocalCron {

  private static final Pattern DAY_NUMBER = Pattern.compile("(?<![/#0-9])[0-7](?![0-9])");

  /** A number that is no step. */
  private static final Pattern NUMBER = Pattern.compile("(?<![/0-9])[0-9]+");

  private static final Pattern NO_STEP = Pattern.compile("/0+(?![0-9])");

  private final String expression;
  private final List<CronExpression> either;

  private LocalCron(String expression, List<CronExpression> either) {
    this.expression = expression;
    this.either = either;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static LocalCron parse(String expression) {
    String[] fields = expression.strip().split("\\s+");
    List<CronExpression> either = new ArrayList<>();
    try {
      requireNumbers(expression);
      for (String one : inQuartzWords(fields)) {
        CronExpression read = new CronExpression(one);
        read.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        either.add(read);
      }
    } catch (ParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the cron expression '" + expression + "' cannot be read: " + e.getMessage()
              + "; use the five fields of crontab, minute hour day month weekday, as in"
              + " '15 3 * * mon-fri', or the six of Quartz, with seconds first",
          e);
    }
    return new LocalCron(expression, either);
  }

  /** Quartz takes a 98 and a 99 for words of its own, and a step of 0 for none. */
  private static void requireNumbers(String expression) {
    NUMBER
        .matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(number -> number.length() > 2 || Integer.parseInt(number) > 59)
        .findFirst()
        .ifPresent(number -> {
          throw new IllegalArgumentException("no field has a " + number);
        });
    if (NO_STEP.matcher(expression).find()) {
      throw new IllegalArgumentException("a step of 0 leads nowhere");
    }
  }

  private static List<String> inQuartzWords(String[] fields) {
    if (fields.length == 6) {
      return List.of(String.join(" ", fields));
    }
    if (fields.length != 5) {
      throw new IllegalArgumentException("it has " + fields.length + " fields");
    }
    String times = "0 " + fields[0] + " " + fields[1];
    String month = fields[3];
    String onDay = String.join(" ", times, fields[2], month, "?");
    String onWeekday = String.join(" ", times, "?", month, weekdays(fields[4]));
    if (isAny(fields[4])) {
      return List.of(onDay);
    }
    return isAny(fields[2]) ? List.of(onWeekday) : List.of(onDay, onWeekday);
  }

  private static boolean isAny(String field) {
    return field.equals("*") || field.equals("?");
  }

  /** Returns days of the week in Quartz' numbers, which begin with 1 for Sunday. */
  private static String weekdays(String crontab) {
    return DAY_NUMBER
        .matcher(crontab.toUpperCase(Locale.ROOT).replace("0-7", "*"))
        .replaceAll(day -> String.valueOf(Integer.parseInt(day.group()) % 7 + 1));
  }

  /** Returns the first time after that one; empty when there is none any more. */
  public Optional<LocalDateTime> next(LocalDateTime after) {
    Date from = Date.from(after.toInstant(ZoneOffset.UTC));
    return either.stream()
        .map(expression -> Optional.ofNullable(expression.getNextValidTimeAfter(from)))
        .flatMap(Optional::stream)
        .min(Date::compareTo)
        .map(time -> LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalCron that && expression.equals(that.expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /** Returns the expression as it was given. */
  @Override
  public String toString() {
    return expression;
  }
}
