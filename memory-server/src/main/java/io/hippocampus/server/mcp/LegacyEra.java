package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hippocampus.server.mcp.tool.Hints;
import io.hippocampus.server.mcp.tool.Progress;
import io.hippocampus.server.mcp.tool.Tool;
import io.hippocampus.server.mcp.tool.ToolResult;
import io.hippocampus.server.view.Json;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Speaks the revisions of the protocol up to 2025-11-25, in which a client opens a session: wires
 * what is offered to the official SDK.
 */
final class LegacyEra {

  /** What those revisions have a client ask; the SDK answers other things by a stack trace. */
  static final Set<String> METHODS = Set.of(
      "initialize",
      "ping",
      "logging/setLevel",
      "tools/list",
      "tools/call",
      "resources/list",
      "resources/read",
      "resources/templates/list",
      "prompts/list",
      "prompts/get");

  /** Where the SDK's context of a request carries the visit. */
  static final String VISIT = "visit";

  private final Offer offer;
  private final Function<McpTransportContext, Visit> visits;

  /**
   * Speaks about what is offered.
   *
   * @param visits tells of a request who asks, about which memory
   */
  LegacyEra(Offer offer, Function<McpTransportContext, Visit> visits) {
    this.offer = offer;
    this.visits = visits;
  }

  /** Returns what the SDK reads and writes JSON with. */
  static McpJsonMapper mapper() {
    return new JacksonMcpJsonMapper(JsonMapper.builder().build());
  }

  /** Answers what comes over HTTP. */
  McpSyncServer on(McpStreamableServerTransportProvider transport) {
    return wired(McpServer.sync(transport)).build();
  }

  /** Answers what comes over one pair of streams. */
  McpSyncServer on(McpServerTransportProvider transport) {
    return wired(McpServer.sync(transport)).build();
  }

  private <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> wired(
      McpServer.SyncSpecification<S> server) {
    return server
        .serverInfo(McpSchema.Implementation.builder(Offer.NAME, offer.version())
            .title(Offer.TITLE)
            .build())
        .instructions(Offer.GUIDE)
        .jsonMapper(mapper())
        .validateToolInputs(false)
        .capabilities(McpSchema.ServerCapabilities.builder()
            .tools(false)
            .resources(false, false)
            .prompts(false)
            .build())
        .addToolFilter(
            (context, tool) -> offer.tools().open(visits.apply(context).caller()).stream()
                .anyMatch(open -> open.name().equals(tool.name())))
        .tools(offer.tools().all().stream().map(this::tool).toList())
        .resources(offer.resources().stream()
            .filter(resource -> !resource.isTemplate())
            .map(this::resource)
            .toList())
        .resourceTemplates(offer.resources().stream()
            .filter(Resource::isTemplate)
            .map(this::template)
            .toList())
        .prompts(offer.prompts().stream().map(this::prompt).toList());
  }

  private SyncToolSpecification tool(Tool<?> tool) {
    Hints hints = tool.hints();
    McpSchema.Tool told = McpSchema.Tool.builder(tool.name(), map(tool.inputSchema()))
        .title(tool.title())
        .description(tool.description())
        .outputSchema(map(tool.outputSchema()))
        .annotations(McpSchema.ToolAnnotations.builder()
            .title(tool.title())
            .readOnlyHint(hints.readOnly())
            .destructiveHint(hints.destructive())
            .idempotentHint(hints.idempotent())
            .openWorldHint(false)
            .build())
        .build();
    return new SyncToolSpecification(told, (exchange, request) -> call(tool, exchange, request));
  }

  private McpSchema.CallToolResult call(
      Tool<?> tool, McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
    ToolResult result = tool.call(
        Json.tree(arguments),
        visits
            .apply(exchange.transportContext())
            .call(client(exchange), progress(exchange, request)));
    McpSchema.CallToolResult.Builder told =
        McpSchema.CallToolResult.builder().addTextContent(result.text()).isError(result.isError());
    result.data().ifPresent(data -> told.structuredContent(map(data)));
    return told.build();
  }

  private static String client(McpSyncServerExchange exchange) {
    McpSchema.Implementation client = exchange.getClientInfo();
    return client == null ? Clients.named("", "") : Clients.named(client.name(), client.version());
  }

  private static Progress progress(
      McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    Object token = request.progressToken();
    if (token == null) {
      return Progress.NONE;
    }
    return (done, total, what) -> {
      exchange.progressNotification(new McpSchema.ProgressNotification(token, done, total, what));
      return true;
    };
  }

  private SyncResourceSpecification resource(Resource resource) {
    return new SyncResourceSpecification(
        McpSchema.Resource.builder(resource.uri(), resource.name())
            .title(resource.title())
            .description(resource.description())
            .mimeType(resource.mimeType())
            .build(),
        this::read);
  }

  private SyncResourceTemplateSpecification template(Resource resource) {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder(resource.uri(), resource.name())
            .title(resource.title())
            .description(resource.description())
            .mimeType(resource.mimeType())
            .build(),
        this::read);
  }

  private McpSchema.ReadResourceResult read(
      McpSyncServerExchange exchange, McpSchema.ReadResourceRequest request) {
    String uri = request.uri();
    String text = offer
        .read(uri, visits.apply(exchange.transportContext()))
        .orElseThrow(() -> McpError.RESOURCE_NOT_FOUND.apply(uri));
    return new McpSchema.ReadResourceResult(
        List.of(new McpSchema.TextResourceContents(uri, offer.mimeType(uri), text)));
  }

  private SyncPromptSpecification prompt(Prompt prompt) {
    McpSchema.Prompt told = McpSchema.Prompt.builder(prompt.name())
        .title(prompt.title())
        .description(prompt.description())
        .arguments(prompt.arguments().stream()
            .map(argument -> new McpSchema.PromptArgument(
                argument.name(), argument.description(), argument.required()))
            .toList())
        .build();
    return new SyncPromptSpecification(told, (exchange, request) -> {
      Map<String, String> given = new LinkedHashMap<>();
      if (request.arguments() != null) {
        request.arguments().forEach((name, value) -> given.put(name, String.valueOf(value)));
      }
      try {
        String asked = prompt.asked(given, visits.apply(exchange.transportContext()));
        return new McpSchema.GetPromptResult(
            prompt.description(),
            List.of(new McpSchema.PromptMessage(
                McpSchema.Role.USER, new McpSchema.TextContent(asked))));
      } catch (RpcException e) {
        throw McpError.builder(e.code()).message(e.getMessage()).build();
      }
    });
  }

  private static Map<String, Object> map(JsonNode object) {
    return Json.bind(object, Objects.class);
  }

  /** A JSON object as a map. */
  private static final class Objects extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }
}
