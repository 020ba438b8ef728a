package io.hippocampus.memory;

import java.time.Instant;
import java.util.Map;

/**
 * The checks that several values share; each names what was wrong, its value and what is allowed.
 */
final class Checks {

  /** The earliest moment a memory may carry: older ones are nearly always a mistaken unit. */
  static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  /** The first moment too late for a memory to carry. */
  static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final int LONGEST_NAME = 200;

  private Checks() {}

  /** Returns {@code value} when it is 1 to 200 printable characters with none at its ends blank. */
  static String name(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          what + " is blank; give it 1 to " + LONGEST_NAME + " characters");
    }
    if (value.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters; allowed are 1 to " + LONGEST_NAME);
    }
    if (!value.strip().equals(value)) {
      throw new IllegalArgumentException(
          what + " '" + value + "' begins or ends with a blank; strip it");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "%s has the control character U+%04X at position %d; leave it out"
                .formatted(what, (int) value.charAt(i), i));
      }
    }
    return wellFormed(what, value);
  }

  /** Returns {@code text} when every surrogate in it has its partner and it holds no NUL. */
  static String wellFormed(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new IllegalArgumentException(
            what + " holds a NUL character at position " + i + "; leave it out");
      }
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired = Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        throw new IllegalArgumentException(
            "%s holds a lone surrogate U+%04X at position %d; send well-formed Unicode"
                .formatted(what, (int) c, i));
      }
      i++;
    }
    return text;
  }

  /** Returns {@code value} when it lies in [{@code least}, {@code most}]. */
  static double within(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " is " + value + "; allowed are numbers from " + least + " to " + most);
    }
    return value;
  }

  /** Returns {@code at} when it lies in the years 1900 to 2199. */
  static Instant date(String what, Instant at) {
    if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
      throw new IllegalArgumentException(what + " is " + at + "; allowed are moments from "
          + EARLIEST + " until " + LATEST + " (was a number of seconds taken for milliseconds?)");
    }
    return at;
  }

  /**
   * Returns an unmodifiable copy of {@code metadata} when its keys are names and its values
   * well-formed.
   */
  static Map<String, String> metadata(Map<String, String> metadata) {
    metadata.forEach((key, value) -> {
      if (!key.matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}")) {
        throw new IllegalArgumentException("metadata key '" + key
            + "' is not allowed; use a letter or _ and up to 63 letters, digits, _ . -");
      }
      if (value.length() > 4_096) {
        throw new IllegalArgumentException(
            "metadata '" + key + "' has " + value.length() + " characters; allowed are up to 4096");
      }
      wellFormed("metadata '" + key + "'", value);
    });
    if (metadata.size() > 64) {
      throw new IllegalArgumentException(
          "metadata has " + metadata.size() + " keys; allowed are up to 64");
    }
    return Map.copyOf(metadata);
  }
}
