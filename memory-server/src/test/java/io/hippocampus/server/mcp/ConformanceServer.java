package io.hippocampus.server.mcp;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.mcp.Prompt.Argument;
import io.hippocampus.server.mcp.tool.Answer;
import io.hippocampus.server.mcp.tool.Hints;
import io.hippocampus.server.mcp.tool.MemoryTools;
import io.hippocampus.server.mcp.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server of both eras that offers what the conformance suite's scenarios ask for, as far as a
 * memory offers such things at all: text, data, progress, resources and prompts. Tells where it
 * answers and ends when it is told to.
 */
final class ConformanceServer {

  private ConformanceServer() {}

  /** Nothing is needed. */
  record Nothing() {}

  /** What is said. */
  record Said(@JsonPropertyDescription("What is said.") String said) {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    Path home = Files.createTempDirectory("hippocampus-conformance-");
    McpHouse house = new McpHouse(home, offer());
    Runtime.getRuntime().addShutdownHook(new Thread(house::close));
    System.out.println("ready at " + house.uri(""));
  }

  private static Offer offer() {
    return new Offer(
        MemoryTools.of(List.of(
            tool("test_simple_text", "This is a simple text response for testing."),
            tool("test_logging_tool", "Nothing was logged."),
            tool("test_tool_with_logging", "Nothing was logged."),
            failing(),
            slow())),
        List.of(
            new Resource(
                "test://static-text",
                "static-text",
                "A text",
                "A text that stays.",
                "text/plain",
                (id, visit) -> Optional.of("This is the content of the static text resource.")),
            new Resource(
                "test://template/" + Resource.ID,
                "template",
                "A template",
                "Says its id.",
                "application/json",
                (id, visit) -> {
                  String plain = id.endsWith("/data") ? id.substring(0, id.length() - 5) : id;
                  return Optional.of("{\"id\":\"" + plain + "\",\"templateTest\":true,"
                      + "\"data\":\"Data for ID: " + plain + "\"}");
                })),
        List.of(
            new Prompt(
                "test_simple_prompt",
                "A prompt",
                "A prompt without arguments.",
                List.of(),
                (given, visit) -> "This is a simple prompt for testing."),
            new Prompt(
                "test_prompt_with_arguments",
                "A prompt with arguments",
                "A prompt with two arguments.",
                List.of(
                    new Argument("arg1", "the first", true),
                    new Argument("arg2", "the second", true)),
                (given, visit) -> "Prompt with arguments: arg1='" + given.get("arg1") + "', arg2='"
                    + given.get("arg2") + "'")),
        "test");
  }

  private static Tool<Nothing> tool(String name, String said) {
    return of(name, (input, call) -> new Answer(said, new Said(said)));
  }

  private static Tool<Nothing> failing() {
    return of("test_error_handling", (input, call) -> {
      throw new IllegalArgumentException("This tool intentionally returns an error for testing");
    });
  }

  private static Tool<Nothing> slow() {
    return of("test_tool_with_progress", (input, call) -> {
      call.progress().told(0, 100, "begun");
      call.progress().told(50, 100, "half done");
      call.progress().told(100, 100, "done");
      return new Answer("Done.", new Said("Done."));
    });
  }

  private static Tool<Nothing> of(String name, Tool.Work<Nothing> work) {
    return new Tool<>(
        name,
        name,
        "A tool for the conformance suite.",
        Scope.READ,
        new Hints(true, false, true),
        Nothing.class,
        Said.class,
        work);
  }
}
