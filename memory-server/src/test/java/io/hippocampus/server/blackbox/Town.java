package io.hippocampus.server.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server with keys of every sort and some life in its space {@code harbour}, which tests that do
 * it no harm share. It lives as long as the tests do.
 */
final class Town {

  static final String SPACE = "harbour";

  private static Town only;

  private final Server server;
  private final Client admin;
  private final Client reader;
  private final Client writer;
  private final Client elsewhere;

  private Town(Path home) {
    String adminKey = Keys.create(home, "admin", "--scope", "admin");
    String readerKey = Keys.create(home, "reader", "--scope", "read");
    String writerKey = Keys.create(home, "writer", "--scope", "write");
    String elsewhereKey =
        Keys.create(home, "elsewhere", "--scope", "admin", "--space", "elsewhere");
    server = Server.in(home);
    admin = server.stranger().bearing(adminKey);
    reader = server.stranger().bearing(readerKey);
    writer = server.stranger().bearing(writerKey);
    elsewhere = server.stranger().bearing(elsewhereKey);
    Life.live(admin, SPACE, 40);
  }

  /** Returns the town, founded when it is asked for first. */
  static synchronized Town here() {
    if (only == null) {
      try {
        Town founded = new Town(Files.createTempDirectory("hippocampus-town").resolve("home"));
        Runtime.getRuntime().addShutdownHook(new Thread(founded.server::close));
        only = founded;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return only;
  }

  Server server() {
    return server;
  }

  /** Returns one who may do everything. */
  Client admin() {
    return admin;
  }

  /** Returns one who bears a key of another scope than that, which is not admin's. */
  Client without(String scope) {
    return scope.equals("read") ? writer : reader;
  }

  /** Returns one who may do everything, but in the space {@code elsewhere} only. */
  Client elsewhere() {
    return elsewhere;
  }

  /** Recalls something and returns the answer. */
  JsonNode recalled() {
    return admin
        .post("/v1/spaces/" + SPACE + "/recall", Map.of("cue", Life.cue(3)))
        .json();
  }
}
