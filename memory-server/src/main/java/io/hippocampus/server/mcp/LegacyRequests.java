package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;

/**
 * Holds messages of the era before to what the official SDK can read. It ends a conversation at one
 * that it cannot read, or answers it by nothing or by words of its inside. Thread-safe.
 */
final class LegacyRequests {

  private static final McpJsonMapper MAPPER = LegacyEra.mapper();

  /** What the SDK makes of the parameters. */
  private static final Map<String, Class<?>> PARAMS = Map.of(
      "initialize", McpSchema.InitializeRequest.class,
      "logging/setLevel", McpSchema.SetLevelRequest.class,
      "tools/list", McpSchema.PaginatedRequest.class,
      "tools/call", McpSchema.CallToolRequest.class,
      "resources/list", McpSchema.PaginatedRequest.class,
      "resources/templates/list", McpSchema.PaginatedRequest.class,
      "resources/read", McpSchema.ReadResourceRequest.class,
      "prompts/list", McpSchema.PaginatedRequest.class,
      "prompts/get", McpSchema.GetPromptRequest.class);

  /** Which parameter must be there, as a text. */
  private static final Map<String, String> NEEDED = Map.of(
      "logging/setLevel", "level",
      "tools/call", "name",
      "resources/read", "uri",
      "prompts/get", "name");

  private LegacyRequests() {}

  /**
   * Holds a message to it.
   *
   * @param offer what is there to be called
   * @throws RpcException if it is none, or what it asks for cannot be asked for so
   */
  static void require(JsonNode message, Offer offer) {
    if (Rpc.isRequest(message)) {
      requireParams(message.path("method").asText(), message.path("params"), offer);
    } else if (!Rpc.isNotification(message) && !Rpc.isResponse(message)) {
      throw new RpcException(
          400,
          RpcException.INVALID_REQUEST,
          "the message is no request, notification or response: a request has a method, and as id"
              + " a text or a whole number");
    }
  }

  private static void requireParams(String method, JsonNode params, Offer offer) {
    if (!LegacyEra.METHODS.contains(method)) {
      throw new RpcException(200, RpcException.METHOD_NOT_FOUND, "there is no method " + method);
    }
    String needed = NEEDED.get(method);
    if (needed != null && !params.path(needed).isTextual()) {
      throw RpcException.params("params of " + method + " must have a text '" + needed + "'");
    }
    boolean isLeftOut = params.isMissingNode() || params.isNull();
    if (isLeftOut ? method.equals("initialize") : !isReadable(method, params)) {
      throw RpcException.params("params of " + method
          + " must be an object as the protocol describes it; one of its members has another type"
          + " or value");
    }
    if (method.equals("tools/call")
        && offer.tools().all().stream()
            .noneMatch(tool -> tool.name().equals(params.path("name").asText()))) {
      throw RpcException.params("there is no tool " + params.path("name").asText());
    }
  }

  private static boolean isReadable(String method, JsonNode params) {
    Class<?> type = PARAMS.get(method);
    if (!params.isObject()) {
      return false;
    }
    if (type == null) {
      return true;
    }
    try {
      MAPPER.convertValue(params, type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
