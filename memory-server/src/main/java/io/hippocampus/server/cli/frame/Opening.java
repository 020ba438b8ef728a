package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import java.nio.file.Path;

/**
 * How a home is opened. The program's own is {@code Hippocampus::builder}; tests hand in one whose
 * embedder needs no model.
 */
@FunctionalInterface
public interface Opening {

  /** Starts to open the home in that directory. */
  Hippocampus.Builder at(Path home);
}
