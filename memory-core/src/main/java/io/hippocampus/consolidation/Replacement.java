package io.hippocampus.consolidation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of which a text says that they hold no longer: in "the 17th, no more on the 10th" the
 * 10. Pure.
 *
 * <p>A value is a number or a name. A text tells that one was replaced by naming it after "instead
 * of", "no longer" and the like, in "not … any more" and "not … but", or, if it speaks of a change
 * at all, in "from … to …".
 */
final class Replacement {

  private static final String WORDS = "(?:\\s+[\\p{L}'’]+){0,4}?\\s+\\p{Punct}?";
  private static final String VALUE = "(\\d+(?:[.,:/]\\d+)*|\\p{Lu}\\p{L}{2,})";

  private static final List<Pattern> REPLACED = List.of(
      Pattern.compile("\\b(?i:instead of|rather than|no longer|no more|replac(?:es|ed|ing|e)"
          + "|in place of)\\b" + WORDS + VALUE),
      Pattern.compile(
          "\\b(?i:not)\\b" + WORDS + VALUE + "(?=[^.;!?]{0,40}\\b(?i:any ?more|but)\\b)"));

  private static final Pattern CHANGE = Pattern.compile(
      "\\b(?:mov(?:e[ds]?|ing)|chang(?:e[ds]?|ing)|rais(?:e[ds]?|ing)|lower(?:s|ed)?|put off"
          + "|postponed?|switch(?:es|ed)?|shift(?:s|ed)?|push(?:es|ed)?|brought forward"
          + "|increas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing)|reschedul(?:e[ds]?|ing))\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM_TO = Pattern.compile(
      "\\b(?i:from)" + WORDS + VALUE + "[^.;!?]{0,30}?\\b(?i:to)" + WORDS + "(?:\\d|\\p{Lu})");

  private Replacement() {}

  /** Returns the replaced values, lower-cased; empty when the text tells of none. */
  static Set<String> in(String text) {
    Set<String> replaced = new HashSet<>();
    for (Pattern pattern : REPLACED) {
      collect(pattern.matcher(text), replaced);
    }
    if (CHANGE.matcher(text).find()) {
      collect(FROM_TO.matcher(text), replaced);
    }
    return replaced;
  }

  private static void collect(Matcher matcher, Set<String> replaced) {
    while (matcher.find()) {
      replaced.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
  }
}
