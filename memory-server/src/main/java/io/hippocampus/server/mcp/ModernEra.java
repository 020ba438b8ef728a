package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.server.mcp.tool.Hints;
import io.hippocampus.server.mcp.tool.Progress;
import io.hippocampus.server.mcp.tool.Tool;
import io.hippocampus.server.mcp.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks the revision 2026-07-28 of the protocol, in which every request stands for itself and says
 * in its {@code _meta} which revision it is of, what sends it and what that can do. Thread-safe; it
 * keeps nothing from one request to the next.
 */
final class ModernEra {

  static final String VERSION = "2026-07-28";

  /** Every revision that is spoken here, newest first. */
  static final List<String> SUPPORTED =
      List.of(VERSION, "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  static final String DISCOVER = "server/discover";

  private static final String META = "io.modelcontextprotocol/";
  private static final String PROTOCOL = META + "protocolVersion";
  private static final String CAPABILITIES = META + "clientCapabilities";
  private static final String CLIENT = META + "clientInfo";
  private static final String SERVER = META + "serverInfo";

  /** Which parameter names what a method is about. */
  private static final Map<String, String> NAMED =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  private static final long AN_HOUR = 3_600_000;
  private static final long FIVE_MINUTES = 300_000;

  /** How long clients may keep an answer, and whether for others as well. */
  private enum Keeping {
    FOR_ALL(AN_HOUR, "public"),
    FOR_CALLER(FIVE_MINUTES, "private"),
    NOT(0, "private");

    private final long millis;
    private final String scope;

    Keeping(long millis, String scope) {
      this.millis = millis;
      this.scope = scope;
    }

    ObjectNode on(ObjectNode result) {
      return result.put("ttlMs", millis).put("cacheScope", scope);
    }
  }

  private final Offer offer;

  ModernEra(Offer offer) {
    this.offer = offer;
  }

  /** Where notifications about a request go that is being answered. */
  @FunctionalInterface
  interface Notifications {

    /** Sends one; false if nobody wants the answer any more. */
    boolean send(ObjectNode notification);
  }

  /** Whether a message is of this era, by itself. */
  static boolean isOfThisEra(JsonNode message) {
    return message.path("params").path("_meta").has(PROTOCOL)
        || message.path("method").asText().equals(DISCOVER);
  }

  /** Whether a revision is one that is spoken here, and older than this era. */
  static boolean isOfTheEraBefore(String version) {
    return SUPPORTED.contains(version) && !version.equals(VERSION);
  }

  /** Returns which revision a message says it is of. */
  static Optional<String> versionOf(JsonNode message) {
    return Optional.of(message.path("params").path("_meta").path(PROTOCOL))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  /** Returns the name of what a message is about, where it is about something with a name. */
  static Optional<String> named(JsonNode message) {
    return Optional.ofNullable(NAMED.get(message.path("method").asText()))
        .map(parameter -> message.path("params").path(parameter).asText());
  }

  /** Whether a request asks to be told how far it is. */
  static boolean wantsProgress(JsonNode request) {
    JsonNode token = token(request);
    return request.path("method").asText().equals("tools/call")
        && (token.isTextual() || token.isIntegralNumber());
  }

  private static JsonNode token(JsonNode request) {
    return request.path("params").path("_meta").path("progressToken");
  }

  /** Returns the response to a request, which may be an error. */
  ObjectNode answer(JsonNode request, Visit visit, Notifications notifications) {
    JsonNode id = request.path("id");
    try {
      return Rpc.result(id, result(request, visit, notifications));
    } catch (RpcException e) {
      return Rpc.error(id, e);
    }
  }

  /**
   * Returns the result of a request.
   *
   * @throws RpcException if there is none
   */
  ObjectNode result(JsonNode request, Visit visit, Notifications notifications) {
    requireMeta(request);
    JsonNode params = request.path("params");
    String method = request.path("method").asText();
    ObjectNode result = switch (method) {
      case DISCOVER -> Keeping.FOR_ALL.on(discovered());
      case "tools/list" -> Keeping.FOR_CALLER.on(tools(visit));
      case "tools/call" -> called(request, visit, notifications);
      case "resources/list" -> Keeping.FOR_CALLER.on(resources(false));
      case "resources/templates/list" -> Keeping.FOR_CALLER.on(resources(true));
      case "resources/read" -> Keeping.NOT.on(read(params.path("uri").asText(), visit));
      case "prompts/list" -> Keeping.FOR_CALLER.on(prompts());
      case "prompts/get" -> prompt(params, visit);
      default -> throw RpcException.method(method);
    };
    result.put("resultType", "complete");
    result.putObject("_meta").set(SERVER, self());
    return result;
  }

  private static void requireMeta(JsonNode request) {
    JsonNode meta = request.path("params").path("_meta");
    Optional<String> version = versionOf(request);
    if (version.isEmpty()) {
      throw new RpcException(400, RpcException.INVALID_PARAMS, "params._meta says no " + PROTOCOL);
    }
    requireSpoken(version.get());
    if (!meta.path(CAPABILITIES).isObject()) {
      throw new RpcException(
          400, RpcException.INVALID_PARAMS, "params._meta says no " + CAPABILITIES);
    }
  }

  /** Holds a message of this era to its one revision. */
  static void requireSpoken(String version) {
    if (!version.equals(VERSION)) {
      ObjectNode data = Rpc.object().put("requested", version);
      SUPPORTED.forEach(data.putArray("supported")::add);
      throw new RpcException(
          400,
          RpcException.UNSUPPORTED_VERSION,
          "the revision " + version + " is not spoken here",
          Optional.of(data));
    }
  }

  private ObjectNode self() {
    return Rpc.object()
        .put("name", Offer.NAME)
        .put("title", Offer.TITLE)
        .put("version", offer.version());
  }

  private ObjectNode discovered() {
    ObjectNode result = Rpc.object();
    SUPPORTED.forEach(result.putArray("supportedVersions")::add);
    ObjectNode capabilities = result.putObject("capabilities");
    capabilities.putObject("tools");
    capabilities.putObject("resources");
    capabilities.putObject("prompts");
    return result.put("instructions", Offer.GUIDE);
  }

  private ObjectNode tools(Visit visit) {
    ObjectNode result = Rpc.object();
    ArrayNode list = result.putArray("tools");
    for (Tool<?> tool : offer.tools().open(visit.caller())) {
      ObjectNode told = list.addObject()
          .put("name", tool.name())
          .put("title", tool.title())
          .put("description", tool.description());
      told.set("inputSchema", tool.inputSchema());
      told.set("outputSchema", tool.outputSchema());
      Hints hints = tool.hints();
      told.putObject("annotations")
          .put("title", tool.title())
          .put("readOnlyHint", hints.readOnly())
          .put("destructiveHint", hints.destructive())
          .put("idempotentHint", hints.idempotent())
          .put("openWorldHint", false);
    }
    return result;
  }

  private ObjectNode called(JsonNode request, Visit visit, Notifications notifications) {
    JsonNode params = request.path("params");
    String name = params.path("name").asText();
    Tool<?> tool = offer
        .tools()
        .named(name)
        .orElseThrow(() -> RpcException.params("there is no tool " + name));
    JsonNode client = params.path("_meta").path(CLIENT);
    ToolResult result = tool.call(
        params.has("arguments") ? params.path("arguments") : Rpc.object(),
        visit.call(
            Clients.named(client.path("name").asText(), client.path("version").asText()),
            progress(request, notifications)));
    ObjectNode told = Rpc.object();
    told.putArray("content").addObject().put("type", "text").put("text", result.text());
    result.data().ifPresent(data -> told.set("structuredContent", data));
    return told.put("isError", result.isError());
  }

  private static Progress progress(JsonNode request, Notifications notifications) {
    if (!wantsProgress(request)) {
      return Progress.NONE;
    }
    return (done, total, what) -> {
      ObjectNode params = Rpc.object();
      params.set("progressToken", token(request));
      params.put("progress", done).put("total", total).put("message", what);
      return notifications.send(Rpc.notification("notifications/progress", params));
    };
  }

  private ObjectNode resources(boolean templates) {
    ObjectNode result = Rpc.object();
    ArrayNode list = result.putArray(templates ? "resourceTemplates" : "resources");
    offer.resources().stream()
        .filter(resource -> resource.isTemplate() == templates)
        .forEach(resource -> list.addObject()
            .put(templates ? "uriTemplate" : "uri", resource.uri())
            .put("name", resource.name())
            .put("title", resource.title())
            .put("description", resource.description())
            .put("mimeType", resource.mimeType()));
    return result;
  }

  private ObjectNode read(String uri, Visit visit) {
    String text = offer
        .read(uri, visit)
        .orElseThrow(() -> new RpcException(
            200,
            RpcException.INVALID_PARAMS,
            "there is no resource " + uri,
            Optional.of(Rpc.object().put("uri", uri))));
    ObjectNode result = Rpc.object();
    result
        .putArray("contents")
        .addObject()
        .put("uri", uri)
        .put("mimeType", offer.mimeType(uri))
        .put("text", text);
    return result;
  }

  private ObjectNode prompts() {
    ObjectNode result = Rpc.object();
    ArrayNode list = result.putArray("prompts");
    for (Prompt prompt : offer.prompts()) {
      ArrayNode arguments = list.addObject()
          .put("name", prompt.name())
          .put("title", prompt.title())
          .put("description", prompt.description())
          .putArray("arguments");
      prompt
          .arguments()
          .forEach(argument -> arguments
              .addObject()
              .put("name", argument.name())
              .put("description", argument.description())
              .put("required", argument.required()));
    }
    return result;
  }

  private ObjectNode prompt(JsonNode params, Visit visit) {
    String name = params.path("name").asText();
    Prompt prompt =
        offer.prompt(name).orElseThrow(() -> RpcException.params("there is no prompt " + name));
    Map<String, String> given = params.path("arguments").properties().stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey,
            entry -> entry.getValue().asText(),
            (a, b) -> b,
            LinkedHashMap::new));
    ObjectNode result = Rpc.object().put("description", prompt.description());
    result
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .putObject("content")
        .put("type", "text")
        .put("text", prompt.asked(given, visit));
    return result;
  }
}
