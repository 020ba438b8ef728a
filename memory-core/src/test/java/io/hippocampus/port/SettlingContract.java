package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.experience;
import static io.hippocampus.testing.Samples.pruned;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.strength;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.Settler;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.testing.WordEmbedder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * How every {@link MemoryStore} takes in memories that come from another one. Each test has a space
 * of its own in one store.
 */
public abstract class SettlingContract {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final EmbeddingModelId MODEL = EMBEDDER.model();
  private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(400));

  private MemoryStore store;
  private SpaceName space;

  /** Returns the stores to test, opened for {@link WordEmbedder} and the terms of its words. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    store = stores().memories();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  private static Memory memory(String id, Experience experience, long position) {
    return Memory.of(new MemoryId(id), experience, position, TAG, strength());
  }

  private static Settler settler(String id, Experience experience, long position) {
    return settler(experience, memory(id, experience, position));
  }

  private static Settler settler(Experience experience, Memory memory) {
    StoredExperience recorded = new StoredExperience(experience, 7, memory.id(), LONG_AGO);
    long position = memory.origin().position();
    return new Settler(Optional.of(recorded), position, memory, passages(memory));
  }

  private static List<Passage> passages(Memory memory) {
    return List.of(new Passage(0, memory.content(), EMBEDDER.cue(memory.content())));
  }

  private void settle(Settler... settlers) {
    store.settle(space, MODEL, List.of(settlers), NOON);
  }

  @Test
  void settle_takesInTheMemoryAndItsExperience_asTheyAre() {
    Experience experience = experience("x1", "We flew to Lisbon. 🐟 'quoted' \\ %_");
    Memory memory = consolidated(memory("m17", experience, 0)).withPinned(true);

    settle(settler(experience, memory));

    Versioned held = new Versioned(memory, 1, store.lastChange(space));
    assertThat(store.live(space)).containsExactly(held);
    assertThat(store.experience(space, experience.id()))
        .contains(new StoredExperience(experience, 7, memory.id(), LONG_AGO));
    assertThat(store.passages(space, MODEL, List.of(memory.id())))
        .isEqualTo(Map.of(memory.id(), passages(memory)));
    assertThat(store.history(space, memory.id()))
        .extracting(change -> change.kind())
        .containsExactly(ChangeKind.IMPORTED);
    assertThat(store.spaces()).contains(space);
  }

  @Test
  void settle_countsAsLivedThrough_inTheOrderGiven() {
    record(store, space, "own", "one two");
    Experience later = experience("x2", "three four five");
    Experience earlier = experience("x1", "six");

    settle(settler("m20", later, 5), settler("m10", earlier, 9));

    assertThat(store.lived(space)).isEqualTo(new Lived(3, 6));
    assertThat(store.recordedAfter(space, 0, 9))
        .extracting(LivedExperience::position)
        .containsExactly(0L, 5L, 9L);
    assertThat(store.latest(space, Optional.of("talk"), 9))
        .extracting(stored -> stored.experience().id().value())
        .containsExactly("x1", "x2", "own");
  }

  @Test
  void settle_ofAPlaceThatIsTaken_givesTheNextFreeOne() {
    record(store, space, "own", "one");
    record(store, space, "own too", "two");

    settle(settler("m20", experience("x1", "three"), 0));

    assertThat(store.recordedAfter(space, 0, 9))
        .extracting(LivedExperience::position)
        .containsExactly(0L, 1L, 2L);
    assertThat(record(store, space, "x2", "four").origin().position()).isEqualTo(3);
  }

  @Test
  void settle_ofWhatSleepMade_recordsNothing() {
    Experience experience = experience("x1", "hello");
    Memory first = pruned(memory("m1", experience, 0));
    Memory made = consolidated(memory("n-1", experience, 0));

    settle(
        new Settler(settler("m1", experience, 0).recorded(), 0, first, List.of()),
        new Settler(Optional.empty(), 0, made, passages(made)));

    assertThat(store.lived(space).experiences()).isEqualTo(1);
    assertThat(store.live(space)).extracting(Versioned::memory).containsExactly(made);
    assertThat(store.memories(space, List.of(first.id())))
        .extracting(Versioned::memory)
        .containsExactly(first);
    assertThat(store.citing(space, List.of(experience.id()))).hasSize(2);
  }

  @Test
  void settle_isFollowedByAnIndex_likeEveryChange() {
    record(store, space, "own", "one");
    long before = store.lastChange(space);

    settle(
        settler("m20", experience("x1", "two"), 0), settler("m21", experience("x2", "three"), 1));

    assertThat(store.lastChange(space)).isEqualTo(before + 2);
    assertThat(store.changedAfter(space, before, 9).keySet())
        .containsExactly(new MemoryId("m20"), new MemoryId("m21"));
  }

  @Test
  void settle_ofAnIdThatIsThere_isAConflict_andTakesInNothing() {
    Memory own = record(store, space, "own", "one");
    long before = store.lastChange(space);
    Settler fresh = settler("m20", experience("x1", "two"), 0);

    assertConflict(fresh, settler(own.id().value(), experience("x2", "three"), 1));
    assertConflict(fresh, settler("m21", experience("own", "one"), 1));
    assertConflict(fresh, fresh);

    assertThat(store.lastChange(space)).isEqualTo(before);
    assertThat(store.live(space)).extracting(Versioned::memory).containsExactly(own);
    assertThat(store.lived(space)).isEqualTo(new Lived(1, 1));
  }

  @Test
  void settle_ofWhatWasErasedHere_isAConflict_andBringsNothingBack() {
    Memory secret = record(store, space, "secret", "the code is 1234");
    store.erase(space, Set.of(secret.id()), Set.of(new ExperienceId("secret")), "asked", NOON);
    long before = store.lastChange(space);
    Experience again = experience("secret", "the code is 1234");

    assertConflict(settler("m20", again, 0));
    assertConflict(new Settler(Optional.empty(), 0, memory("n-1", again, 0), List.of()));

    assertThat(store.lastChange(space)).isEqualTo(before);
    assertThat(store.experience(space, again.id())).isEmpty();
    assertThat(store.live(space)).isEmpty();
  }

  private void assertConflict(Settler... settlers) {
    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> settle(settlers));
  }

  @Test
  void settle_byAnotherModel_isAMismatch() {
    EmbeddingModelId other = new EmbeddingModelId("another", MODEL.dimensions());

    assertThatExceptionOfType(MismatchException.class)
        .isThrownBy(() ->
            store.settle(space, other, List.of(settler("m20", experience("x1", "two"), 0)), NOON));

    assertThat(store.lastChange(space)).isZero();
  }

  @Test
  void settle_isOfOneSpace() {
    SpaceName next = new SpaceName(space.value() + " next door");
    Settler settler = settler("m1", experience("x1", "hello"), 0);
    settle(settler);

    assertThat(store.lastChange(next)).isZero();
    store.settle(next, MODEL, List.of(settler), NOON);

    assertThat(store.live(next)).extracting(Versioned::memory).containsExactly(settler.memory());
    assertThat(store.live(space)).hasSize(1);
  }
}
