package io.hippocampus.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.port.Passage;
import io.hippocampus.testing.WordEmbedder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The passages by which a memory is found by meaning. */
final class ImprintTest {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final Imprint IMPRINT = new Imprint(EMBEDDER);
  private static final Instant NOON = Instant.parse("2023-05-08T12:00:00Z");

  @Test
  void memoryByItself_isEmbeddedWithItsDayAndItsSpeaker() {
    assertThat(IMPRINT.of(memory(said("Caroline", "I painted a sunrise", NOON))))
        .isEqualTo(EMBEDDER.passages("Monday 8 May 2023, Caroline: I painted a sunrise"));
  }

  @Test
  void answer_liesNearerToItsQuestion_thanByItself() {
    Experience question = said("Mel", "Which stadium did you visit in Lisbon?", NOON);
    Memory answer = memory(said("Caroline", "The big one", NOON.plusSeconds(30)));
    Embedding cue = EMBEDDER.cue("visit to a stadium in Lisbon");
    assertThat(first(IMPRINT.of(answer, Optional.of(question))).cosine(cue))
        .isGreaterThan(first(IMPRINT.of(answer)).cosine(cue));
  }

  @Test
  void theTextOfAPassage_isThatOfTheMemoryAlone() {
    Experience question = said("Mel", "Which stadium?", NOON);
    Memory answer = memory(said("Caroline", "The big one", NOON.plusSeconds(30)));
    assertThat(IMPRINT.of(answer, Optional.of(question)))
        .extracting(Passage::text)
        .isEqualTo(IMPRINT.of(answer).stream().map(Passage::text).toList());
  }

  @Test
  void whatHappenedLongBefore_isNotOneConversation() {
    Experience earlier = said("Mel", "Which stadium?", NOON);
    Memory later = memory(said("Caroline", "The big one", NOON.plusSeconds(601)));
    assertThat(IMPRINT.of(later, Optional.of(earlier))).isEqualTo(IMPRINT.of(later));
  }

  @Test
  void longTurnBefore_countsByItsEnd() {
    Memory answer = memory(said("Caroline", "The big one", NOON));
    String end = "word ".repeat(49) + "stadium?";
    List<Passage> amidAll =
        IMPRINT.of(answer, Optional.of(said("Mel", "elephants and tigers " + end, NOON)));
    assertThat(amidAll).isEqualTo(IMPRINT.of(answer, Optional.of(said("Mel", end, NOON))));
  }

  private static Embedding first(List<Passage> passages) {
    return passages.get(0).embedding();
  }

  private static Experience said(String speaker, String text, Instant at) {
    return Experience.builder(speaker, text, at).build();
  }

  private static Memory memory(Experience experience) {
    Strength strength = Strength.encoded(experience.occurredAt(), new Stability(1), 5);
    return Memory.of(new MemoryId("m"), experience, 0, Salience.UNTAGGED, strength);
  }
}
