package io.hippocampus.agent;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.adapter.lucene.EnglishTerms;
import io.hippocampus.adapter.lucene.LuceneMemoryIndexes;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** An agent's memory with a clock moved by hand and no model, which can be closed and reopened. */
final class AgentLife implements AutoCloseable {

  static final WordEmbedder EMBEDDER = new WordEmbedder();

  final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  private final JdbcStores stores;
  private int others;
  Hippocampus memory;
  MemorySpace space;

  AgentLife() {
    stores = JdbcStores.inMemory(EMBEDDER.model(), clock, new CountedTerms(new EnglishTerms()));
    memory = open();
    space = memory.space("ann");
  }

  private Hippocampus open() {
    return Hippocampus.builder(Path.of("nowhere"))
        .stores(stores)
        .indexes(LuceneMemoryIndexes.inMemory())
        .embedder(EMBEDDER)
        .clock(clock)
        .zone(ZoneOffset.UTC)
        .background(Runnable::run)
        .open();
  }

  /** Restarts: what is not in the store is gone. */
  void restart() {
    memory.close();
    memory = open();
    space = memory.space("ann");
  }

  /** Returns a space that nothing was recorded in. */
  MemorySpace another() {
    return memory.space("space-" + ++others);
  }

  /** Lets a minute pass. */
  void later() {
    clock.advance(Duration.ofMinutes(1));
  }

  /** Returns what is recalled for a cue, best first. */
  List<String> recalls(String cue) {
    return space.recall(RecallRequest.builder(cue).limit(50).build()).recalled().stream()
        .map(recalled -> recalled.memory().content())
        .toList();
  }

  /** Returns what is remembered, oldest first. */
  List<String> remembers() {
    return space.memories().stream().map(memory -> memory.content()).toList();
  }

  @Override
  public void close() {
    memory.close();
    stores.close();
  }
}
