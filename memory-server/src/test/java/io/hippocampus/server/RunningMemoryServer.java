package io.hippocampus.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.cli.Main;
import io.hippocampus.server.command.CommandRunner;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.http.HttpSettings;
import io.hippocampus.server.http.HttpSettings.Tls;
import io.hippocampus.server.view.Json;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole server in this process, on a free port, with a home of its own and a clock by hand. */
public final class RunningMemoryServer implements AutoCloseable {

  /** Libraries that tell of each start and stop. */
  private static final List<Logger> QUIET = Stream.of(
          "org.eclipse.jetty", "io.javalin", "org.quartz")
      .map(Logger::getLogger)
      .peek(logger -> logger.setLevel(Level.WARNING))
      .toList();

  private static final HttpClient CLEAR = HttpClient.newHttpClient();

  private final Path home;
  private final HandClock clock = HandClock.at("2026-03-10T12:00:00Z");
  private final MemoryServer server;
  private final HttpClient client;

  public RunningMemoryServer(Path home) {
    this(home, 0);
  }

  public RunningMemoryServer(Path home, int requestsPerSecond) {
    this(home, requestsPerSecond, Optional.empty());
  }

  public RunningMemoryServer(Path home, Tls tls) {
    this(home, 0, Optional.of(tls));
  }

  /** Runs commands as that makes of how it would. */
  public RunningMemoryServer(Path home, UnaryOperator<CommandRunner> commands) {
    this(home, 0, Optional.empty(), commands);
  }

  private RunningMemoryServer(Path home, int requestsPerSecond, Optional<Tls> tls) {
    this(home, requestsPerSecond, tls, UnaryOperator.identity());
  }

  private RunningMemoryServer(
      Path home, int requestsPerSecond, Optional<Tls> tls, UnaryOperator<CommandRunner> commands) {
    this.home = home;
    HttpSettings loopback = HttpSettings.loopback(0);
    this.server = MemoryServer.start(new MemoryServer.Settings(
        home,
        () -> Hippocampus.builder(home)
            .embedder(new WordEmbedder())
            .clock(clock)
            .zone(ZoneOffset.UTC),
        new HttpSettings(loopback.host(), 0, Set.of("memory.example"), requestsPerSecond, tls),
        1,
        clock,
        ZoneOffset.UTC,
        new SecureRandom(),
        commands.apply(Main.inServer(
            directory -> Hippocampus.builder(directory).embedder(new WordEmbedder()), Map.of()))));
    this.client =
        tls.isEmpty() ? CLEAR : RunningServer.of(home).orElseThrow().client().build();
  }

  /** What was answered. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public JsonNode json() {
      return Json.read(body);
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public HandClock clock() {
    return clock;
  }

  public URI url() {
    return server.url();
  }

  MemoryServer server() {
    return server;
  }

  /** Makes a key and returns it; from then on every request needs one. */
  public String key(String name, Set<Scope> scopes, String... spaces) {
    return new AccessKeys(home, Instant::now)
        .create(
            name,
            scopes,
            Stream.of(spaces).map(SpaceName::new).collect(Collectors.toSet()),
            Optional.empty(),
            new SecureRandom())
        .token();
  }

  /** Returns what processes of the same user bear. */
  public String ownToken() {
    return RunningServer.of(home).orElseThrow().token();
  }

  public Answer get(String path, String... headers) {
    return ask("GET", path, "", headers);
  }

  public Answer post(String path, String json, String... headers) {
    String[] typed = Stream.concat(
            json.isEmpty() ? Stream.empty() : Stream.of("Content-Type", "application/json"),
            Stream.of(headers))
        .toArray(String[]::new);
    return ask("POST", path, json, typed);
  }

  public Answer ask(String verb, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path))
        .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      Map<String, String> told = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> told.put(name, values.getFirst()));
      return new Answer(response.statusCode(), told, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Records messages by a speaker, one for each text. */
  public Answer record(String space, String... texts) {
    String messages = Stream.of(texts)
        .map(text -> "{\"speaker\":\"ann\",\"content\":" + Json.compact(text) + "}")
        .collect(Collectors.joining(",", "[", "]"));
    return post("/v1/spaces/" + space + "/messages", messages);
  }

  @Override
  public void close() {
    server.close();
  }
}
