package io.hippocampus.server.hook;

import java.util.Arrays;
import java.util.Optional;

/** The moments at which a client runs a hook. */
public enum HookEvent {
  /** A session begins or is taken up again. */
  SESSION_START("session-start", "SessionStart"),
  /** A person has sent a prompt. */
  USER_PROMPT("user-prompt", "UserPromptSubmit"),
  /** The client is about to compact what it holds of the session. */
  PRE_COMPACT("pre-compact", "PreCompact"),
  /** A session ends. */
  SESSION_END("session-end", "SessionEnd");

  private final String word;
  private final String usual;

  HookEvent(String word, String usual) {
    this.word = word;
    this.usual = usual;
  }

  /** Returns the word for it on the command line. */
  public String word() {
    return word;
  }

  /** Returns what clients call it that do not say so themselves. */
  String usual() {
    return usual;
  }

  /** Returns the event of that word. */
  public static Optional<HookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
  }
}
