package io.hippocampus.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process on the class path of the tests. It tells what it did in lines that it ends
 * with {@link #END}, so that a line that was cut by its death is known.
 */
public final class Child implements AutoCloseable {

  private static final String END = ";";

  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the main method of a class. */
  public static Child start(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(Arrays.asList(arguments));
    try {
      return new Child(new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the parent something; called in the child. */
  public static void tell(String line) {
    synchronized (System.out) {
      System.out.println(line + END);
      System.out.flush();
    }
  }

  /** Returns the next line that it told in full, waiting for it; empty when it has ended. */
  public Optional<String> next() {
    try {
      String line = lines.readLine();
      return Optional.ofNullable(line)
          .filter(told -> told.endsWith(END))
          .map(told -> told.substring(0, told.length() - END.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all lines that it tells until it ends. */
  public List<String> rest() {
    List<String> rest = new ArrayList<>();
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      rest.add(line.get());
    }
    return rest;
  }

  /** Kills it, with no chance to clean up, after that long. */
  public void killAfter(Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(process.toHandle()::destroyForcibly);
  }

  /** Kills it and waits until it is gone. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }
}
