package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** The tier in memory, for what has not been slept on. Used under the lock of its index. */
final class ShortTermTier implements Closeable {

  private final Documents documents;
  private final Directory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final Set<MemoryId> memories = new HashSet<>();
  private DirectoryReader reader;
  private long changes;

  ShortTermTier(Documents documents) throws IOException {
    this.documents = documents;
    this.writer = new IndexWriter(directory, Formats.shortTerm());
    this.reader = DirectoryReader.open(writer);
  }

  /** Puts entries in place of what it had of the same ids; all of them, or none if one is wrong. */
  void put(Collection<Entry> entries) throws IOException {
    documents.require(entries);
    for (Entry entry : entries) {
      MemoryId memory = entry.memory().id();
      writer.updateDocuments(Documents.idOf(memory), documents.of(entry));
      memories.add(memory);
    }
    refresh();
  }

  /** Removes memories, with all trace of their words. */
  void remove(Collection<MemoryId> gone) throws IOException {
    boolean any = false;
    for (MemoryId memory : gone) {
      if (memories.remove(memory)) {
        writer.deleteDocuments(Documents.idOf(memory));
        any = true;
      }
    }
    if (any) {
      writer.forceMergeDeletes();
      refresh();
    }
  }

  private void refresh() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
    if (newer != null) {
      reader.close();
      reader = newer;
      changes++;
    }
  }

  /** Returns its present state; another one after each change. */
  DirectoryReader reader() {
    return reader;
  }

  /** Returns how often it changed. */
  long changes() {
    return changes;
  }

  /** Returns the ids it has. */
  Set<MemoryId> memories() {
    return Collections.unmodifiableSet(memories);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.rollback();
    directory.close();
  }
}
