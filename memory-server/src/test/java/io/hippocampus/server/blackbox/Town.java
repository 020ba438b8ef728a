package io.hippocampus.server.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.blackbox.Client.Answer;
import io.hippocampus.server.blackbox.Document.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
  private String night = "";

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

  /** Returns the id of one of those things that the operation is about. */
  String about(Operation operation) {
    String path = operation.path().replace("{space}", "");
    if (path.contains("{memory}")) {
      return memory(operation.id());
    }
    if (path.contains("{recall}")) {
      return recalled().path("id").asText();
    }
    return path.contains("{sleep}") ? night() : "";
  }

  /** Returns a small archive. */
  String archive() {
    String small = "/v1/spaces/small";
    admin.post(small + "/messages", Life.messages(0, 2));
    return admin.get(small + "/archive").text();
  }

  /** Recalls something and returns the answer. */
  JsonNode recalled() {
    return admin
        .post("/v1/spaces/" + SPACE + "/recall", Map.of("cue", Life.cue(3)))
        .json();
  }

  /** Returns a memory that was made for that alone; one that was pruned, to restore it. */
  private String memory(String operation) {
    Map<String, Object> message = new HashMap<>(Life.message(600));
    message.put("id", operation);
    message.put("content", Life.fact(600) + " It is about " + operation + ".");
    String path = "/v1/spaces/" + SPACE + "/memories";
    String memory = admin.post(path, message).json().at("/memory/id").asText();
    if (operation.equals("restoreMemory")) {
      admin.delete(path + "/" + memory);
    }
    return memory;
  }

  /** Returns the night that the town slept, which it sleeps when it is asked for first. */
  private synchronized String night() {
    if (night.isEmpty()) {
      Answer begun = admin.post("/v1/spaces/" + SPACE + "/sleeps", Map.of());
      String path = begun.header("Location").orElseThrow();
      // The events end with the night.
      admin.get(path + "/events");
      night = path.substring(path.lastIndexOf('/') + 1);
    }
    return night;
  }
}
