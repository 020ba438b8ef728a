package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.OwnersFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * Keeps one Lucene directory a space, on disk below a root or, for tests and throw-away agents, in
 * memory. Thread-safe. A space is open at most once, in this process and all others.
 */
public final class LuceneMemoryIndexes implements MemoryIndexes {

  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final int LONGEST_READABLE = 80;
  private static final int HASH_BYTES = 16;

  private final Shelf shelf;
  private final Set<SpaceName> open = ConcurrentHashMap.newKeySet();

  private LuceneMemoryIndexes(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Keeps the indexes in directories below {@code root}, which is made, for its owner alone, when
   * it is needed.
   */
  public LuceneMemoryIndexes(Path root) {
    this(new OnDisk(root));
  }

  /** Keeps the indexes in memory for as long as this object lives; a closed one can be reopened. */
  public static LuceneMemoryIndexes inMemory() {
    return new LuceneMemoryIndexes(new InMemory());
  }

  @Override
  public MemoryIndex open(SpaceName space, UUID store, EmbeddingModelId model) {
    claim(space);
    try {
      Documents documents = new Documents(model.dimensions());
      LongTermTier longTerm = LongTermTier.open(
          shelf.directory(folder(space)), new Imprint(space, store, model), documents);
      return new LuceneMemoryIndex(space, documents, longTerm, () -> open.remove(space));
    } catch (IOException e) {
      open.remove(space);
      throw Failures.of("open the index of space " + space, e);
    } catch (RuntimeException e) {
      open.remove(space);
      throw e;
    }
  }

  @Override
  public void discard(SpaceName space) {
    claim(space);
    try {
      shelf.discard(folder(space));
    } catch (IOException e) {
      throw Failures.of("discard the index of space " + space, e);
    } finally {
      open.remove(space);
    }
  }

  private void claim(SpaceName space) {
    if (!open.add(space)) {
      throw new IllegalStateException("the index of space " + space + " is open; close it first");
    }
  }

  /**
   * Returns the folder of a space: readable as far as every file system allows, apart by a hash of
   * the name even where case does not count.
   */
  static String folder(SpaceName space) {
    byte[] name = space.value().getBytes(StandardCharsets.UTF_8);
    StringBuilder folder = new StringBuilder();
    for (byte b : name) {
      boolean plain = PLAIN.indexOf(b) >= 0;
      String readable = plain ? Character.toString(b) : "%%%02X".formatted(b);
      if (folder.length() + readable.length() > LONGEST_READABLE) {
        break;
      }
      folder.append(readable);
    }
    return folder + "-" + HexFormat.of().formatHex(sha256(name), 0, HASH_BYTES);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256, which every Java has", e);
    }
  }

  /** Where directories stand. */
  private interface Shelf {
    Directory directory(String folder) throws IOException;

    void discard(String folder) throws IOException;
  }

  /** Memory-mapped, since a thread's interrupt cannot close what it maps. */
  private record OnDisk(Path root) implements Shelf {
    @Override
    public Directory directory(String folder) throws IOException {
      return new MMapDirectory(OwnersFolder.made(root).resolve(folder));
    }

    @Override
    public void discard(String folder) throws IOException {
      Path directory = root.resolve(folder);
      if (Files.exists(directory)) {
        IOUtils.rm(directory);
      }
    }
  }

  private record InMemory(ConcurrentMap<String, Directory> directories) implements Shelf {
    InMemory() {
      this(new ConcurrentHashMap<>());
    }

    @Override
    public Directory directory(String folder) {
      return new FilterDirectory(
          directories.computeIfAbsent(folder, name -> new ByteBuffersDirectory())) {
        @Override
        public void close() {
          // what is in memory stays for the next opening
        }
      };
    }

    @Override
    public void discard(String folder) {
      directories.remove(folder);
    }
  }
}
