package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryIndex.Staged;
import io.hippocampus.testing.WordEmbedder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An index that is opened before and closed after each test, and short words for what is asked. */
abstract class MemoryIndexFixture {

  protected static final SpaceName SPACE = new SpaceName("space");
  protected static final UUID STORE = new UUID(1, 2);
  protected static final WordEmbedder EMBEDDER = new WordEmbedder();

  protected MemoryIndex index;

  /** Returns the indexes under test, empty before each test; the same at each call within one. */
  protected abstract MemoryIndexes indexes();

  @BeforeEach
  void open() {
    index = indexes().open(SPACE, STORE, EMBEDDER.model());
  }

  @AfterEach
  void close() {
    index.close();
  }

  protected void reopen() {
    close();
    open();
  }

  protected static void sleep(
      MemoryIndex index, long sequence, List<Entry> puts, Set<MemoryId> removals) {
    try (Staged night = index.stage(puts, removals)) {
      night.publish(sequence);
    }
  }

  protected static Query words(String text) {
    return words(text, 10);
  }

  protected static Query words(String text, int candidates) {
    return new Query(text, Optional.empty(), candidates, 0, Filter.NONE);
  }

  protected static Query both(String text, int candidates) {
    return new Query(text, Optional.of(EMBEDDER.cue(text)), candidates, 0, Filter.NONE);
  }

  protected static List<MemoryId> ids(Collection<Candidate> found) {
    return found.stream().map(Candidate::memory).toList();
  }

  protected static List<String> names(Collection<Candidate> found) {
    return found.stream().map(candidate -> candidate.memory().value()).toList();
  }

  protected static Candidate found(String name, Collection<Candidate> found) {
    return found.stream()
        .filter(candidate -> candidate.memory().value().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " was not found, but " + names(found)));
  }

  protected static Set<MemoryId> these(String... names) {
    return Set.of(names).stream().map(MemoryId::new).collect(Collectors.toSet());
  }
}
