package io.hippocampus.bench.jmh;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.adapter.lucene.LuceneMemoryIndexes;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Measures in pairs what a recall costs beside what it cannot do without: the embedding of its cue
 * and a plain search of the same index.
 *
 * <p>For each cue both are timed one after the other, now this one first, now that one, so that
 * whatever else the machine does falls on both. No cue comes twice. A recall's entry in the log is
 * written in the background as always, and waited for outside of both times.
 */
final class PairedRecall implements AutoCloseable {

  private static final int TOPICS = 300;
  private static final int RECORDED_AT_ONCE = 1_000;
  private static final int SLEPT_ON_AT_ONCE = 25_000;
  private static final int WARM_UP = 300;
  private static final int PAIRS = 600;

  /** How much a plain search asks for: what a recall gives, and what a recall looks at. */
  private static final int FEW = 10;

  private static final int MANY = 200;

  /** How far a recall reaches out to neighbours. */
  private static final int REACH = 2;

  private final Path directory;
  private final Path indexRoot;
  private final HandClock clock = new HandClock(InventedDays.START);
  private final InventedDays days = new InventedDays(1);
  private final SplittableRandom importance = new SplittableRandom(1);
  private final Set<String> asked = new HashSet<>();
  private final Embedder embedder;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  private PairedRecall() throws IOException {
    directory = Files.createTempDirectory("hippocampus-paired-");
    indexRoot = directory.resolve("index");
    List<String> topics =
        new InventedDays(2).next(TOPICS).stream().map(Experience::content).toList();
    embedder = new TopicEmbedder(Hippocampus.embeddedModel(), topics);
  }

  /** Measures with each of so many memories, in ascending order; without any, with 1k to 100k. */
  public static void main(String[] sizes) throws IOException {
    int[] memories = sizes.length == 0
        ? new int[] {1_000, 10_000, 100_000}
        : Arrays.stream(sizes).mapToInt(Integer::parseInt).toArray();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| memories | segments | ms: recall | embedding | search for 10 | search for 200"
        + " | own search | recall / (embedding + search for 10) | for 200 | own search |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    try (PairedRecall home = new PairedRecall()) {
      int filled = 0;
      for (int size : memories) {
        home.fill(size - filled);
        filled = size;
        out.println(home.measured());
      }
    }
  }

  private Hippocampus open(MemoryIndexes indexes) {
    return Hippocampus.builder(directory)
        .clock(clock)
        .embedder(embedder)
        .indexes(indexes)
        .policy(FilledHome.FILLING)
        .background(background)
        .open();
  }

  private void fill(int more) {
    try (Hippocampus home = open(new BlindIndexes(new LuceneMemoryIndexes(indexRoot)))) {
      MemorySpace space = home.space("bench");
      for (int done = 0; done < more; ) {
        int night = Math.min(SLEPT_ON_AT_ONCE, more - done);
        for (int left = night; left > 0; left -= RECORDED_AT_ONCE) {
          record(space, Math.min(left, RECORDED_AT_ONCE));
        }
        space.sleep();
        done += night;
      }
      awaitBackground();
    }
  }

  private void record(MemorySpace space, int count) {
    List<Experience> experiences = days.next(count);
    clock.set(experiences.get(count - 1).occurredAt());
    space.recordTagged(experiences.stream()
        .map(experience ->
            new MemorySpace.Tagged(experience, Salience.of(importance.nextDouble(), Tagger.CALLER)))
        .toList());
  }

  private String measured() {
    Overheard indexes = new Overheard(new LuceneMemoryIndexes(indexRoot));
    try (Hippocampus home = open(indexes);
        PlainSearch plain = new PlainSearch(indexRoot)) {
      MemorySpace space = home.space("bench");
      MemoryIndex own = indexes.opened();
      List<Pair> pairs = new ArrayList<>();
      for (int i = -WARM_UP; i < PAIRS; i++) {
        Pair pair = i % 2 == 0
            ? recallFirst(space, plain, own, cue())
            : referenceFirst(space, plain, own, cue());
        if (i >= 0) {
          pairs.add(pair);
        }
      }
      return row(space.status().index().longTerm() + " | " + plain.segments(), pairs);
    }
  }

  /** Returns something that was not asked before. */
  private String cue() {
    while (true) {
      String cue = days.question();
      if (asked.add(cue)) {
        return cue;
      }
    }
  }

  /** Indexes that tell which one was opened last. */
  private static final class Overheard implements MemoryIndexes {
    private final MemoryIndexes indexes;
    private Optional<MemoryIndex> last = Optional.empty();

    Overheard(MemoryIndexes indexes) {
      this.indexes = indexes;
    }

    MemoryIndex opened() {
      return last.orElseThrow();
    }

    @Override
    public MemoryIndex open(SpaceName space, UUID store, EmbeddingModelId model) {
      MemoryIndex opened = indexes.open(space, store, model);
      last = Optional.of(opened);
      return opened;
    }

    @Override
    public void discard(SpaceName space) {
      indexes.discard(space);
    }
  }

  /** The times of one cue, in nanoseconds. */
  private record Pair(long recall, Reference reference) {
    double ratioToFew() {
      return (double) recall / (reference.embedding() + reference.few());
    }

    double ratioToMany() {
      return (double) recall / (reference.embedding() + reference.many());
    }

    double ratioToOwn() {
      return (double) recall / (reference.embedding() + reference.own());
    }
  }

  private record Reference(long embedding, long few, long many, long own) {}

  private Pair recallFirst(MemorySpace space, PlainSearch plain, MemoryIndex own, String cue) {
    long recall = recall(space, cue);
    return new Pair(recall, reference(plain, own, cue));
  }

  private Pair referenceFirst(MemorySpace space, PlainSearch plain, MemoryIndex own, String cue) {
    Reference reference = reference(plain, own, cue);
    return new Pair(recall(space, cue), reference);
  }

  private long recall(MemorySpace space, String cue) {
    RecallRequest request = RecallRequest.builder(cue).reactivates(false).build();
    long start = System.nanoTime();
    int recalled = space.recall(request).recalled().size();
    long time = System.nanoTime() - start;
    require(recalled == request.limit(), cue);
    awaitBackground();
    return time;
  }

  private Reference reference(PlainSearch plain, MemoryIndex own, String cue) {
    long start = System.nanoTime();
    Embedding embedding = embedder.cue(cue);
    float[] meaning = embedding.toArray();
    long embedded = System.nanoTime();
    int foundFew = plain.search(cue, meaning, FEW);
    long few = System.nanoTime();
    int foundMany = plain.search(cue, meaning, MANY);
    long many = System.nanoTime();
    int foundOwn = own.search(new Query(cue, Optional.of(embedding), MANY, REACH, Filter.NONE))
        .size();
    long all = System.nanoTime();
    require(foundFew >= FEW && foundMany >= MANY && foundOwn >= MANY, cue);
    return new Reference(embedded - start, few - embedded, many - few, all - many);
  }

  private static void require(boolean foundEnough, String cue) {
    if (!foundEnough) {
      throw new IllegalStateException("too little was found for: " + cue);
    }
  }

  private void awaitBackground() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private static String row(String memories, List<Pair> pairs) {
    return "| " + memories + " | "
        + String.join(
            " | ",
            millis(pairs.stream().mapToDouble(Pair::recall)),
            millis(pairs.stream().mapToDouble(pair -> pair.reference().embedding())),
            millis(pairs.stream().mapToDouble(pair -> pair.reference().few())),
            millis(pairs.stream().mapToDouble(pair -> pair.reference().many())),
            millis(pairs.stream().mapToDouble(pair -> pair.reference().own())),
            median(pairs.stream().mapToDouble(Pair::ratioToFew)),
            median(pairs.stream().mapToDouble(Pair::ratioToMany)),
            median(pairs.stream().mapToDouble(Pair::ratioToOwn)))
        + " |";
  }

  private static String millis(DoubleStream nanos) {
    return median(nanos.map(time -> time / 1e6));
  }

  /** Returns the median and, in brackets, the quartiles. */
  private static String median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        sorted[sorted.length / 2],
        sorted[sorted.length / 4],
        sorted[sorted.length * 3 / 4]);
  }

  @Override
  public void close() throws IOException {
    background.shutdown();
    embedder.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
