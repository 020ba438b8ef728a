package io.hippocampus.server.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes access keys, by the command line as a user does. */
final class Keys {

  private Keys() {}

  /** Returns a new key of that name in the home. */
  static String create(Path home, String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of("key", "create", name, "--json"));
    arguments.addAll(List.of(options));
    Program made = Program.run(home, arguments.toArray(String[]::new));
    if (made.exitCode() != 0) {
      throw new AssertionError(made.written() + made.complained());
    }
    try {
      return new ObjectMapper().readTree(made.written()).at("/data/token").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(made.written(), e);
    }
  }
}
