package io.hippocampus.recall;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.why;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Validity;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The law of abstractions in a recall: they are given in addition or not at all. */
final class AbstractionsInRecallTest {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final SpaceName SPACE = new SpaceName("ann");
  private static final int EPISODES = 80;
  private static final int ABSTRACTIONS = 25;

  private static final List<Memory> EPISODIC = new ArrayList<>();
  private static final List<Memory> ABSTRACT = new ArrayList<>();
  private static JdbcStores stores;

  @BeforeAll
  static void live() {
    stores = JdbcStores.inMemory(EMBEDDER.model(), new HandClock(NOON), WORDS);
    for (int i = 0; i < EPISODES; i++) {
      EPISODIC.add(record(stores.memories(), SPACE, "x" + i, "word ".repeat(1 + i % 7) + i));
    }
    List<MemoryChange> made = new ArrayList<>();
    for (int i = 0; i < ABSTRACTIONS; i++) {
      Memory memory = abstraction("g" + i, EPISODIC.subList(i * 3, i * 3 + 4));
      ABSTRACT.add(memory);
      made.add(new MemoryChange(memory, 0, ChangeKind.ABSTRACTED, why()));
    }
    stores.memories().change(SPACE, made, NOON);
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  private static Memory abstraction(String id, List<Memory> episodes) {
    Origin first = episodes.get(0).origin();
    List<ExperienceId> sources =
        episodes.stream().flatMap(episode -> episode.sources().stream()).toList();
    return new Memory(
        new MemoryId(id),
        MemoryKind.SEMANTIC,
        "in short: " + id,
        new Origin(
            id,
            0,
            "some/model",
            first.kind(),
            first.trust(),
            first.occurredFrom(),
            first.occurredTo(),
            first.metadata()),
        Salience.of(0.5, Tagger.NONE),
        episodes.get(0).strength(),
        sources,
        Standing.of(MemoryState.LONG_TERM, NOON, "abstracted"),
        Validity.since(first.occurredFrom()),
        false);
  }

  @Test
  void recall_givesTheSameEpisodesInTheSameOrder_withAbstractionsAndWithout() {
    int[] abstractions = {0};
    Laws.forAll(300, random -> {
      List<Candidate> episodes =
          candidates(EPISODIC.subList(0, random.nextInt(20, EPISODES)), random);
      List<Candidate> all = new ArrayList<>(candidates(ABSTRACT, random));
      all.addAll(episodes);
      RecallRequest request = request(random);

      List<Recalled> without = recall(request, episodes);
      List<Recalled> with = recall(request, all);
      int given = without.size();

      assertThat(with.subList(0, given)).isEqualTo(without);
      List<Recalled> beside = with.subList(given, with.size());
      assertThat(beside)
          .hasSizeLessThanOrEqualTo(request.limit() / 5)
          .allMatch(one -> one.memory().isAbstraction());
      assertThat(with.stream().map(Recalled::rank).toList())
          .isEqualTo(
              java.util.stream.IntStream.rangeClosed(1, with.size()).boxed().toList());
      abstractions[0] += beside.size();
      Set<ExperienceId> told = new HashSet<>();
      without.forEach(one -> told.addAll(one.memory().sources()));
      assertThat(beside).allMatch(one -> one.memory().sources().stream().noneMatch(told::contains));
      int tokens =
          with.stream().mapToInt(one -> EMBEDDER.tokens(one.memory().content())).sum();
      assertThat(with.size() <= 1 || tokens <= request.tokens()).isTrue();
    });
    assertThat(abstractions[0]).isGreaterThan(100);
  }

  @Test
  void probes_leaveAbstractionsOut() {
    Laws.forAll(50, random -> {
      List<Candidate> all = new ArrayList<>(candidates(ABSTRACT, random));
      List<Candidate> episodes = candidates(EPISODIC, random);
      all.addAll(episodes);
      assertThat(recaller().rank("word", NOON, 10, query -> all))
          .isEqualTo(recaller().rank("word", NOON, 10, query -> episodes));
    });
  }

  private static RecallRequest request(RandomGenerator random) {
    RecallRequest.Builder builder =
        RecallRequest.builder("Ann said a word").limit(random.nextInt(1, 40));
    return random.nextBoolean()
        ? builder.build()
        : builder.tokens(random.nextInt(1, 80)).build();
  }

  private static List<Recalled> recall(RecallRequest request, List<Candidate> found) {
    return recaller()
        .recall(new RecallId("r"), request, NOON, query -> found, ForgettingCurve.PowerLaw.FSRS_6)
        .recalled();
  }

  private static Recaller recaller() {
    return new Recaller(SPACE, stores.memories(), EMBEDDER, ZoneOffset.UTC, Ranking.DEFAULT);
  }

  private static List<Candidate> candidates(List<Memory> memories, RandomGenerator random) {
    List<Candidate> candidates = new ArrayList<>();
    for (Memory memory : memories) {
      if (random.nextInt(4) > 0) {
        candidates.add(new Candidate(
            memory.id(),
            random.nextInt(3) == 0 ? 0 : random.nextDouble(9),
            random.nextInt(9) == 0 ? Double.NaN : random.nextDouble(-1, 1),
            memory.origin().session(),
            memory.origin().position(),
            memory.origin().speaker(),
            memory.origin().occurredFrom(),
            memory.origin().occurredTo(),
            random.nextDouble(),
            Instant.MAX,
            memory.isAbstraction()));
      }
    }
    return candidates;
  }
}
