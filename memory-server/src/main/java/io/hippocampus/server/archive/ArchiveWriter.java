package io.hippocampus.server.archive;

import io.hippocampus.archive.ArchiveEntry;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Held;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.server.archive.ArchiveLine.ExperienceLine;
import io.hippocampus.server.archive.ArchiveLine.HeaderLine;
import io.hippocampus.server.archive.ArchiveLine.TrailerLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Writes an archive as lines of JSON. Single-threaded. Give it the entries of
 * {@link io.hippocampus.SpaceArchive#write}, then {@link #finish} it: without its last line an
 * archive counts as cut off.
 */
public final class ArchiveWriter implements Consumer<ArchiveEntry> {

  /** The media type of archives. */
  public static final String MEDIA_TYPE = "application/x-ndjson";

  private final OutputStream out;
  private final MessageDigest digest = ArchiveJson.digest();
  private long experiences;
  private long memories;

  /** Writes to a stream, which stays its owner's to close. */
  public ArchiveWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes an entry.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void accept(ArchiveEntry entry) {
    write(
        switch (entry) {
          case Header header -> HeaderLine.of(header);
          case Lived lived -> {
            experiences++;
            yield ExperienceLine.of(lived);
          }
          case Held held -> {
            memories++;
            yield MemoryLine.of(held.memory());
          }
        });
  }

  /**
   * Writes the last line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void finish() {
    String all = HexFormat.of().formatHex(digest.digest());
    write(new TrailerLine(experiences, memories, all));
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the archive", e);
    }
  }

  private void write(ArchiveLine line) {
    try {
      byte[] bytes = ArchiveJson.bytes(line);
      out.write(bytes);
      out.write('\n');
      digest.update(bytes);
      digest.update((byte) '\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the archive", e);
    }
  }

  /** Returns how many experiences were written. */
  public long experiences() {
    return experiences;
  }

  /** Returns how many memories were written. */
  public long memories() {
    return memories;
  }
}
