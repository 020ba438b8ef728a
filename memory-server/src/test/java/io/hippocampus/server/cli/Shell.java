package io.hippocampus.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.Hippocampus;
import io.hippocampus.server.cli.frame.Opening;
import io.hippocampus.server.cli.frame.Terminal;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands in this process, on a home of its own, at a time moved by hand. */
public final class Shell {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final HandClock clock = HandClock.at("2026-03-10T12:00:00Z");
  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of("").toAbsolutePath();
  private boolean isTty;

  public Shell(Path home) {
    this.home = home;
    environment.put("HIPPOCAMPUS_HOME", home.toString());
  }

  /** What a command did. */
  public record Outcome(int exitCode, String out, String err) {

    /** Returns what {@code --json} gave, which must be one document. */
    public JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }

    public JsonNode data() {
      return json().path("data");
    }
  }

  /** Sets a variable of the environment. */
  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Stands in that directory. */
  public Shell in(Path where) {
    directory = where;
    return this;
  }

  /** Behaves as a terminal that somebody sits at. */
  public Shell watched() {
    isTty = true;
    return this;
  }

  /** Returns the clock by which commands go. */
  public HandClock clock() {
    return clock;
  }

  public Path home() {
    return home;
  }

  public Outcome run(String... arguments) {
    return typing("", arguments);
  }

  /** Runs a command whose standard input is that. */
  public Outcome typing(String input, String... arguments) {
    return typing(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** Returns the commands of a program that nobody runs. */
  static CommandLine commands() {
    Terminal nobody = new Terminal(
        InputStream.nullInputStream(),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        false,
        false,
        false,
        Map.of(),
        Path.of("").toAbsolutePath(),
        HandClock.at("2026-03-10T12:00:00Z"),
        ZoneOffset.UTC);
    return new Main(nobody, Hippocampus::builder).commandLine();
  }

  public Outcome typing(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(
        new ByteArrayInputStream(input),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        isTty,
        isTty,
        isTty,
        Map.copyOf(environment),
        directory,
        clock,
        ZoneOffset.UTC);
    Opening opening = directory -> Hippocampus.builder(directory).embedder(new WordEmbedder());
    int exitCode = new Main(terminal, opening).run(arguments);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command that must succeed, and returns the data it gives as JSON. */
  public JsonNode data(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Outcome outcome = run(all.toArray(String[]::new));
    if (outcome.exitCode() != 0 || !outcome.json().path("status").asText().equals("ok")) {
      throw new AssertionError(all + " ended with " + outcome);
    }
    return outcome.data();
  }

  /** Records something and returns the id of its memory. */
  public String record(String text, String... options) {
    List<String> all = new ArrayList<>(List.of("record", text));
    all.addAll(List.of(options));
    return data(all.toArray(String[]::new)).path("memory").asText();
  }
}
