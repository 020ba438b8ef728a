package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded is encoded in its order, whatever the model makes of single texts. */
final class MemorySpaceEncodingTest {

  /** Refuses texts with one word in them, and is away for those with another. */
  private static final class Moody implements Embedder {
    private final WordEmbedder model = new WordEmbedder();
    private volatile boolean isAway = true;

    @Override
    public EmbeddingModelId model() {
      return model.model();
    }

    @Override
    public int tokens(String text) {
      return model.tokens(text);
    }

    @Override
    public Embedding cue(String cue) {
      return model.cue(cue);
    }

    @Override
    public List<Passage> passages(String text) {
      if (text.contains("refused")) {
        throw new RefusedException("not this text");
      }
      if (isAway && text.contains("unlucky")) {
        throw new UnavailableException("away");
      }
      return model.passages(text);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  @Test
  void refusedText_isTaggedAndFoundByItsWords_andBlocksNothing() {
    try (Life life = Life.begin(builder -> builder.embedder(new Moody()))) {
      life.space.record(IntStream.range(0, 150)
          .mapToObj(i -> life.says("x" + i, (i < 80 ? "refused thing " : "good thing ") + i))
          .toList());

      assertThat(life.space.status().unencoded()).isZero();
      assertThat(life.space.memories()).allMatch(memory -> memory.salience().isTagged());
      assertThat(life.recalls("refused 7").get(0)).isEqualTo("refused thing 7");
      MemoryId good = life.lives("later", "good thing at last");
      assertThat(life.passages(good)).isNotEmpty();
      assertThat(life.sleeps().evening().live()).isEqualTo(151);
    }
  }

  @Test
  void whatWasEmbeddedBeforeTheModelWentAway_isKept_andTheRestComesLater() {
    Moody moody = new Moody();
    try (Life life = Life.begin(builder -> builder.embedder(moody))) {
      MemoryId first = life.lives("x1", "a good beginning");
      MemoryId unlucky = life.lives("x2", "an unlucky thing");
      MemoryId after = life.lives("x3", "what came after");

      assertThat(life.passages(first)).isNotEmpty();
      assertThat(life.passages(unlucky)).isEmpty();
      assertThat(life.passages(after)).isEmpty();
      assertThat(life.recalls("unlucky")).contains("an unlucky thing");

      moody.isAway = false;
      life.space.upkeep().awaitEncoded();
      assertThat(life.passages(unlucky)).isNotEmpty();
      assertThat(life.passages(after)).isEqualTo(asIfNeverAway(life, "x3"));
    }
  }

  /** Returns the passages that a memory has in a life without troubles. */
  private static List<Passage> asIfNeverAway(Life life, String id) {
    try (Life other = Life.begin()) {
      for (String one : List.of("x1", "x2", "x3")) {
        Experience same = life.space
            .explain(life.space.memoryOf(Life.ids(one).iterator().next()).orElseThrow())
            .sources()
            .get(0)
            .experience();
        other.clock.set(same.occurredAt());
        other.space.record(same);
      }
      return other.passages(other.space.memoryOf(Life.ids(id).iterator().next()).orElseThrow());
    }
  }

  @Test
  void turnAfterARestart_knowsTheTurnBefore(@TempDir Path folder) {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    Experience question = Experience.builder("Bo", "Where did you leave the lamp?", clock.instant())
        .build();
    Experience answer = Experience.builder(
            "Ann", "In the hall, by the door.", clock.instant().plusSeconds(30))
        .build();
    clock.advance(Duration.ofMinutes(1));
    Path restarted = folder.resolve("restarted");
    try (Hippocampus memory = Life.at(restarted, clock)) {
      memory.space("ann").record(question);
    }
    try (Hippocampus memory = Life.at(restarted, clock);
        Hippocampus whole = Life.at(folder.resolve("whole"), clock)) {
      memory.space("ann").record(answer);
      whole.space("ann").record(question);
      whole.space("ann").record(answer);

      assertThat(memory.space("ann").memories()).isEqualTo(whole.space("ann").memories());
      assertThat(found(memory)).isEqualTo(found(whole));
    }
  }

  private static Optional<Double> found(Hippocampus memory) {
    return memory.space("ann").recall("where is the lamp left").recalled().stream()
        .filter(recalled -> recalled.memory().content().startsWith("In the hall"))
        .map(recalled -> recalled.why().total())
        .findFirst();
  }
}
