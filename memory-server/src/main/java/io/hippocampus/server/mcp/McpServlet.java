package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.server.access.Audit;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.ArrivingBody;
import io.hippocampus.server.http.ProblemException;
import io.hippocampus.server.mcp.tool.MemoryTools;
import io.hippocampus.server.mcp.tool.Sleeping;
import io.hippocampus.server.view.Json;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The Model Context Protocol over HTTP, in both its eras, at {@code /mcp} for the memory
 * {@code default} and {@code /mcp/NAME} for another. Thread-safe.
 *
 * <p>Who asks stands in the request's attribute {@link Caller#ATTRIBUTE}; without it nobody may do
 * anything. A memory that the caller may not see is one that is not there. Every error is one of
 * JSON-RPC, and none tells of the inside.
 */
public final class McpServlet extends HttpServlet implements AutoCloseable {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(McpServlet.class.getName());

  private static final String VERSION = "MCP-Protocol-Version";
  private static final String DEFAULT_SPACE = "default";

  /** What the audit may name; all else that a client says is its own affair. */
  private static final Set<String> METHODS = Set.of(
      "initialize",
      "notifications/initialized",
      "notifications/cancelled",
      "ping",
      "server/discover",
      "tools/list",
      "tools/call",
      "resources/list",
      "resources/templates/list",
      "resources/read",
      "prompts/list",
      "prompts/get");

  private static final Set<String> TOOLS =
      Set.of("remember", "recall", "explain_memory", "forget", "pin", "memory_status", "sleep_now");
  private static final int LONGEST_BODY = 4 << 20;

  private final transient Function<SpaceName, MemorySpace> spaces;
  private final transient Offer offer;
  private final transient ModernHttp modern;
  private final transient HttpServletStreamableServerTransportProvider legacy;
  private final transient McpSyncServer server;
  private final transient InstantSource clock;
  private final transient Sessions sessions = new Sessions();

  private McpServlet(Function<SpaceName, MemorySpace> spaces, Offer offer, InstantSource clock) {
    this.spaces = spaces;
    this.offer = offer;
    this.clock = clock;
    this.modern = new ModernHttp(new ModernEra(offer));
    this.legacy = HttpServletStreamableServerTransportProvider.builder()
        .jsonMapper(LegacyEra.mapper())
        .mcpEndpoint(ReadRequest.PATH)
        .contextExtractor(request -> McpTransportContext.create(
            Map.of(LegacyEra.VISIT, request.getAttribute(LegacyEra.VISIT))))
        .securityValidator(new Foreign())
        .maxRequestSize(LONGEST_BODY)
        .build();
    this.server = new LegacyEra(offer, context -> (Visit) context.get(LegacyEra.VISIT)).on(legacy);
  }

  /**
   * Returns the door.
   *
   * @param spaces the memories
   * @param sleeping lets them sleep
   * @param version the version of this server
   * @param clock by which messages that come too slowly are told
   */
  public static McpServlet of(
      Function<SpaceName, MemorySpace> spaces,
      Sleeping sleeping,
      String version,
      InstantSource clock) {
    return new McpServlet(spaces, Offer.of(new MemoryTools(sleeping), version), clock);
  }

  /** Returns a door to something else than a memory offers. */
  static McpServlet of(Function<SpaceName, MemorySpace> spaces, Offer offer, InstantSource clock) {
    return new McpServlet(spaces, offer, clock);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    JsonNode id = JsonNodeFactory.instance.missingNode();
    request.setAttribute(Audit.ROUTE, "/mcp/{space}");
    try {
      if (!Foreign.mayAsk(
          Optional.ofNullable(request.getHeader("Origin")).orElse("http://localhost"),
          Optional.ofNullable(request.getHeader("Host")).orElse(""))) {
        throw new RpcException(
            403, RpcException.INVALID_REQUEST, "a page of another site may not ask this server");
      }
      Visit visit = visit(request);
      switch (request.getMethod()) {
        case "POST" -> {
          byte[] body = body(request);
          JsonNode message = message(body);
          id = message.path("id");
          request.setAttribute(Audit.ABOUT, about(message));
          post(message, body, visit, request, response);
        }
        case "GET", "DELETE" -> session(visit, request, response);
        default ->
          throw new RpcException(
              405,
              RpcException.INVALID_REQUEST,
              "send messages by POST, not " + request.getMethod());
      }
    } catch (RpcException e) {
      if (e.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
        response.setHeader("Allow", "POST, GET, DELETE");
      }
      write(e.status(), Rpc.error(id, e), response);
    } catch (HippocampusException e) {
      write(
          503,
          Rpc.error(
              id,
              new RpcException(503, RpcException.INTERNAL_ERROR, String.valueOf(e.getMessage()))),
          response);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "an MCP request failed", e);
      write(
          500,
          Rpc.error(
              id, new RpcException(500, RpcException.INTERNAL_ERROR, "the server failed inside")),
          response);
    }
  }

  private void post(
      JsonNode message,
      byte[] body,
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    if (!Rpc.isMessage(message)) {
      throw new RpcException(
          400,
          RpcException.INVALID_REQUEST,
          "the body is no message of JSON-RPC 2.0; send one message, not a list");
    }
    if (isModern(message, request)) {
      modern.answer(message, visit, request, response);
      return;
    }
    LegacyRequests.require(message, offer);
    if (!message.path("method").asText().equals("initialize")) {
      requireSession(visit, request);
    }
    pass(new ReadRequest(request, body), message.path("id"), visit, response);
  }

  /** A message is modern if it says so, or if its header names no revision of the other era. */
  private static boolean isModern(JsonNode message, HttpServletRequest request) {
    String version = request.getHeader(VERSION);
    return ModernEra.isOfThisEra(message)
        || (version != null && !ModernEra.isOfTheEraBefore(version));
  }

  private void session(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getHeader(QuietResponse.SESSION) == null) {
      throw new RpcException(
          405,
          RpcException.INVALID_REQUEST,
          "there is no stream without a session; send messages by POST");
    }
    requireSession(visit, request);
    if (request.getMethod().equals("DELETE")) {
      sessions.closed(request.getHeader(QuietResponse.SESSION));
    }
    pass(
        new ReadRequest(request, new byte[0]),
        JsonNodeFactory.instance.missingNode(),
        visit,
        response);
  }

  private void requireSession(Visit visit, HttpServletRequest request) {
    String session = request.getHeader(QuietResponse.SESSION);
    if (session == null) {
      throw new RpcException(
          400,
          RpcException.INVALID_REQUEST,
          "the header " + QuietResponse.SESSION + " is missing; initialize first");
    }
    if (!sessions.isOf(session, visit)) {
      throw new RpcException(
          404, RpcException.SESSION_NOT_FOUND, "there is no such session; initialize anew");
    }
  }

  private void pass(ReadRequest request, JsonNode id, Visit visit, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(LegacyEra.VISIT, visit);
    QuietResponse quiet = new QuietResponse(response, session -> sessions.opened(session, visit));
    legacy.service(request, quiet);
    if (quiet.failed().isPresent()) {
      int status = quiet.failed().getAsInt();
      write(status, Rpc.error(id, refusal(status)), response);
    }
  }

  private static RpcException refusal(int status) {
    return switch (status) {
      case 400 ->
        new RpcException(
            status,
            RpcException.INVALID_REQUEST,
            "the message was not understood; is its header Accept: application/json, text/event-stream?");
      case 404 ->
        new RpcException(
            status, RpcException.SESSION_NOT_FOUND, "there is no such session; initialize anew");
      case 503 -> new RpcException(status, RpcException.INTERNAL_ERROR, "the server is stopping");
      default ->
        new RpcException(status, RpcException.INTERNAL_ERROR, "the message could not be answered");
    };
  }

  private Visit visit(HttpServletRequest request) {
    Caller caller =
        request.getAttribute(Caller.ATTRIBUTE) instanceof Caller known ? known : Caller.NOBODY;
    SpaceName name = space(request.getPathInfo());
    if (!caller.reaches(name)) {
      throw noSuchSpace();
    }
    request.setAttribute(Audit.SPACE, name.value());
    return new Visit(spaces.apply(name), caller);
  }

  /** What a message is about, in words of the protocol and of our tools only. */
  private static String about(JsonNode message) {
    String method = message.path("method").asText();
    String tool = message.path("params").path("name").asText();
    if (!METHODS.contains(method)) {
      return "another message";
    }
    return method.equals("tools/call")
        ? method + " " + (TOOLS.contains(tool) ? tool : "of another name")
        : method;
  }

  private static SpaceName space(String path) {
    if (path == null || path.equals("/")) {
      return new SpaceName(DEFAULT_SPACE);
    }
    try {
      return new SpaceName(path.substring(1));
    } catch (IllegalArgumentException e) {
      throw noSuchSpace();
    }
  }

  private static RpcException noSuchSpace() {
    return new RpcException(404, RpcException.INVALID_REQUEST, "there is no such memory");
  }

  private byte[] body(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new RpcException(
          415, RpcException.INVALID_REQUEST, "the body must be application/json");
    }
    try (ArrivingBody body = ArrivingBody.of(request, LONGEST_BODY, clock)) {
      return body.readAllBytes();
    } catch (ProblemException e) {
      throw new RpcException(
          e.problem().status(), RpcException.INVALID_REQUEST, e.problem().detail());
    }
  }

  private static JsonNode message(byte[] body) throws IOException {
    try {
      return Json.read(new ByteArrayInputStream(body));
    } catch (IllegalArgumentException e) {
      throw new RpcException(400, RpcException.PARSE_ERROR, String.valueOf(e.getMessage()));
    }
  }

  static void write(int status, ObjectNode message, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.compact(message).getBytes(StandardCharsets.UTF_8));
  }

  /** Ends open sessions; what is being answered is answered. */
  @Override
  public void close() {
    server.closeGracefully();
  }

  @Override
  public void destroy() {
    close();
  }
}
