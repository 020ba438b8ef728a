package io.hippocampus.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How documents write amounts: shares, spans of time, counts and numbers. */
final class Amounts {

  private static final Pattern SHARE = Pattern.compile("([0-9.]+) ?%");
  private static final Pattern SPAN =
      Pattern.compile("([0-9]+) ?(hour|day|week|year)s?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Duration> UNITS = Map.of(
      "hour", Duration.ofHours(1),
      "day", Duration.ofDays(1),
      "week", Duration.ofDays(7),
      "year", Duration.ofDays(365));

  private Amounts() {}

  /** Writes a share as a percentage, exactly. */
  static String share(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }

  /** Reads a percentage, or a number from 0 to 1. */
  static double share(String text) {
    Matcher percentage = SHARE.matcher(text);
    double share = percentage.matches()
        ? decimal(percentage.group(1)).movePointLeft(2).doubleValue()
        : number(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("allowed are 0 % to 100 %");
    }
    return share;
  }

  /** Writes a span in the largest unit that measures it exactly. */
  static String span(Duration span) {
    for (String unit : List.of("year", "day", "hour")) {
      Duration one = UNITS.get(unit);
      if (one != null
          && span.toSeconds() % one.toSeconds() == 0
          && !span.minus(one).isNegative()) {
        long count = span.dividedBy(one);
        return count + " " + unit + (count == 1 ? "" : "s");
      }
    }
    return span.isZero() ? "0 hours" : span.toString();
  }

  /** Reads a span such as {@code 90 days}, or one in ISO 8601. */
  static Duration span(String text) {
    Matcher spelled = SPAN.matcher(text);
    if (spelled.matches() && spelled.group(1).length() <= 7) {
      Duration unit = UNITS.get(spelled.group(2).toLowerCase(java.util.Locale.ROOT));
      if (unit != null) {
        return unit.multipliedBy(Long.parseLong(spelled.group(1)));
      }
    }
    try {
      return Duration.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          "allowed are spans such as 12 hours, 90 days, 6 weeks or 2 years", e);
    }
  }

  /** Writes a number in as few digits as tell it exactly. */
  static String number(double number) {
    BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
    return exact.setScale(Math.max(0, exact.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  static double number(String text) {
    double number = decimal(text).doubleValue();
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("allowed are numbers");
    }
    return number;
  }

  static int count(String text) {
    try {
      return Integer.parseInt(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("allowed are whole numbers", e);
    }
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("allowed are numbers", e);
    }
  }
}
