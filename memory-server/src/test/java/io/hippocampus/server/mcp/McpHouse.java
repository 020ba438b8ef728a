package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.UnreadBodies;
import io.hippocampus.server.mcp.tool.MemoryTools;
import io.hippocampus.server.mcp.tool.Sleeping;
import io.hippocampus.server.view.Json;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A memory behind the MCP door, on a port of its own, and a client that speaks plain HTTP. */
final class McpHouse implements AutoCloseable {

  static final String BOTH = "application/json, text/event-stream";

  final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  final Hippocampus memory;
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final McpServlet servlet;
  private final HttpClient http = HttpClient.newHttpClient();

  McpHouse(Path home) {
    this(home, Offer.of(new MemoryTools(Sleeping.AT_ONCE), "1.2.3"));
  }

  McpHouse(Path home, Offer offer) {
    memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run)
        .open();
    callers.put("owner", Caller.OWNER);
    servlet = McpServlet.of(memory::space, offer, clock);
    ServletContextHandler context = new ServletContextHandler();
    Filter gate = (request, response, chain) -> {
      String bearer =
          ((jakarta.servlet.http.HttpServletRequest) request).getHeader("Authorization");
      request.setAttribute(
          Caller.ATTRIBUTE, callers.getOrDefault(String.valueOf(bearer), Caller.OWNER));
      chain.doFilter(request, response);
    };
    for (Filter first : List.of(new UnreadBodies(clock), gate)) {
      FilterHolder filter = new FilterHolder(first);
      filter.setAsyncSupported(true);
      context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp");
    context.addServlet(holder, "/mcp/*");
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not start", e);
    }
  }

  /** Lets whoever bears that word be that caller. */
  void admit(String bearer, Caller caller) {
    callers.put(bearer, caller);
  }

  static Caller bound(String name, SpaceName space, io.hippocampus.server.access.Scope... scopes) {
    return new Caller(name, Set.of(scopes), Set.of(space));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder post(String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .header("Accept", BOTH)
        .POST(HttpRequest.BodyPublishers.ofString(body));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Returns the messages in an answer, whether it is one object or a stream of events. */
  static List<JsonNode> messages(HttpResponse<String> response) {
    if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
      return response
          .body()
          .lines()
          .filter(line -> line.startsWith("data:"))
          .map(line -> Json.read(line.substring(5)))
          .toList();
    }
    return List.of(Json.read(response.body()));
  }

  static JsonNode last(HttpResponse<String> response) {
    List<JsonNode> messages = messages(response);
    return messages.get(messages.size() - 1);
  }

  @Override
  public void close() {
    servlet.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    }
    memory.close();
    http.close();
  }
}
