package io.hippocampus.bench.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a measurement was made.
 *
 * @param commit the commit of the checkout it ran in, if it ran in one
 * @param java the Java runtime
 * @param system the operating system
 * @param cores how many processors it could use
 * @param heapMegabytes how large its heap could grow
 */
record Surroundings(
    Optional<String> commit, String java, String system, int cores, long heapMegabytes) {

  static Surroundings now() {
    return new Surroundings(
        commit(Path.of("").toAbsolutePath()),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Returns the commit that is checked out in the directory or the nearest one above it. */
  static Optional<String> commit(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path head = at.resolve(".git").resolve("HEAD");
      if (Files.isReadable(head)) {
        return commitOf(head);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> commitOf(Path head) {
    try {
      String points = Files.readString(head).strip();
      if (!points.startsWith("ref: ")) {
        return Optional.of(points);
      }
      Path branch = head.resolveSibling(points.substring("ref: ".length()));
      return Files.isReadable(branch)
          ? Optional.of(Files.readString(branch).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
