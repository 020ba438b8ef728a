package io.hippocampus.server.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small JSON files in a home, each of which is there whole or not at all. */
final class SettingsFile {

  private SettingsFile() {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  static JsonNode read(Path file) throws IOException {
    return Json.read(Files.readString(file));
  }

  /** Writes the file aside, brings it to disk and moves it to its place. */
  static void write(Path file, String settings) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(aside, settings + "\n");
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
