package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives a process that is killed while it records. */
final class KilledProcessTest {

  private static final SpaceName SPACE = new SpaceName("mortal");
  private static final int WRITERS = 4;

  @Test
  void whatWasAcknowledged_survivesAKilledProcess(@TempDir Path home) {
    Set<String> acknowledged = new HashSet<>();
    Laws.forAll(5, random -> {
      acknowledged.addAll(recordedUntilKilled(home, acknowledged.size(), random.nextInt(1, 200)));

      try (JdbcStores stores = open(home)) {
        MemoryStore memories = stores.memories();
        Set<String> kept = memories.latest(SPACE, Optional.empty(), Integer.MAX_VALUE).stream()
            .map(StoredExperience::experience)
            .map(experience -> experience.id().value())
            .collect(Collectors.toSet());
        assertThat(kept).containsAll(acknowledged);
        assertThat(memories.changedAfter(SPACE, 0, Integer.MAX_VALUE).values())
            .containsExactlyElementsOf(
                LongStream.rangeClosed(1, kept.size()).boxed().toList());
        acknowledged.addAll(kept);
      }
    });
  }

  /** Returns the ids that a process acknowledged before it was killed after so many of them. */
  private static Set<String> recordedUntilKilled(Path home, int from, int kill) {
    try {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Mortal.class.getName(),
              home.toString(),
              String.valueOf(from))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      Set<String> acknowledged = new HashSet<>();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          acknowledged.add(line);
          if (acknowledged.size() == kill) {
            process.toHandle().destroyForcibly();
          }
        }
      }
      process.onExit().join();
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(kill);
      return acknowledged;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JdbcStores open(Path home) {
    return JdbcStores.open(home, new WordEmbedder().model(), new HandClock(NOON), WORDS, 0);
  }

  /** A process that records until it is killed, and prints what was acknowledged. */
  static final class Mortal {

    private Mortal() {}

    public static void main(String[] arguments) {
      MemoryStore memories = open(Path.of(arguments[0])).memories();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = Integer.parseInt(arguments[1]) * WRITERS + writer;
        new Thread(() -> recordForever(memories, first)).start();
      }
    }

    private static void recordForever(MemoryStore memories, int first) {
      for (int number = first; ; number += WRITERS) {
        String id = "x" + number;
        memories.record(SPACE, List.of(trace(id, "experience " + id)), NOON);
        synchronized (System.out) {
          System.out.println(id);
          System.out.flush();
        }
      }
    }
  }
}
