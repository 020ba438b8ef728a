package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What became of a call.
 *
 * @param text what it answers, or what went wrong and how to mend it
 * @param data the answer as data, by the tool's output schema; empty when it went wrong
 * @param isError whether it went wrong
 */
public record ToolResult(String text, Optional<JsonNode> data, boolean isError) {

  static ToolResult failed(String text) {
    return new ToolResult(text, Optional.empty(), true);
  }
}
