package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.testing.Samples;
import io.hippocampus.testing.WordEmbedder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link RatingLog} does. Each test has a space of its own in one store. */
public abstract class RatingLogContract {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final EmbeddingModelId MODEL = EMBEDDER.model();
  private static final Tagger RATER = new Tagger("openai/some", "tag/1");

  private RatingLog ratings;
  private MemoryStore memories;
  private SpaceName space;

  /** Returns the stores to test. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    ratings = stores().ratings();
    memories = stores().memories();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  private Memory recorded(String id) {
    return memories
        .record(space, List.of(Samples.trace(Samples.experience(id, "words of " + id))), NOON)
        .get(0)
        .memory();
  }

  private Memory waiting(String id) {
    Memory memory = recorded(id);
    encode(memory, true);
    return memory;
  }

  private void encode(Memory memory, boolean toRate) {
    memories.encode(
        space,
        MODEL,
        List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages(memory.content()), toRate)),
        NOON);
  }

  private static Rating rating(MemoryId memory, Tagger by, double importance, long second) {
    return new Rating(
        memory, by, importance, 1.0 / 3, NOON.plusSeconds(second), 97, Duration.ofNanos(12_345));
  }

  private List<MemoryId> inQueue() {
    return ratings.waiting(space, 9).stream().map(held -> held.memory().id()).toList();
  }

  @Test
  void whatIsEncodedToBeRated_waits_inTheOrderRecorded_once() {
    Memory first = recorded("a");
    Memory second = waiting("b");
    encode(first, true);
    encode(first, true);
    Memory unrated = recorded("c");
    encode(unrated, false);

    assertThat(inQueue()).containsExactly(first.id(), second.id());
    assertThat(ratings.backlog(space)).isEqualTo(2);
    assertThat(ratings.waiting(space, 1)).hasSize(1);
    assertThat(ratings.backlog(new SpaceName(space.value() + " 2"))).isZero();

    ratings.enqueue(space, List.of(unrated.id(), first.id(), unrated.id()));
    assertThat(inQueue()).containsExactly(first.id(), second.id(), unrated.id());
  }

  @Test
  void rating_writesTheTag_keepsTheRating_andEndsTheWaiting() {
    Memory rated = waiting("a");
    Memory givenUp = waiting("b");
    Memory other = waiting("c");
    Salience tag = TAG.withImportance(0.123456789);
    Rating rating = rating(rated.id(), RATER, 0.7, 0);

    ratings.rate(
        space,
        List.of(rating),
        Map.of(rated.id(), tag),
        List.of(rated.id(), givenUp.id()),
        NOON.plusSeconds(1));

    assertThat(inQueue()).containsExactly(other.id());
    assertThat(memories.memories(space, List.of(rated.id())).get(0).memory().salience())
        .isEqualTo(tag);
    assertThat(memories.history(space, rated.id()))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.RECORDED, ChangeKind.ENCODED, ChangeKind.ENCODED);
    assertThat(memories.passages(space, MODEL, List.of(rated.id()))).isNotEmpty();
    assertThat(memories.unencoded(space, MODEL, 9)).isEmpty();
    assertThat(ratings.of(space, RATER, List.of(rated.id(), other.id()))).containsExactly(rating);
    assertThat(ratings.of(space, Tagger.CALLER, List.of(rated.id()))).isEmpty();
  }

  @Test
  void ratings_ofOneTagger_areLatestFirst_andTheLaterOneOfAMemoryCounts() {
    Memory first = waiting("a");
    Memory second = waiting("b");
    Tagger other = new Tagger(RATER.name(), "tag/2");
    rate(rating(first.id(), RATER, 0.1, 1));
    rate(rating(second.id(), RATER, 0.2, 2));
    rate(rating(second.id(), other, 0.9, 9));
    rate(rating(first.id(), RATER, 0.3, 3));

    assertThat(ratings.latest(space, RATER, 9))
        .containsExactly(rating(first.id(), RATER, 0.3, 3), rating(second.id(), RATER, 0.2, 2));
    assertThat(ratings.latest(space, RATER, 1)).hasSize(1);
    assertThat(ratings.latest(space, other, 9)).hasSize(1);
    assertThat(ratings.on(space, second.id()))
        .containsExactly(rating(second.id(), other, 0.9, 9), rating(second.id(), RATER, 0.2, 2));
    assertThat(ratings.on(space, new MemoryId("none"))).isEmpty();
  }

  private void rate(Rating rating) {
    ratings.rate(
        space,
        List.of(rating),
        Map.of(rating.memory(), TAG),
        List.of(rating.memory()),
        rating.at());
  }

  @Test
  void erasure_removesRatingsAndWaiting_andALaterRatingBringsNothingBack() {
    Memory rated = waiting("a");
    rate(rating(rated.id(), RATER, 0.7, 0));
    ratings.enqueue(space, List.of(rated.id()));

    memories.erase(space, Set.of(rated.id()), Set.of(new ExperienceId("a")), "asked for", NOON);
    assertThat(ratings.latest(space, RATER, 9)).isEmpty();
    assertThat(inQueue()).isEmpty();

    rate(rating(rated.id(), RATER, 0.9, 5));
    assertThat(ratings.latest(space, RATER, 9)).isEmpty();
    assertThat(memories
            .memories(space, List.of(rated.id()))
            .get(0)
            .memory()
            .salience()
            .cues())
        .isEmpty();
  }

  @Test
  void expiry_removesRatingsAndWaiting() {
    Memory rated = waiting("a");
    rate(rating(rated.id(), RATER, 0.7, 0));
    ratings.enqueue(space, List.of(rated.id()));

    memories.expire(
        space, Set.of(rated.id()), Set.of(new ExperienceId("a")), "grace is over", NOON);

    assertThat(ratings.latest(space, RATER, 9)).isEmpty();
    assertThat(ratings.backlog(space)).isZero();
  }
}
