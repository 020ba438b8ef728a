package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.Passage;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers write at once. */
final class CommitterTest {

  private static final int WRITERS = 8;
  private static final int WRITES = 40;

  private JdbcStores stores;
  private MemoryStore memories;

  @BeforeEach
  void open(@TempDir Path home) {
    stores = JdbcStores.open(home, new WordEmbedder().model(), new HandClock(NOON), WORDS, 0);
    memories = stores.memories();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void ledger_hasNoGap_underConcurrentWriters_someOfWhichFail() throws Exception {
    ConcurrentLinkedQueue<Long> places = new ConcurrentLinkedQueue<>();
    List<SpaceName> spaces =
        List.of(new SpaceName("one"), new SpaceName("two"), new SpaceName("three"));
    inParallel(writer -> {
      for (int i = 0; i < WRITES; i++) {
        SpaceName space = spaces.get((writer + i) % spaces.size());
        String id = writer + "-" + i;
        memories.record(space, List.of(trace(id, "said " + id)), NOON);
        if (i % 3 == 0) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> memories.record(
                  space, List.of(trace(id + "-new", "new"), trace(id, "something else")), NOON));
        }
        places.add(memories.lastChange(space));
      }
    });

    List<Long> changes = new ArrayList<>();
    for (SpaceName space : spaces) {
      Map<MemoryId, Long> changed = memories.changedAfter(space, 0, Integer.MAX_VALUE);
      changes.addAll(changed.values());
      assertThat(List.copyOf(changed.values())).isSorted();
    }
    assertThat(changes)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, WRITERS * WRITES).boxed().toList());
    assertThat(places).hasSize(WRITERS * WRITES);
  }

  @Test
  void aTailer_missesNothing_whileOthersWrite() throws Exception {
    SpaceName space = new SpaceName("busy");
    List<MemoryId> seen = new ArrayList<>();
    inParallel(writer -> {
      if (writer == 0) {
        long upTo = 0;
        while (seen.size() < (WRITERS - 1) * WRITES) {
          for (Map.Entry<MemoryId, Long> change :
              memories.changedAfter(space, upTo, 7).entrySet()) {
            seen.add(change.getKey());
            upTo = change.getValue();
          }
        }
        return;
      }
      for (int i = 0; i < WRITES; i++) {
        memories.record(space, List.of(trace(writer + "-" + i, "said")), NOON);
      }
    });

    assertThat(seen).doesNotHaveDuplicates().hasSize((WRITERS - 1) * WRITES);
  }

  @Test
  void anInterruptedCaller_writesAndReads_andStaysInterrupted() throws Exception {
    SpaceName space = new SpaceName("hasty");
    inParallel(writer -> {
      for (int i = 0; i < WRITES; i++) {
        Thread.currentThread().interrupt();
        memories.record(space, List.of(trace(writer + "-" + i, "said")), NOON);
        assertThat(memories.live(space)).isNotEmpty();
        assertThat(Thread.interrupted()).isTrue();
      }
    });

    assertThat(memories.live(space)).hasSize(WRITERS * WRITES);
  }

  @Test
  void roomInALargeFile_isUsedAgain_whileOthersReadAndWrite(@TempDir Path home) throws Exception {
    SpaceName space = new SpaceName("restless");
    EmbeddingModelId model = new WordEmbedder().model();
    Path file = home.resolve("hippocampus.mv.db");
    AtomicBoolean enough = new AtomicBoolean();
    try (JdbcStores restless = JdbcStores.open(home, model, new HandClock(NOON), WORDS, 0)) {
      reuseAtOnce(restless);
      MemoryStore store = restless.memories();
      MemoryId memory = record(store, space, "x1", "said").id();
      inParallel(caller -> {
        for (int i = 0; caller == 0 && i < 600; i++) {
          store.encode(space, model, List.of(new Encoding(memory, TAG, passages(i))), NOON);
        }
        while (caller < 3 && !enough.get()) {
          assertThat(store.live(space)).hasSize(1);
          enough.compareAndSet(false, store.history(space, memory).size() == 601);
        }
      });

      assertThat(Files.size(file)).isLessThan(600L * 100_000 / 2);
      assertThat(store.passages(space, model, List.of(memory)))
          .containsEntry(memory, passages(599));
    }
  }

  /** Else it is used again after some time only. */
  private static void reuseAtOnce(JdbcStores stores) throws SQLException {
    try (Connection connection = stores.dataSource().getConnection()) {
      FileSpace.of(connection).reuseAfter(0);
    }
  }

  private static List<Passage> passages(int number) {
    byte[] noise = new byte[75_000];
    new SplittableRandom(number).nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise);
    return List.of(new Passage(0, text, new WordEmbedder().cue("passage " + number)));
  }

  private interface Writing {
    void write(int writer) throws Exception;
  }

  private static void inParallel(Writing writing) throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      writers.add(() -> {
        writing.write(number);
        return true;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Boolean> done : threads.invokeAll(writers)) {
        assertThat(done.get()).isTrue();
      }
    }
  }
}
