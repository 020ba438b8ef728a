package io.hippocampus.memory;

/**
 * How far the source of a text is to be believed. Sleep never raises it: what is made of several
 * sources is trusted as its least trusted one.
 */
public enum Trust {
  /** Came from outside the conversation: a tool's result, a web page, a notification. */
  LOW,
  /** Said in the conversation. */
  NORMAL,
  /** Written down on purpose by the person or the operator. */
  HIGH;

  /** Returns the lesser of both. */
  public Trust weaker(Trust other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns what a source of this kind is trusted unless its caller says otherwise. */
  public static Trust defaultFor(ExperienceKind kind) {
    return switch (kind) {
      case MESSAGE, OUTCOME -> NORMAL;
      case TOOL_USE, OBSERVATION -> LOW;
    };
  }
}
