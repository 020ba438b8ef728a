package io.hippocampus.memory;

/** Counts words, as budgets by words mean them: runs of anything but white space. */
public final class Words {

  private Words() {}

  /** Returns how many words the text has. */
  public static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && !inside) {
        words++;
      }
      inside = !space;
    }
    return words;
  }
}
