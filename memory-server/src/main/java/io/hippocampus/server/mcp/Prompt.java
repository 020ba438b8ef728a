package io.hippocampus.server.mcp;

import java.util.List;
import java.util.Map;

/**
 * Something a person can have a client ask its model.
 *
 * @param name by which it is asked for
 * @param title its name for people
 * @param description what it does
 * @param arguments what it takes
 * @param asking what it asks
 */
record Prompt(
    String name, String title, String description, List<Argument> arguments, Asking asking) {

  Prompt {
    arguments = List.copyOf(arguments);
  }

  /** Something a prompt takes. */
  record Argument(String name, String description, boolean required) {}

  /** What a prompt asks. */
  @FunctionalInterface
  interface Asking {

    /** Returns what the user says by it. */
    String with(Map<String, String> arguments, Visit visit);
  }

  /**
   * Returns what the user says by it.
   *
   * @throws RpcException if something that is required is missing
   */
  String asked(Map<String, String> given, Visit visit) {
    for (Argument argument : arguments) {
      if (argument.required() && given.getOrDefault(argument.name(), "").isBlank()) {
        throw RpcException.params(
            "the prompt " + name + " needs " + argument.name() + ": " + argument.description());
      }
    }
    return asking.with(given, visit);
  }
}
