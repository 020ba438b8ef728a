package io.hippocampus.server.view;

import java.util.Locale;

/** How the choices of the domain are spelled outside: {@code short_term}, {@code tool_use}. */
public final class Names {

  private Names() {}

  /** Returns the name of a choice. */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
