package io.hippocampus.server.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server, running in a home; closing kills it, if it still runs. */
final class Server implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final Program program;
  private final URI url;
  private final String token;

  private Server(Path home, Program program, JsonNode said) {
    this.home = home;
    this.program = program;
    this.url = URI.create(said.path("url").asText());
    this.token = said.path("token").asText();
  }

  /** Starts one on a free port and waits until it says that it is ready. */
  static Server in(Path home, String... options) {
    try (WatchService watched = home.getFileSystem().newWatchService()) {
      Files.createDirectories(home).register(watched, StandardWatchEventKinds.ENTRY_CREATE);
      List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
      arguments.addAll(List.of(options));
      Program program = Program.start(home, Map.of(), arguments.toArray(String[]::new));
      return new Server(home, program, ready(home, program, watched));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode ready(Path home, Program program, WatchService watched)
      throws IOException {
    while (program.process().isAlive()) {
      Path note = home.resolve("server.json");
      if (Files.exists(note)) {
        JsonNode said = JSON.readTree(Files.readString(note));
        if (said.path("process").asLong() == program.process().pid()) {
          return said;
        }
      }
      next(watched);
    }
    throw new AssertionError("the server ended with " + program.exitCode() + " and said "
        + program.written() + program.complained());
  }

  private static void next(WatchService watched) {
    try {
      WatchKey key = watched.poll(1, TimeUnit.SECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  Path home() {
    return home;
  }

  URI url() {
    return url;
  }

  Program program() {
    return program;
  }

  /** Returns the token that the server left in its home for its owner. */
  String token() {
    return token;
  }

  /** Returns one who asks with the owner's token. */
  Client owner() {
    return Client.of(url).bearing(token);
  }

  /** Returns one who asks without a key. */
  Client stranger() {
    return Client.of(url);
  }

  /** Makes a key by the command line, while the server runs, and returns one who bears it. */
  Client key(String name, String... options) {
    return Client.of(url).bearing(newKey(name, options));
  }

  /** Makes a key by the command line and returns it. */
  String newKey(String name, String... options) {
    return Keys.create(home, name, options);
  }

  /** Asks it to stop, waits until it has, and returns how it ended. */
  int stop() {
    program.process().destroy();
    return program.exitCode();
  }

  /** Kills it, with no chance to clean up. */
  void kill() {
    program.process().destroyForcibly();
    program.exitCode();
  }

  @Override
  public void close() {
    kill();
  }
}
