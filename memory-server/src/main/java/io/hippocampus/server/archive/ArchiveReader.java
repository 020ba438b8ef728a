package io.hippocampus.server.archive;

import io.hippocampus.archive.Archive;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.memory.Memory;
import io.hippocampus.server.archive.ArchiveLine.ExperienceLine;
import io.hippocampus.server.archive.ArchiveLine.HeaderLine;
import io.hippocampus.server.archive.ArchiveLine.TrailerLine;
import io.hippocampus.server.ingest.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole archive and checks it, so that nothing is brought in of one that is broken. It
 * holds all of it at once. Of one archive; single-threaded.
 */
public final class ArchiveReader {

  private final Lines lines;
  private final MessageDigest digest = ArchiveJson.digest();
  private Optional<Header> header = Optional.empty();
  private final List<Lived> experiences = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private boolean finished;

  private ArchiveReader(InputStream in) {
    this.lines = new Lines(in);
  }

  /**
   * Reads an archive to its end; the stream stays its owner's to close.
   *
   * @throws IllegalArgumentException if it is none, was cut off or changed, or is of a newer
   *     format: says which line, which field and what is allowed
   * @throws IOException if the stream cannot be read
   */
  public static Archive read(InputStream in) throws IOException {
    ArchiveReader reader = new ArchiveReader(in);
    while (reader.lines.next()) {
      reader.take();
    }
    return reader.whole();
  }

  private void take() throws IOException {
    if (lines.isTooLong()) {
      throw wrong("it has more than " + Lines.LONGEST + " bytes");
    }
    if (finished) {
      throw wrong("the archive goes on after its trailer; give one archive at a time");
    }
    byte[] bytes = lines.bytes();
    try {
      ArchiveLine line = ArchiveJson.line(bytes);
      if (header.isEmpty() != (line instanceof HeaderLine)) {
        throw wrong("the header is the first line of an archive, and no other one");
      }
      take(line);
    } catch (ArchiveFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ArchiveFormatException(lines.number(), String.valueOf(e.getMessage()), e);
    }
    digest.update(bytes);
    digest.update((byte) '\n');
  }

  private void take(ArchiveLine line) {
    switch (line) {
      case HeaderLine first -> {
        if (first.format() != ArchiveLine.FORMAT) {
          throw wrong("format: is " + first.format() + "; this version reads " + ArchiveLine.FORMAT
              + ", so read it with the version that wrote it, or a newer one");
        }
        header = Optional.of(first.header());
      }
      case ExperienceLine experience -> {
        if (!memories.isEmpty()) {
          throw wrong("an experience comes after a memory; experiences come first");
        }
        experiences.add(experience.lived());
      }
      case MemoryLine memory -> memories.add(memory.memory());
      case TrailerLine trailer -> finish(trailer);
    }
  }

  private void finish(TrailerLine trailer) {
    if (trailer.experiences() != experiences.size() || trailer.memories() != memories.size()) {
      throw wrong("the trailer tells of " + trailer.experiences() + " experiences and "
          + trailer.memories() + " memories, the archive has " + experiences.size() + " and "
          + memories.size() + "; lines are missing or were added");
    }
    String all = HexFormat.of().formatHex(digest.digest());
    if (!all.equals(trailer.digest())) {
      throw wrong("digest: the lines before have " + all + ", not " + trailer.digest()
          + "; the archive was changed");
    }
    finished = true;
  }

  private Archive whole() {
    if (!finished) {
      throw wrong("the archive ends here, without its trailer: it was cut off; write it anew");
    }
    return new Archive(header.orElseThrow(), experiences, memories);
  }

  private ArchiveFormatException wrong(String why) {
    return new ArchiveFormatException(lines.number(), why, null);
  }
}
