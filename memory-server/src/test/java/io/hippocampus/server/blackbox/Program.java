package io.hippocampus.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of the packaged program, as a user starts it, in a home.
 *
 * @param process its process
 * @param out where its standard output goes
 * @param err where its standard error goes
 */
record Program(Process process, Path out, Path err) {

  private static final List<String> FLAGS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g");

  /** Starts it. */
  static Program start(Path home, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    try {
      Path logs = Files.createDirectories(home.resolveSibling(home.getFileName() + ".said"));
      Path out = Files.createTempFile(logs, "", ".out");
      Path err = Files.createTempFile(logs, "", ".err");
      ProcessBuilder builder = new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
          .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
      builder.environment().remove("JDK_JAVA_OPTIONS");
      builder.environment().put("HIPPOCAMPUS_HOME", home.toString());
      builder.environment().putAll(environment);
      return new Program(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  static Program run(Path home, String... arguments) {
    Program program = start(home, Map.of(), arguments);
    program.exitCode();
    return program;
  }

  /** Waits for its end, and returns how it ended. */
  int exitCode() {
    return process.onExit().join().exitValue();
  }

  /** Returns what it wrote to standard output so far. */
  String written() {
    return text(out);
  }

  /** Returns what it wrote to standard error so far. */
  String complained() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar() {
    String jar = System.getProperty("hippocampus.jar");
    if (jar == null || !Files.isRegularFile(Path.of(jar))) {
      throw new IllegalStateException("the packaged jar is '" + jar
          + "'; run these tests with mvn -Pblackbox, or name it by -Dhippocampus.jar");
    }
    return Path.of(jar);
  }
}
