package io.hippocampus;

import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.adapter.lucene.EnglishTerms;
import io.hippocampus.adapter.lucene.LuceneMemoryIndexes;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.Passage;
import io.hippocampus.port.Stores;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A memory to be tested through its front door: store and indexes in this process, a clock moved by
 * hand, no model, and encoding done before each call returns, unless a test says otherwise.
 */
final class Life implements AutoCloseable {

  static final String SPACE = "ann";
  static final WordEmbedder EMBEDDER = new WordEmbedder();

  final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  final Stores stores;
  final Map<SpaceName, MemoryIndex> indexes = new ConcurrentHashMap<>();
  final Hippocampus memory;
  final MemorySpace space;
  private final JdbcStores closing;

  private Life(UnaryOperator<Hippocampus.Builder> with) {
    closing = JdbcStores.inMemory(EMBEDDER.model(), clock, new CountedTerms(new EnglishTerms()));
    stores = closing;
    memory = with.apply(Hippocampus.builder(Path.of("nowhere"))
            .stores(stores)
            .indexes(remembering(LuceneMemoryIndexes.inMemory()))
            .embedder(EMBEDDER)
            .clock(clock)
            .zone(ZoneOffset.UTC)
            .background(Runnable::run))
        .open();
    space = memory.space(SPACE);
  }

  /** Begins a life with all defaults. */
  static Life begin() {
    return begin(builder -> builder);
  }

  /** Begins a life that differs from the defaults. */
  static Life begin(UnaryOperator<Hippocampus.Builder> with) {
    return new Life(with);
  }

  /** Opens a home on disk in the same manner, to be closed and opened again. */
  static Hippocampus at(Path home, HandClock clock) {
    return at(home, clock, builder -> builder);
  }

  /** Opens a home on disk in the same manner, but for how it differs from the defaults. */
  static Hippocampus at(Path home, HandClock clock, UnaryOperator<Hippocampus.Builder> with) {
    return with.apply(Hippocampus.builder(home)
            .embedder(new WordEmbedder())
            .clock(clock)
            .zone(ZoneOffset.UTC)
            .background(Runnable::run))
        .open();
  }

  private MemoryIndexes remembering(MemoryIndexes opened) {
    return new MemoryIndexes() {
      @Override
      public MemoryIndex open(SpaceName space, UUID store, EmbeddingModelId model) {
        MemoryIndex index = opened.open(space, store, model);
        indexes.put(space, index);
        return index;
      }

      @Override
      public void discard(SpaceName space) {
        opened.discard(space);
      }
    };
  }

  /** Returns the index of the space. */
  MemoryIndex index() {
    return indexes.get(space.name());
  }

  /** Returns what Ann says now, a minute after what was before. */
  Experience says(String id, String content) {
    clock.advance(Duration.ofMinutes(1));
    return Experience.builder("Ann", content, clock.instant()).id(id).build();
  }

  /** Records what Ann says and returns its memory. */
  MemoryId lives(String id, String content) {
    return space.record(says(id, content)).memory();
  }

  /** Records so many things that have nothing in common but their form. */
  void livesThrough(int days) {
    for (int i = 0; i < days; i++) {
      String sound = "" + (char) ('b' + i % 20) + "aeiou".charAt(i / 20 % 5);
      lives(
          "day-" + i,
          "I spent %1$srun with %1$sto looking for a %1$slle in %1$skan".formatted(sound));
    }
  }

  /** Lets a night pass, which must be committed. */
  SleepReport sleeps() {
    clock.advance(Duration.ofHours(8));
    SleepReport report = space.sleep();
    if (report.outcome() != SleepOutcome.COMMITTED) {
      throw new AssertionError("the night was not committed: " + report);
    }
    return report;
  }

  /** Returns a memory as it is now. */
  Memory memory(MemoryId id) {
    return space.explain(id).memory();
  }

  /** Returns the passages by which a memory is found. */
  List<Passage> passages(MemoryId id) {
    return stores
        .memories()
        .passages(space.name(), EMBEDDER.model(), List.of(id))
        .getOrDefault(id, List.of());
  }

  /** Returns what a recall says, best first. */
  List<String> recalls(String cue) {
    return recalls(space, RecallRequest.builder(cue).build());
  }

  /** Returns what a recall says, best first. */
  List<String> recalls(RecallRequest request) {
    return recalls(space, request);
  }

  /** Returns what a recall in a space says, best first. */
  static List<String> recalls(MemorySpace space, RecallRequest request) {
    return space.recall(request).recalled().stream()
        .map(recalled -> recalled.memory().content())
        .toList();
  }

  /** Returns the ids. */
  static java.util.Set<ExperienceId> ids(String... ids) {
    return java.util.Arrays.stream(ids)
        .map(ExperienceId::new)
        .collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public void close() {
    memory.close();
    closing.close();
  }
}
