package io.hippocampus.agent;

/**
 * Who is said to have spoken, in what is recorded of a conversation.
 *
 * @param user whoever wrote a user message that names nobody
 * @param assistant the model
 * @param tool what tools answer
 */
record Names(String user, String assistant, String tool) {

  private static final int LONGEST = 200;

  static final Names DEFAULT = new Names("user", "assistant", "tool");

  Names {
    requireSpeaker("user", user);
    requireSpeaker("assistant", assistant);
    requireSpeaker("tool", tool);
  }

  private static void requireSpeaker(String who, String name) {
    if (name.isEmpty() || !name.equals(printable(name))) {
      throw new IllegalArgumentException("the " + who + " is named '" + printable(name)
          + "'; allowed are 1 to " + LONGEST + " printable characters, none at its ends blank");
    }
  }

  /** Returns a user message's name as a speaker; the user's when it is none. */
  String speaker(String name) {
    String printable = printable(name);
    return printable.isEmpty() ? user : printable;
  }

  private static String printable(String name) {
    String line = Pieces.wellFormed(name).replaceAll("\\p{Cntrl}", " ").strip();
    return Pieces.first(line, LONGEST).strip();
  }
}
