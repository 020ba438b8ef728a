package io.hippocampus.server.access;

import io.hippocampus.port.OwnersFolder;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Who did what, when, and how it ended: one JSON line for each request, in {@code audit.0.jsonl} of
 * the home's {@code log} folder, with older lines in {@code audit.1.jsonl} and so on. It holds ids,
 * never the text of memories, cues or keys. Thread-safe.
 */
public final class Audit implements AutoCloseable {

  /** Where a servlet request carries the route it took. */
  public static final String ROUTE = "io.hippocampus.route";

  /** Where a servlet request carries the space it is about. */
  public static final String SPACE = "io.hippocampus.space";

  /** Where a servlet request carries what it is about: an id, or a word of ours, never a text. */
  public static final String ABOUT = "io.hippocampus.about";

  private static final int BYTES = 10 << 20;
  private static final int FILES = 10;

  private final FileHandler file;

  private Audit(FileHandler file) {
    this.file = file;
  }

  /** Opens that of a home. */
  public static Audit of(Path home) throws IOException {
    Path folder = OwnersFolder.made(home.resolve("log"));
    FileHandler file = new FileHandler(
        folder.toString().replace("%", "%%") + "/audit.%g.jsonl", BYTES, FILES, true);
    file.setFormatter(new Formatter() {
      @Override
      public String format(LogRecord entry) {
        return entry.getMessage() + "\n";
      }
    });
    return new Audit(file);
  }

  /**
   * One request.
   *
   * @param at when it came
   * @param caller who asked: a key's name, {@code owner} or {@code nobody}
   * @param address from where
   * @param verb its method
   * @param route the route it took, such as {@code /v1/spaces/{space}/recall}; empty when none
   * @param space in which space
   * @param about what it was about: an id
   * @param status how it was answered
   * @param took how long that took
   */
  public record Entry(
      Instant at,
      String caller,
      String address,
      String verb,
      Optional<String> route,
      Optional<String> space,
      Optional<String> about,
      int status,
      Duration took) {}

  /** Writes that down. */
  public void note(Entry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", entry.at());
    line.put("caller", entry.caller());
    line.put("address", entry.address());
    line.put("verb", entry.verb());
    entry.route().ifPresent(route -> line.put("route", route));
    entry.space().ifPresent(space -> line.put("space", space));
    entry.about().ifPresent(about -> line.put("about", about));
    line.put("status", entry.status());
    line.put("tookMicros", entry.took().toNanos() / 1_000);
    file.publish(new LogRecord(Level.INFO, Json.compact(line)));
  }

  @Override
  public void close() {
    file.close();
  }
}
