package io.hippocampus.server.cli.page;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Text for people, on a terminal or not. What memories say is data and comes through {@link #data}:
 * it cannot move the cursor, colour the screen or ring the bell.
 */
public final class Page {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  private final PrintStream out;
  private final boolean isColoured;
  private final int width;
  private final ZoneId zone;

  /** A page of that width, in whose text times are told in that zone. */
  public Page(PrintStream out, boolean isColoured, int width, ZoneId zone) {
    this.out = out;
    this.isColoured = isColoured;
    this.width = width;
    this.zone = zone;
  }

  /** Writes an empty line. */
  public Page line() {
    out.println();
    return this;
  }

  /** Writes a line as it is. */
  public Page line(String text) {
    out.println(text);
    return this;
  }

  /** Writes a line, formatted as by {@link String#format}. */
  public Page line(String format, Object... parts) {
    return line(String.format(Locale.ROOT, format, parts));
  }

  /** Writes text in lines of the page's width, all of them indented. */
  public Page paragraph(int indent, String text) {
    String margin = " ".repeat(indent);
    for (String part : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder(margin);
      for (String word : part.split(" ", -1)) {
        if (line.length() > indent && line.length() + 1 + word.length() > width) {
          line(line.toString());
          line.setLength(0);
          line.append(margin);
        }
        line.append(line.length() > indent ? " " : "").append(word);
      }
      line(line.toString());
    }
    return this;
  }

  /** Returns text that stands out, where there is colour. */
  public String strong(String text) {
    return styled("1", text);
  }

  /** Returns text that stands back. */
  public String faint(String text) {
    return styled("2", text);
  }

  /** Returns text that tells of what is well. */
  public String good(String text) {
    return styled("32", text);
  }

  /** Returns text that tells of what to look at. */
  public String doubtful(String text) {
    return styled("33", text);
  }

  /** Returns text that tells of what is not well. */
  public String wrong(String text) {
    return styled("31", text);
  }

  private String styled(String style, String text) {
    return isColoured ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }

  /** Returns a moment to the minute, in the reader's zone. */
  public String minute(Instant moment) {
    return MINUTE.format(moment.atZone(zone));
  }

  /** Returns the day of a moment, in the reader's zone. */
  public String day(Instant moment) {
    return DAY.format(moment.atZone(zone));
  }

  /** Returns text of unknown origin with its control characters made visible. */
  public static String data(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (c == '\n' || (!Character.isISOControl(c) && !isDirection(c))) {
        plain.appendCodePoint(c);
      } else if (c == '\t') {
        plain.append(' ');
      } else if (c != '\r') {
        plain.append('\ufffd');
      }
    });
    return plain.toString();
  }

  /** Whether it turns the direction of writing, with which a text can pose as another. */
  private static boolean isDirection(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Returns text of unknown origin in one line of at most so many characters. */
  public static String data(String text, int most) {
    String line = data(text).replace('\n', ' ').strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** Returns how many there are of something: {@code 1 memory}, {@code 1,204 memories}. */
  public static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** Returns so many memories: {@code 1 memory}. */
  public static String memories(long count) {
    return count(count, "memory", "memories");
  }

  /** Returns so many experiences: {@code 1 experience}. */
  public static String experiences(long count) {
    return count(count, "experience", "experiences");
  }

  /** Returns a time in seconds, with a tenth: {@code 1.3 s}. */
  public static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3);
  }

  /** Returns a size in kB, MB or GB. */
  public static String bytes(long bytes) {
    if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%,d kB", (bytes + 1023) >> 10);
    }
    return bytes < 10L << 30
        ? String.format(Locale.ROOT, "%,d MB", bytes >> 20)
        : String.format(Locale.ROOT, "%,d GB", bytes >> 30);
  }
}
