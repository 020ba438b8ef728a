package io.hippocampus.encoding;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can be seen on the surface of a text that makes it more, or less, likely to be asked for.
 *
 * <p>A space counts how many of its experiences carry each sign, as it counts terms, so that a sign
 * tells as much as it is rare there: in a chat a date is news, in a calendar it is not.
 */
enum Sign {
  /** Somebody speaks of themselves. */
  FIRST_PERSON(
      "\\b(I|I'm|I've|I'd|I'll|my|mine|me|we|our|us|we're|we've|myself)\\b",
      Pattern.CASE_INSENSITIVE),

  /** It says when, or how many. */
  TIME_OR_NUMBER(
      "\\d|\\b(yesterday|today|tonight|tomorrow|(last|next|this) \\w+|ago|monday|tuesday|wednesday|thursday|friday"
          + "|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\\b",
      Pattern.CASE_INSENSITIVE),

  /** It names somebody or something. */
  NAME("(?<![.!?]\\s|^)\\b\\p{Lu}\\p{Ll}{2,}", 0),

  /** It ends by asking. */
  QUESTION("\\?\\s*$", 0);

  /** No analyzer gives a term in such brackets, so signs and terms are counted side by side. */
  private static final String OPENING = "\u27e8";

  private static final String CLOSING = "\u27e9";

  private final Pattern pattern;

  Sign(String pattern, int flags) {
    this.pattern = Pattern.compile(pattern, flags);
  }

  /** Returns the signs that a text carries. */
  static Set<Sign> in(String text) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    for (Sign sign : values()) {
      if (sign.pattern.matcher(text).find()) {
        signs.add(sign);
      }
    }
    return signs;
  }

  /** Returns the term by which it is counted. */
  String term() {
    return OPENING + name().toLowerCase(java.util.Locale.ROOT) + CLOSING;
  }
}
