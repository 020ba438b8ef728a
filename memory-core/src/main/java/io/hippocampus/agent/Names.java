package io.hippocampus.agent;

/**
 * Who is said to have spoken, in what is recorded of a conversation.
 *
 * @param user whoever wrote a user message that names nobody
 * @param assistant the model
 * @param tool what tools answer
 */
record Names(String user, String assistant, String tool) {

  static final Names DEFAULT = new Names("user", "assistant", "tool");

  private static final int LONGEST = 200;

  /** Returns a user message's name as a speaker; the user's when it is none. */
  String speaker(String name) {
    String printable = Pieces.wellFormed(name).replaceAll("\\p{Cntrl}", " ").strip();
    return printable.isEmpty() ? user : Pieces.first(printable, LONGEST).strip();
  }
}
