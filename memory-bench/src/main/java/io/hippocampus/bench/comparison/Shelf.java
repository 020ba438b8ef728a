package io.hippocampus.bench.comparison;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.stream.ContentDigest;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which the cells of a comparison are kept, each in a directory of its own.
 * Thread-safe, for different cells; open in one process at a time.
 *
 * <p>A cell is written aside and moved to its place when it is whole, so what is in its place is
 * whole. A {@code cell.json} tells what it was made from and the digest of each file.
 */
final class Shelf implements AutoCloseable {

  private static final String CELL = "cell.json";
  private static final String SCORES = "scores.jsonl";
  private static final String OF_HOMES = "hippocampus-comparison-";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Path aside;
  private final Path homes;
  private final FileChannel lock;

  private Shelf(Path directory, Path homes, FileChannel lock) {
    this.directory = directory;
    this.aside = aside(directory);
    this.homes = homes;
    this.lock = lock;
  }

  /**
   * Opens that directory, which is made if it is not there, and removes what a comparison that was
   * killed left unfinished.
   *
   * @param temporary where the homes of cells that run are made
   */
  static Shelf open(Path directory, Path temporary) {
    try {
      Files.createDirectories(directory);
      FileChannel lock = FileChannel.open(
          directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!isLocked(lock)) {
          throw new UnavailableException(
              "another comparison is writing to " + directory + "; wait for its end");
        }
        removeUnfinished(directory, temporary);
        Files.createDirectories(aside(directory));
        Path homes = Files.createTempDirectory(temporary, OF_HOMES);
        Files.writeString(rememberedHomes(directory), homes.toString());
        return new Shelf(directory, homes, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot write to " + directory + "; check that it is a directory you may write to", e);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes what is aside, and the homes it names if they are such as are made here. */
  private static void removeUnfinished(Path directory, Path temporary) throws IOException {
    Path remembered = rememberedHomes(directory);
    if (Files.isRegularFile(remembered)) {
      Path former = Path.of(Files.readString(remembered));
      if (temporary.equals(former.getParent())
          && former.getFileName().toString().startsWith(OF_HOMES)) {
        remove(former);
      }
    }
    remove(aside(directory));
  }

  private static Path aside(Path directory) {
    return directory.resolve(".unfinished");
  }

  private static Path rememberedHomes(Path directory) {
    return aside(directory).resolve("homes");
  }

  /** Returns where the homes of cells that run are made. */
  Path homes() {
    return homes;
  }

  /** Returns where a cell is to be written that is not whole yet. */
  Path aside(Cell cell) {
    return aside.resolve(cell.name());
  }

  /**
   * Refuses a directory that bears a cell's name and is not one.
   *
   * @throws IllegalArgumentException if there is something else in the place of a cell
   */
  static void requireRoom(Path directory, List<Cell> cells) {
    for (Cell cell : cells) {
      Path place = directory.resolve(cell.name());
      if (Files.exists(place) && !Files.isRegularFile(place.resolve(CELL))) {
        throw new IllegalArgumentException(
            place + " holds no cell of a comparison; move it away, or choose another directory");
      }
    }
  }

  /** Whether the cell is in its place, made from just that, with all its files as they were. */
  boolean holds(Cell cell, ObjectNode fingerprint) {
    Path place = directory.resolve(cell.name());
    try {
      JsonNode told = told(place.resolve(CELL));
      return told != null
          && fingerprint.equals(told.path("fingerprint"))
          && digests(place).equals(told.path("files"));
    } catch (IOException e) {
      throw new UnavailableException("cannot read " + place, e);
    }
  }

  private static @Nullable JsonNode told(Path file) throws IOException {
    try {
      return Files.isRegularFile(file) ? JSON.readTree(Files.readAllBytes(file)) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Moves a cell that was written aside to its place, with what was found of each question. */
  void put(Cell cell, ObjectNode fingerprint, List<Scored> questions) {
    Path written = aside(cell);
    Path place = directory.resolve(cell.name());
    Path former = aside.resolve(cell.name() + ".former");
    try {
      Scored.write(written.resolve(SCORES), questions);
      ObjectNode told = JSON.createObjectNode();
      told.set("fingerprint", fingerprint);
      told.set("files", digests(written));
      Files.writeString(
          written.resolve(CELL),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
      if (Files.exists(place)) {
        Files.move(place, former, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
      remove(former);
    } catch (IOException e) {
      throw new UnavailableException("cannot write " + place, e);
    }
  }

  /** Reads what was found of each question by a cell in its place. */
  List<Scored> questions(Cell cell) {
    Path file = directory.resolve(cell.name()).resolve(SCORES);
    try {
      return Scored.read(file);
    } catch (IOException e) {
      throw new UnavailableException("cannot read " + file, e);
    }
  }

  /** Writes a file of the comparison itself, whole or not at all. */
  void write(String name, String content) {
    Path file = directory.resolve(name);
    try {
      Path written = Files.writeString(aside.resolve(name), content);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnavailableException("cannot write " + file, e);
    }
  }

  private static ObjectNode digests(Path cell) throws IOException {
    List<Path> files;
    try (var all = Files.list(cell)) {
      files = all.filter(file -> !file.getFileName().toString().equals(CELL))
          .sorted()
          .toList();
    }
    ObjectNode digests = JSON.createObjectNode();
    for (Path file : files) {
      String name = file.getFileName().toString();
      ContentDigest digest = new ContentDigest();
      try (InputStream content = Files.newInputStream(file)) {
        digest.add(name, content);
      }
      digests.put(name, digest.hex());
    }
    return digests;
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Removes what is unfinished. */
  @Override
  public void close() {
    try (lock) {
      remove(homes);
      remove(aside);
    } catch (IOException e) {
      throw new UnavailableException("cannot remove what is unfinished in " + directory, e);
    }
  }
}
