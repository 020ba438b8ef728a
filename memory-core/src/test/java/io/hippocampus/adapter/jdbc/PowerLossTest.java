package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives a power loss at any moment, on a disk that loses what was not
 * synced.
 */
final class PowerLossTest {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final SpaceName SPACE = new SpaceName("mortal");
  private static final int LOSSES = Integer.getInteger("losses", 12);
  private static final int WRITERS = 3;

  /** Of more memories at once the store gives no passages. */
  private static final int MOST_READ = 10_000;

  @TempDir
  private Path home;

  @Test
  void whatWasAcknowledged_survivesAPowerLoss() throws Exception {
    surviveLosses(stores -> {});
  }

  /** As soon as it may be, and not only after a while; others commit without a sync meanwhile. */
  @Test
  void whatWasAcknowledged_survivesAPowerLoss_whileRoomIsUsedAgain() throws Exception {
    surviveLosses(stores -> {
      try (Connection connection = stores.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS counted (times INT)");
        statement.execute("INSERT INTO counted VALUES (1)");
        statement.execute("UPDATE counted SET times = times + 1");
        FileSpace space = FileSpace.of(connection);
        space.reuseAfter(0);
        space.emptyAFew();
      }
    });
  }

  /** Something that goes on beside the writing, again and again. */
  private interface Beside {
    void happen(JdbcStores stores) throws SQLException;
  }

  private void surviveLosses(Beside beside) throws Exception {
    SplittableRandom random = new SplittableRandom(Long.getLong("seed", 42));
    LossyFiles.Disk disk = LossyFiles.disk();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicBoolean enough = new AtomicBoolean();
    try (JdbcStores stores = open(home.resolve("writing"), OrderedFiles.on("lossy:async:"))) {
      List<Thread> writers = LongStream.range(0, WRITERS)
          .mapToObj(writer -> Thread.ofPlatform().start(() -> {
            for (long i = writer; !enough.get(); i += WRITERS) {
              record(stores.memories(), "x" + i);
              acknowledged.add("x" + i);
              happen(beside, stores);
            }
          }))
          .toList();
      try {
        for (int loss = 0; loss < LOSSES; loss++) {
          Set<String> before = Set.copyOf(acknowledged);
          byte[] left = disk.afterPowerLoss(random.split());
          assertSurvives(before, left, loss);
        }
      } finally {
        enough.set(true);
        for (Thread writer : writers) {
          writer.join();
        }
      }
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private static void happen(Beside beside, JdbcStores stores) {
    try {
      beside.happen(stores);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void assertSurvives(Set<String> acknowledged, byte[] left, int loss) throws IOException {
    Path after = Files.createDirectories(home.resolve("after-" + loss));
    Files.write(after.resolve("hippocampus.mv.db"), left);
    try (JdbcStores stores = open(after, "async:")) {
      MemoryStore memories = stores.memories();
      List<Versioned> live = memories.live(SPACE);
      Set<String> kept = live.stream()
          .flatMap(held -> held.memory().sources().stream())
          .map(ExperienceId::value)
          .collect(Collectors.toSet());
      assertThat(kept).as("after power loss %d", loss).containsAll(acknowledged);
      assertThat(memories.changedAfter(SPACE, 0, Integer.MAX_VALUE)).hasSameSizeAs(live);
      List<MemoryId> ids =
          live.stream().map(held -> held.memory().id()).limit(MOST_READ).toList();
      assertThat(memories.passages(SPACE, EMBEDDER.model(), ids).size())
          .isLessThanOrEqualTo(ids.size());
      record(memories, "after");
    }
  }

  private static void record(MemoryStore memories, String id) {
    MemoryId memory = memories
        .record(SPACE, List.of(trace(id, "experience " + id)), NOON)
        .get(0)
        .memory()
        .id();
    memories.encode(
        SPACE,
        EMBEDDER.model(),
        List.of(new Encoding(memory, TAG, EMBEDDER.passages("experience " + id))),
        NOON);
  }

  private static JdbcStores open(Path directory, String fileSystem) {
    return JdbcStores.open(
        Home.take(directory, fileSystem), EMBEDDER.model(), new HandClock(NOON), WORDS, 0);
  }
}
