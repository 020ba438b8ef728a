package io.hippocampus.server.cli.frame;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes spans of time, as in {@code 90s}, {@code 30m}, {@code 2h} and {@code 1d}. */
public final class Span {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  private Span() {}

  /**
   * Returns the span.
   *
   * @throws IllegalArgumentException naming the option
   */
  public static Duration parse(String option, String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      throw new IllegalArgumentException(
          option + " is '" + text + "'; allowed are spans such as 90s, 30m, 2h and 1d");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Returns whole seconds in the largest unit that has no rest. */
  public static String told(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
