package io.hippocampus.server.home;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.port.OwnersFolder;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Small JSON files in a home, each of which is there whole or not at all. */
public final class HomeFile {

  private static final FileAttribute<?>[] OWNERS_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private HomeFile() {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static JsonNode read(Path file) throws IOException {
    return Json.read(Files.readString(file));
  }

  /**
   * Writes the file aside, brings it to disk and moves it to its place. A home that is not there is
   * made, for its owner alone.
   */
  public static void write(Path file, String settings) throws IOException {
    write(file, settings, new FileAttribute<?>[0]);
  }

  /**
   * As {@link #write(Path, String)}, for its owner's eyes only where the file system knows that.
   */
  public static void writeSecret(Path file, String settings) throws IOException {
    boolean knowsOwners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    write(file, settings, knowsOwners ? OWNERS_ONLY : new FileAttribute<?>[0]);
  }

  private static void write(Path file, String settings, FileAttribute<?>[] attributes)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      OwnersFolder.made(parent);
    }
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    Files.createFile(aside, attributes);
    Files.writeString(aside, settings + "\n");
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
