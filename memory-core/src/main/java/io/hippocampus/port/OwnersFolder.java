package io.hippocampus.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders of what is remembered, which are for their owner alone on machines that others use. */
public final class OwnersFolder {

  private OwnersFolder() {}

  /**
   * Makes the folder, and those above it, if it is not there: it is its owner's alone, where the
   * file system knows owners. One that is there stays as open as it is.
   *
   * @return the folder
   */
  public static Path made(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return folder;
  }
}
