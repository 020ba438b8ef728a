package io.hippocampus.sleep.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary directories in memory where there are such, so that many homes are made quickly. */
final class InMemory implements TempDirFactory {

  private static final Path LINUX = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return Files.isWritable(LINUX)
        ? Files.createTempDirectory(LINUX, "hippocampus-test-")
        : Files.createTempDirectory("hippocampus-test-");
  }
}
