package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recording, recalling, encoding, sleeping and closing at the same time. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class MemorySpaceConcurrencyTest {

  @Test
  void indexAndStore_areComparedAtOneMoment_whileOthersRecord() {
    try (Life life = Life.begin()) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> life.livesThrough(100));
      while (!writing.isDone()) {
        assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      }
      writing.join();
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void recordAndRecall_goOn_whileANightIsUnderWay_andASecondNightIsRefused() throws Exception {
    CountDownLatch planning = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SleepPolicy policy = SleepPolicy.builder()
        .budget(new Budget.Memories(0, 3))
        .valuation(waiting(planning, goOn))
        .build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(6);
      CompletableFuture<SleepReport> night = CompletableFuture.supplyAsync(life.space::sleep);
      planning.await();

      assertThatThrownBy(life.space::sleep)
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(Life.SPACE)
          .hasMessageContaining("asleep");
      life.lives("late", "a late owl called from the barn");
      assertThat(life.recalls("late owl").get(0)).contains("late owl");

      goOn.countDown();
      assertThat(night.get().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(life.space.memories()).hasSize(4);
      assertThat(life.recalls("late owl").get(0)).contains("late owl");
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  private static Valuation waiting(CountDownLatch reached, CountDownLatch goOn) {
    return new Valuation() {
      @Override
      public String name() {
        return "waiting";
      }

      @Override
      public List<Valued> rank(Held held) {
        reached.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return NeedOdds.DEFAULT.rank(held);
      }
    };
  }

  @Test
  void everythingAcknowledged_isFoundByWordsAndByMeaning_throughNightsAndRebuilds()
      throws Exception {
    ExecutorService background = Executors.newSingleThreadExecutor();
    AtomicBoolean over = new AtomicBoolean();
    // However many are recorded meanwhile, no night prunes so much that it waits for approval.
    SleepPolicy keepingAll =
        SleepPolicy.builder().budget(new Budget.Memories(1, 0)).build();
    try (Life life = Life.begin(builder -> builder.background(background).policy(keepingAll))) {
      List<CompletableFuture<Integer>> recorders = IntStream.range(0, 2)
          .mapToObj(
              who -> CompletableFuture.supplyAsync(() -> recordAndRecall(life.space, who, over)))
          .toList();
      for (int night = 0; night < 4; night++) {
        assertThat(life.sleeps().outcome()).isEqualTo(SleepOutcome.COMMITTED);
        if (night == 1) {
          life.space.upkeep().rebuildIndex();
        }
      }
      over.set(true);
      int recorded = 0;
      for (CompletableFuture<Integer> recorder : recorders) {
        recorded += recorder.get();
      }
      life.space.upkeep().awaitEncoded();
      assertThat(life.space.status().lived().experiences()).isEqualTo(recorded);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      Query all =
          new Query("thing", Optional.of(new WordEmbedder().cue("thing")), 10_000, 0, Filter.NONE);
      assertThat(life.index().search(all))
          .hasSize(life.space.memories().size())
          .extracting(Candidate::cosine)
          .noneMatch(cosine -> cosine.isNaN());
    } finally {
      background.shutdown();
    }
  }

  private static int recordAndRecall(MemorySpace space, int who, AtomicBoolean over) {
    int recorded = 0;
    while (!over.get()) {
      String name = "n" + who + "x" + recorded++;
      String content = "thing of " + name + " and " + name + "a";
      space.record(Experience.builder("Ann", content, Instant.parse("2026-03-02T09:00:00Z"))
          .id(name)
          .build());
      assertThat(space.recall(name).recalled())
          .extracting(recalled -> recalled.memory().content())
          .contains(content);
    }
    return recorded;
  }

  @Test
  void closing_waitsForTheEncodingUnderWay_andLosesNothing(@TempDir Path home) throws Exception {
    CountDownLatch tagging = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Hippocampus memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .tagger(waitingTagger(tagging, goOn))
        .open();
    memory
        .space("ann")
        .record(Experience.builder("Ann", "a late owl", Instant.parse("2026-03-02T09:00:00Z"))
            .build());
    tagging.await();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(memory::close);
    goOn.countDown();
    closed.get();

    try (Hippocampus again =
        Hippocampus.builder(home).embedder(new WordEmbedder()).open()) {
      MemorySpace space = again.space("ann");
      space.upkeep().awaitEncoded();
      assertThat(space.memories()).extracting(Memory::content).containsExactly("a late owl");
      assertThat(space.memories().get(0).salience().isTagged()).isTrue();
      assertThat(space.recall("owl").best()).contains("a late owl");
    }
    assertThatThrownBy(() -> memory.space("ann")).isInstanceOf(IllegalStateException.class);
  }

  private static SalienceTagger waitingTagger(CountDownLatch reached, CountDownLatch goOn) {
    return new SalienceTagger() {
      @Override
      public Tagger identity() {
        return new Tagger("slow", "1");
      }

      @Override
      public List<Salience> tag(Episode episode) {
        reached.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        List<Salience> tags = new ArrayList<>();
        episode.experiences().forEach(e -> tags.add(Salience.of(0.7, identity())));
        return tags;
      }
    };
  }
}
