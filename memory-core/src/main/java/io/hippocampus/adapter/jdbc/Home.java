package io.hippocampus.adapter.jdbc;

import io.hippocampus.port.OwnersFolder;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStoreTool;

/**
 * The directory an H2 database lives in, and what is done to its files from outside.
 *
 * <p>A new database is made under another name and moved to its own when it is complete and on
 * disk; so a file of that name that cannot be read is a damaged one, never one that was not
 * finished.
 */
final class Home {

  private static final String NAME = "hippocampus";
  private static final String UNFINISHED = "hippocampus-unfinished";
  private static final String ANEW = "hippocampus-anew";
  private static final String SUFFIX = ".mv.db";

  /** How an H2 file begins, twice: a torn write spares one. */
  private static final String HEADER = "H:2,";

  private static final int SECOND_HEADER = 4096;

  /** The homes this JVM has open: H2 itself would let it open one twice. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final String fileSystem;

  private Home(Path directory, String fileSystem) {
    this.directory = directory;
    this.fileSystem = fileSystem;
  }

  /**
   * Takes the directory, which is made, for its owner alone, if it is not there.
   *
   * @param fileSystem how H2 reaches files, in H2's words
   * @throws UnavailableException if it cannot be made or is in use
   */
  static Home take(Path directory, String fileSystem) {
    if (directory.toString().contains(";")) {
      throw new IllegalArgumentException(
          "the directory " + directory + " has a ; in its name; use another one");
    }
    try {
      Path real = OwnersFolder.made(directory).toRealPath();
      if (!OPEN.add(real)) {
        throw new UnavailableException(
            "cannot open the store in " + real + ": it is open already; close it first");
      }
      return new Home(real, fileSystem);
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot make the directory " + directory + " for the store: " + e.getMessage()
              + "; give another one",
          e);
    }
  }

  /** Lets others take the directory. */
  void leave() {
    OPEN.remove(directory);
  }

  boolean isNew() {
    return Files.notExists(file());
  }

  /**
   * Whether the file begins as an H2 database does. H2 itself would take an empty or zeroed file
   * for a new database, and write into it.
   */
  boolean looksLikeADatabase() throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(file())) {
      return hasHeaderAt(bytes, 0) || hasHeaderAt(bytes, SECOND_HEADER);
    }
  }

  private static boolean hasHeaderAt(SeekableByteChannel bytes, long position) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(HEADER.length());
    bytes.position(position).read(start);
    return new String(start.array(), StandardCharsets.US_ASCII).equals(HEADER);
  }

  Path directory() {
    return directory;
  }

  Path file() {
    return directory.resolve(NAME + SUFFIX);
  }

  /** Returns where H2 finds the database, in H2's words. */
  String database() {
    return fileSystem + directory.resolve(NAME);
  }

  /** Returns where a new database is made, in H2's words. */
  String unfinishedDatabase() {
    return fileSystem + directory.resolve(UNFINISHED);
  }

  /** Gives the new database, which is complete and closed, its name. */
  void finish() throws IOException {
    protect(unfinishedFile());
    Files.move(unfinishedFile(), file(), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
  }

  /** Lets only the owner read the file. */
  void protectFile() throws IOException {
    protect(file());
  }

  /** Returns how many bytes the file has. */
  long bytes() {
    return file().toFile().length();
  }

  /** Returns how many bytes the disk has left for us. */
  long freeBytes() {
    return directory.toFile().getUsableSpace();
  }

  /** Whether something was erased since the file was last written anew. */
  boolean owesCompaction() {
    return Files.exists(mark());
  }

  /** Notes that something is erased: pages of the file may hold it until it is written anew. */
  void oweCompaction() throws IOException {
    if (!owesCompaction()) {
      Files.createFile(mark());
      syncDirectory();
    }
  }

  /**
   * Writes the file of the closed database anew, without the pages no longer in use; it takes the
   * old one's place when it is whole and on disk.
   */
  void writeAnew() throws IOException {
    removeUnfinished();
    try {
      Files.createLink(anewFile(), file());
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(file(), anewFile());
    }
    MVStoreTool.compact("async:" + anewFile(), false);
    protect(anewFile());
    sync(anewFile(), StandardOpenOption.WRITE);
    Files.move(anewFile(), file(), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
    Files.deleteIfExists(mark());
  }

  /** Removes what a process that was killed may have left beside the file. */
  void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(directory, "{" + UNFINISHED + "," + ANEW + "}*")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  private Path mark() {
    return directory.resolve(NAME + ".erased");
  }

  private Path unfinishedFile() {
    return directory.resolve(UNFINISHED + SUFFIX);
  }

  private Path anewFile() {
    return directory.resolve(ANEW + SUFFIX);
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private void syncDirectory() {
    try {
      sync(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      // Not every file system lets a directory be opened; there the move is as durable as it makes
      // it.
    }
  }

  private static void protect(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
