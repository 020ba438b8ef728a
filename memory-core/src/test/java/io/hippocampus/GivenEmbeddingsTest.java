package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.GivenEmbeddings.Embedded;
import io.hippocampus.GivenEmbeddings.Near;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.port.MemoryIndex.Filter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is recorded with an embedding is found by it, before and after it was encoded and slept on.
 */
final class GivenEmbeddingsTest {

  private static final Embedding SAILS = Life.EMBEDDER.cue("sails on the wind");
  private static final Embedding BREAD = Life.EMBEDDER.cue("bread from the oven");

  @Test
  void embedding_isTheGivenOne_whateverTheTextSays() {
    try (Life life = Life.begin()) {
      Receipt receipt = record(life, "boat", "a word", SAILS);
      assertNearest(life, SAILS, "a word");
      assertThat(life.passages(receipt.memory()))
          .singleElement()
          .satisfies(passage -> assertThat(passage.embedding()).isEqualTo(SAILS));
      assertThat(life.memory(receipt.memory()).salience().isTagged()).isTrue();
      record(life, "loaf", "another word", BREAD);
      life.sleeps();
      assertNearest(life, SAILS, "a word");
      assertNearest(life, BREAD, "another word");
    }
  }

  @Test
  void embedding_isTheGivenOne_whenWhatCameBeforeIsForgotten() {
    try (Life life = Life.begin()) {
      record(life, "boat", "a word", SAILS);
      record(life, "loaf", "another word", BREAD);
      life.space.forget(Set.of(new ExperienceId("boat")), "asked for");
      assertNearest(life, BREAD, "another word");
    }
  }

  @Test
  void embedding_isTheGivenOne_whenItWasRecordedWhileOthersWaited() {
    Queue<Runnable> later = new ArrayDeque<>();
    try (Life life = Life.begin(builder -> builder.background(later::add))) {
      life.lives("said", "bread and butter");
      record(life, "boat", "a word", SAILS);
      assertNearest(life, SAILS, "a word");
      while (!later.isEmpty()) {
        later.remove().run();
      }
      assertThat(life.space.status().unencoded()).isZero();
      assertNearest(life, SAILS, "a word");
    }
  }

  @Test
  void embeddingOfOtherDimensions_isRefused_andNothingIsRecorded() {
    try (Life life = Life.begin()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> record(life, "boat", "a word", Embedding.of(1, 2, 3)))
          .withMessageContaining("3 dimensions")
          .withMessageContaining("64");
      assertThat(life.space.memories()).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> life.space.embeddings().nearest(Embedding.of(1), Filter.NONE, 1));
    }
  }

  @Test
  void experience_wasRecorded_evenWhenItIsForgotten() {
    try (Life life = Life.begin()) {
      ExperienceId boat = new ExperienceId("boat");
      assertThat(life.space.embeddings().wasRecorded(boat)).isFalse();
      record(life, "boat", "a word", SAILS);
      life.space.forget(Set.of(boat), "asked for");
      assertThat(life.space.embeddings().wasRecorded(boat)).isTrue();
      assertThat(life.space.embeddings().nearest(SAILS, Filter.NONE, 5)).isEmpty();
    }
  }

  private static Receipt record(Life life, String id, String text, Embedding embedding) {
    return life.space
        .embeddings()
        .record(List.of(new Embedded(life.says(id, text), embedding)))
        .get(0);
  }

  private static void assertNearest(Life life, Embedding cue, String text) {
    Near nearest = life.space.embeddings().nearest(cue, Filter.NONE, 1).get(0);
    assertThat(nearest.memory().content()).isEqualTo(text);
    assertThat(nearest.embedding()).isEqualTo(cue);
    assertThat(nearest.cosine()).isCloseTo(1, within(1e-6));
  }
}
