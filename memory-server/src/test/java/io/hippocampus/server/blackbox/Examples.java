package io.hippocampus.server.blackbox;

import io.hippocampus.server.blackbox.Client.Answer;
import io.hippocampus.server.blackbox.Document.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each operation is asked rightly. A new one needs its example here, or the tests that go
 * through the document fail.
 */
final class Examples {

  private static final Map<String, Object> BODIES = Map.ofEntries(
      Map.entry("recordMessages", List.of(Life.message(500))),
      Map.entry("recall", Map.of("cue", Life.cue(3))),
      Map.entry("judgeRecall", Map.of("reward", 0.5)),
      Map.entry("setPolicy", Map.of("document", "preset: balanced", "why", "to try it")),
      Map.entry("comparePolicy", Map.of("document", "preset: lean")),
      Map.entry("foreseePolicy", Map.of("document", "preset: lean")),
      Map.entry(
          "simulatePolicies",
          Map.of("policies", Map.of("now", "current", "lean", "preset: lean"), "nights", 1)),
      Map.entry("setSchedule", Map.of("at", "03:15", "zone", "Europe/Berlin")),
      Map.entry("remember", Life.message(501)),
      Map.entry("changeMemory", Map.of("pinned", true)),
      Map.entry("startSleep", Map.of("dryRun", true)));

  /** What a query must say, where it must say something. */
  private static final Map<String, String> QUERIES = Map.of("resetPolicy", "?why=enough");

  private Examples() {}

  /** Returns what to send with it; empty when it takes no body. */
  static Optional<Object> body(Operation operation) {
    if (operation.bodyTypes().isEmpty()) {
      return Optional.empty();
    }
    if (operation.id().equals("importSpace")) {
      return Optional.of(Town.here().archive());
    }
    return Optional.of(Optional.ofNullable(BODIES.get(operation.id()))
        .orElseThrow(() -> new AssertionError(
            "no example of a body for " + operation.id() + "; write one in Examples")));
  }

  /** Returns its path in a space, about that one thing in it. */
  static String path(Operation operation, String space, String about) {
    return operation
            .path()
            .replace("{space}", space)
            .replaceAll("\\{[a-z]+}", about.replace("$", "\\$"))
        + QUERIES.getOrDefault(operation.id(), "");
  }

  /** Asks it rightly, but of that space and about that one. */
  static Answer ask(Client client, Operation operation, String space, String about) {
    String path = path(operation, space, about);
    return body(operation)
        .map(body -> client.ask(
            operation.verb(), path, operation.bodyTypes().getFirst(), Client.bytes(body)))
        .orElseGet(() -> client.ask(operation.verb(), path));
  }
}
