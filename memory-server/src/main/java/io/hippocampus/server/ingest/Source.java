package io.hippocampus.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * Bytes that can be read more than once: a file, or standard input kept in a temporary file until
 * this is closed.
 *
 * @param name what to call it
 * @param file where the bytes are
 * @param isTemporary whether the file goes when this is closed
 */
public record Source(String name, Path file, boolean isTemporary) implements AutoCloseable {

  /**
   * Returns the file as a source.
   *
   * @throws NoSuchFileException if there is no such file
   */
  public static Source of(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(file + " is no file that can be read");
    }
    return new Source(String.valueOf(file.getFileName()), file, false);
  }

  /** Reads the stream to its end and keeps what it gave. */
  public static Source keeping(InputStream in) throws IOException {
    Path file = Files.createTempFile("hippocampus-", ".in");
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Source("standard input", file, true);
  }

  InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /** Returns how many bytes there are. */
  public long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it was last changed. */
  public Instant changedAt() throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  @Override
  public void close() throws IOException {
    if (isTemporary) {
      Files.deleteIfExists(file);
    }
  }
}
