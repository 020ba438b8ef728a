package io.hippocampus.sleep.simulation;

import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one home, which goes with all it holds when it is closed. */
final class Scratch implements AutoCloseable {

  private final Path home;

  private Scratch(Path home) {
    this.home = home;
  }

  /**
   * Makes one in that directory.
   *
   * @throws UnavailableException if the directory does not let it
   */
  static Scratch in(Path directory) {
    try {
      return new Scratch(Files.createTempDirectory(directory, "hippocampus-simulation-"));
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot make a scratch home in " + directory
              + "; choose a directory you may write to, on a disk with room",
          e);
    }
  }

  /** Returns where the home is. */
  Path home() {
    return home;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot remove the scratch home " + home, e);
    }
  }
}
