package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex.Entry;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.IOUtils;

/**
 * The tier on disk. It is read as its last commit left it; a writer exists only within a
 * {@link Next}, from staging to publishing. Used under the lock of its index, except where said.
 */
final class LongTermTier implements Closeable {

  private static final Logger LOG = System.getLogger(LongTermTier.class.getName());
  private static final String IN_USE = "in-use.lock";

  private final Directory directory;
  private final Lock inUse;
  private final Imprint imprint;
  private final Documents documents;
  private DirectoryReader reader;
  private volatile long publishedUpTo;
  private volatile boolean ahead;

  private LongTermTier(
      Directory directory, Lock inUse, Imprint imprint, Documents documents, DirectoryReader reader)
      throws IOException {
    this.directory = directory;
    this.inUse = inUse;
    this.imprint = imprint;
    this.documents = documents;
    this.reader = reader;
    this.publishedUpTo = Imprint.published(reader.getIndexCommit().getUserData());
  }

  /**
   * Opens the tier in a directory, begun anew if what is there is damaged or of another imprint.
   *
   * @throws org.apache.lucene.store.LockObtainFailedException if it is open elsewhere
   */
  static LongTermTier open(Directory directory, Imprint imprint, Documents documents)
      throws IOException {
    Lock inUse = directory.obtainLock(IN_USE);
    try {
      Optional<DirectoryReader> found = published(directory, imprint);
      DirectoryReader reader = found.isPresent() ? found.get() : begunAnew(directory, imprint);
      return new LongTermTier(directory, inUse, imprint, documents, reader);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, inUse);
      throw e;
    }
  }

  private static Optional<DirectoryReader> published(Directory directory, Imprint imprint)
      throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      LOG.log(
          Level.DEBUG,
          () -> "space " + imprint.space() + " has no long-term index yet; beginning it");
      return Optional.empty();
    }
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      Optional<String> fault;
      try {
        fault = fault(reader, imprint);
      } catch (IOException | RuntimeException e) {
        IOUtils.closeWhileSuppressingExceptions(e, reader);
        throw e;
      }
      if (fault.isEmpty()) {
        return Optional.of(reader);
      }
      reader.close();
      LOG.log(
          Level.WARNING,
          () ->
              "the long-term index of space " + imprint.space() + " is begun anew: " + fault.get());
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException
        | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          () -> "the long-term index of space " + imprint.space()
              + " is begun anew: it is damaged (" + e + ")");
    }
    return Optional.empty();
  }

  private static Optional<String> fault(DirectoryReader reader, Imprint imprint)
      throws IOException {
    Map<String, String> data = reader.getIndexCommit().getUserData();
    Optional<String> difference = imprint.differenceTo(data);
    if (difference.isEmpty()) {
      Imprint.published(data);
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
    return difference;
  }

  private static DirectoryReader begunAnew(Directory directory, Imprint imprint)
      throws IOException {
    for (String file : directory.listAll()) {
      if (!file.endsWith(".lock")) {
        directory.deleteFile(file);
      }
    }
    try (IndexWriter writer = new IndexWriter(directory, Formats.longTerm(0, OpenMode.CREATE))) {
      writer.setLiveCommitData(imprint.publishedUpTo(0).entrySet());
      writer.commit();
    }
    return DirectoryReader.open(directory);
  }

  /** Returns its published state; another one after each publishing. */
  DirectoryReader reader() {
    return reader;
  }

  /** Returns the place in the ledger that the last commit carries. Safe without the lock. */
  long publishedUpTo() {
    return publishedUpTo;
  }

  /** Returns whether its published state may have a memory; it surely has not when false. */
  boolean mayHave(MemoryId memory) throws IOException {
    return reader.docFreq(Documents.idOf(memory)) > 0;
  }

  /** Returns the bytes of its files. Safe without the lock. */
  long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      try {
        bytes += directory.fileLength(file);
      } catch (FileNotFoundException | NoSuchFileException e) {
        LOG.log(Level.TRACE, "a file went while its length was asked for", e);
      }
    }
    return bytes;
  }

  /** Writes a next state from the published one. Safe without the lock, one at a time. */
  Next next(Collection<Entry> puts, Collection<MemoryId> removals) throws IOException {
    documents.require(puts);
    if (ahead) {
      throw new IOException("what was published last did not reach the disk");
    }
    int expected = reader.numDocs()
        + puts.stream().mapToInt(entry -> Math.max(1, entry.passages().size())).sum();
    IndexWriter writer = new IndexWriter(directory, Formats.longTerm(expected, OpenMode.APPEND));
    try {
      for (Entry entry : puts) {
        writer.updateDocuments(Documents.idOf(entry.memory().id()), documents.of(entry));
      }
      for (MemoryId memory : removals) {
        writer.deleteDocuments(Documents.idOf(memory));
      }
      if (!removals.isEmpty()) {
        writer.forceMergeDeletes(); // what is removed shall leave no words behind in the files
      }
      return new Next(writer, DirectoryReader.open(writer));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, writer);
      throw e;
    }
  }

  /** Closes its reader and gives the directory free. */
  @Override
  public void close() throws IOException {
    IOUtils.close(reader, inUse, directory);
  }

  /** A next state: written, but not the published one. */
  final class Next implements Closeable {

    private final IndexWriter writer;
    private final DirectoryReader next;
    private boolean published;

    private Next(IndexWriter writer, DirectoryReader next) {
      this.writer = writer;
      this.next = next;
    }

    DirectoryReader reader() {
      return next;
    }

    /** Writes all to disk, so that only a rename is left to do. Safe without the lock. */
    void prepare(long sequence) throws IOException {
      writer.setLiveCommitData(imprint.publishedUpTo(sequence).entrySet());
      writer.prepareCommit();
    }

    /** Makes it the published state; the reader of the former one is closed. */
    void show() throws IOException {
      DirectoryReader former = reader;
      reader = next;
      published = true;
      ahead = true;
      former.close();
    }

    /** Makes what was prepared and shown durable. Safe without the lock. */
    void commit(long sequence) throws IOException {
      writer.commit();
      publishedUpTo = sequence;
      ahead = false;
      writer.close();
    }

    /** Discards it unless it was shown. */
    @Override
    public void close() throws IOException {
      if (published) {
        writer.rollback();
      } else {
        IOUtils.close(next, writer::rollback);
      }
    }
  }
}
