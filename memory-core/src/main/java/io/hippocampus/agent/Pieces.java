package io.hippocampus.agent;

import java.util.ArrayList;
import java.util.List;

/** Texts cut so that each piece is well-formed Unicode. Pure. */
final class Pieces {

  private static final char UNREADABLE = '\uFFFD';

  private Pieces() {}

  /** Returns the text in pieces of at most so many characters, at least 2; none of an empty one. */
  static List<String> of(String text, int most) {
    List<String> pieces = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = end(text, start, most);
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }

  /** Returns the beginning of the text, at most so many characters. */
  static String first(String text, int most) {
    return text.substring(0, end(text, 0, most));
  }

  /** Returns the text with a mark in place of each character that no Unicode text can hold. */
  static String wellFormed(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? UNREADABLE : c)
        .forEach(mended::appendCodePoint);
    return mended.toString();
  }

  private static int end(String text, int start, int most) {
    int end = Math.min(text.length(), start + most);
    boolean insideAPair = end < text.length()
        && end > start + 1
        && Character.isHighSurrogate(text.charAt(end - 1))
        && Character.isLowSurrogate(text.charAt(end));
    return insideAPair ? end - 1 : end;
  }
}
