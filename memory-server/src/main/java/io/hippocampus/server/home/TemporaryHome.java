package io.hippocampus.server.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home that goes when it is closed, or when the process ends before. */
public final class TemporaryHome implements AutoCloseable {

  private static final String PREFIX = "hippocampus-";

  private final Path directory;
  private final Thread atExit;

  private TemporaryHome(Path directory) {
    this.directory = directory;
    this.atExit = new Thread(() -> delete(directory), "hippocampus-temporary-home");
  }

  /** Makes one in the system's directory for temporary files. */
  public static TemporaryHome make() throws IOException {
    return in(Optional.empty());
  }

  /** Makes one in that directory, or in the system's for temporary files. */
  public static TemporaryHome in(Optional<Path> directory) throws IOException {
    Path made = directory.isPresent()
        ? Files.createTempDirectory(directory.get(), PREFIX)
        : Files.createTempDirectory(PREFIX);
    TemporaryHome home = new TemporaryHome(made);
    Runtime.getRuntime().addShutdownHook(home.atExit);
    return home;
  }

  /** Returns where it is. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    delete(directory);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends already; the hook finds nothing left to delete.
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : innermostFirst) {
        Files.deleteIfExists(one);
      }
    } catch (NoSuchFileException e) {
      // Gone already.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
