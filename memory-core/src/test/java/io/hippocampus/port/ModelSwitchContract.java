package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.change;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.pruned;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.ModelSwitch.Reembedded;
import io.hippocampus.port.ModelSwitch.Unembedded;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.testing.WordEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ModelSwitch} does. Each test has stores of its own. */
public abstract class ModelSwitchContract {

  private static final SpaceName SPACE = new SpaceName("ann");
  private static final WordEmbedder FORMER = new WordEmbedder();
  private static final WordEmbedder NEXT = WordEmbedder.another("next", 64);
  private static final EmbeddingModelId MODEL = NEXT.model();

  private Stores stores;
  private MemoryStore store;
  private ModelSwitch models;

  /** Returns new stores, opened for {@link WordEmbedder} and the terms of its words. */
  protected abstract Stores open();

  @BeforeEach
  void ownStores() {
    stores = open();
    store = stores.memories();
    models = stores.models();
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void model_isTheOneOpenedWith() {
    assertThat(models.model()).isEqualTo(FORMER.model());
  }

  @Test
  void unembedded_isWhatTheModelInUseHasEmbedded_restorableToo() {
    MemoryId one = encoded("x1", "one");
    MemoryId two = encoded("x2", "two");
    record(store, SPACE, "x3", "not encoded");
    MemoryChange pruning = change(held(two), ChangeKind.PRUNED, memory -> pruned(memory));
    store.change(SPACE, List.of(pruning), NOON);

    assertThat(unembedded()).extracting(u -> u.memory().id()).containsExactly(one, two);
    assertThat(models.embedded(SPACE, FORMER.model())).isEqualTo(2);
    assertThat(models.unembedded(new SpaceName("ben"), MODEL, Optional.empty(), 9))
        .isEmpty();
  }

  @Test
  void unembedded_isReadInParts() {
    MemoryId one = encoded("x1", "one");
    MemoryId two = encoded("x2", "two");

    assertThat(models.unembedded(SPACE, MODEL, Optional.empty(), 1))
        .extracting(u -> u.memory().id())
        .containsExactly(one);
    assertThat(models.unembedded(SPACE, MODEL, Optional.of(one), 9))
        .extracting(u -> u.memory().id())
        .containsExactly(two);
  }

  @Test
  void unembedded_isToldWithWhatCameRightBefore() {
    encoded("x1", "one");
    encoded("x2", "two");

    List<Unembedded> all = unembedded();

    assertThat(all.get(0).before()).isEmpty();
    assertThat(all.get(1).before()).map(Experience::content).contains("one");
  }

  @Test
  void whatSaysSomethingElse_standsByItself() {
    encoded("x1", "one");
    MemoryId two = encoded("x2", "two");
    rewriteByNight(two, "two, and more");

    Unembedded rewritten = unembedded().get(1);

    assertThat(rewritten.memory().content()).isEqualTo("two, and more");
    assertThat(rewritten.before()).isEmpty();
  }

  @Test
  void whatWasMetAgain_isToldAsItWasRecorded() {
    encoded("x1", "one");
    MemoryId two = encoded("x2", "two");
    MemoryChange wider = change(
        held(two),
        ChangeKind.ABSORBED,
        memory -> memory.mergedWith(
            Memory.of(
                new MemoryId("other"),
                Experience.builder("Ann", "two", NOON.minusSeconds(90_000)).build(),
                0,
                memory.salience(),
                memory.strength()),
            memory.content()));
    store.change(SPACE, List.of(wider), NOON);

    assertThat(unembedded().get(1).memory().origin().occurredFrom())
        .isEqualTo(NOON.minusSeconds(60));
  }

  @Test
  void whatIsKept_isBesideTheOther_andNotInUse() {
    MemoryId one = encoded("x1", "one");

    assertThat(keep(unembedded())).isEqualTo(1);

    assertThat(unembedded()).isEmpty();
    assertThat(models.embedded(SPACE, MODEL)).isEqualTo(1);
    assertThat(passages(FORMER.model(), one)).isEqualTo(FORMER.passages("one"));
    assertThat(passages(MODEL, one)).isEqualTo(NEXT.passages("one"));
    assertThat(store.unencoded(SPACE, FORMER.model(), 9)).isEmpty();
    assertThat(models.model()).isEqualTo(FORMER.model());
  }

  @Test
  void whatChangedMeanwhile_isNotKept() {
    MemoryId one = encoded("x1", "one");
    List<Unembedded> looked = unembedded();
    store.change(
        SPACE,
        List.of(change(held(one), ChangeKind.PINNED, memory -> memory.withPinned(true))),
        NOON);

    assertThat(keep(looked)).isZero();
    assertThat(keep(unembedded())).isEqualTo(1);
  }

  @Test
  void whatLostTheTurnBeforeMeanwhile_isNotKept() {
    MemoryId one = encoded("x1", "one");
    MemoryId two = encoded("x2", "two");
    List<Unembedded> looked = unembedded();
    store.erase(SPACE, Set.of(one), ids("x1"), "asked for", NOON);

    assertThat(keep(looked)).isZero();
    assertThat(passages(MODEL, two)).isEmpty();
    assertThat(unembedded())
        .singleElement()
        .satisfies(again -> assertThat(again.before()).isEmpty());
  }

  @Test
  void whatIsForgotten_losesBoth() {
    MemoryId one = encoded("x1", "one");
    MemoryId two = encoded("x2", "two");
    keep(unembedded());
    store.erase(SPACE, Set.of(one), ids("x1"), "asked for", NOON);
    store.expire(SPACE, Set.of(two), ids("x2"), "over", NOON);

    assertThat(models.embedded(SPACE, MODEL)).isZero();
    assertThat(models.embedded(SPACE, FORMER.model())).isZero();
    assertThat(unembedded()).isEmpty();
  }

  @Test
  void whatIsEncodedAnew_isToBeEmbeddedAgain() {
    MemoryId one = encoded("x1", "one");
    keep(unembedded());
    encode(one, "one by itself");

    assertThat(passages(MODEL, one)).isEmpty();
    assertThat(unembedded()).hasSize(1);
  }

  @Test
  void whatANightRewrites_isToBeEmbeddedAgain() {
    MemoryId one = encoded("x1", "one");
    keep(unembedded());
    rewriteByNight(one, "one and only");

    assertThat(unembedded()).hasSize(1);
    keep(unembedded());
    stores.sleeps().undo(SPACE, new SleepId("n1"), NOON);

    assertThat(unembedded())
        .singleElement()
        .satisfies(again -> assertThat(again.memory().content()).isEqualTo("one"));
  }

  @Test
  void keeping_refusesOtherDimensions_andTheModelInUse() {
    encoded("x1", "one");
    EmbeddingModelId wrong = new EmbeddingModelId("next", 63);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> models.keep(SPACE, wrong, embedded(unembedded())))
        .withMessageContainingAll("63", "64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> models.keep(SPACE, FORMER.model(), embedded(unembedded())))
        .withMessageContaining("already");
    assertThat(models.embedded(SPACE, MODEL)).isZero();
  }

  @Test
  void switching_leavesTheNextModelsPassagesAlone() {
    MemoryId one = encoded("x1", "one");
    keep(unembedded());

    models.switchTo(MODEL);

    assertThat(models.model()).isEqualTo(MODEL);
    assertThat(passages(FORMER.model(), one)).isEmpty();
    assertThat(passages(MODEL, one)).isEqualTo(NEXT.passages("one"));
    assertThat(store.unencoded(SPACE, MODEL, 9)).isEmpty();
    assertThatExceptionOfType(MismatchException.class)
        .isThrownBy(() -> store.unencoded(SPACE, FORMER.model(), 9));
    assertThatExceptionOfType(MismatchException.class)
        .isThrownBy(() -> store.encode(SPACE, FORMER.model(), List.of(), NOON));
  }

  @Test
  void switching_leavesToEncode_whatTheNextModelDidNotEmbed() {
    MemoryId one = encoded("x1", "one");
    record(store, SPACE, "x2", "two");
    keep(unembedded());
    MemoryId three = encoded("x3", "three");

    models.switchTo(MODEL);

    assertThat(store.unencoded(SPACE, MODEL, 9))
        .extracting(held -> held.memory().content())
        .containsExactly("two", "three");
    assertThat(passages(MODEL, one)).isNotEmpty();
    assertThat(passages(MODEL, three)).isEmpty();
  }

  @Test
  void switchingToTheModelInUse_removesWhatOthersLeft() {
    MemoryId one = encoded("x1", "one");
    keep(unembedded());

    models.switchTo(FORMER.model());

    assertThat(models.model()).isEqualTo(FORMER.model());
    assertThat(passages(FORMER.model(), one)).isNotEmpty();
    assertThat(models.embedded(SPACE, MODEL)).isZero();
  }

  @Test
  void nightFromBefore_isUndone_andItsFormerPassagesDoNotComeBack() {
    MemoryId one = encoded("x1", "one");
    rewriteByNight(one, "one and only");
    keep(unembedded());
    models.switchTo(MODEL);

    stores.sleeps().undo(SPACE, new SleepId("n1"), NOON);

    assertThat(held(one).memory().content()).isEqualTo("one");
    assertThat(passages(MODEL, one)).isEmpty();
    assertThat(store.unencoded(SPACE, MODEL, 9)).hasSize(1);
  }

  @Test
  void nightFromAfter_isUndone_withItsPassages() {
    MemoryId one = encoded("x1", "one");
    keep(unembedded());
    models.switchTo(MODEL);
    Memory rewritten = consolidated(held(one).memory()).withContent("one and only");
    night(one, rewritten, NEXT);

    stores.sleeps().undo(SPACE, new SleepId("n1"), NOON);

    assertThat(passages(MODEL, one)).isEqualTo(NEXT.passages("one"));
  }

  private MemoryId encoded(String experience, String content) {
    MemoryId memory = record(store, SPACE, experience, content).id();
    encode(memory, content);
    return memory;
  }

  private void encode(MemoryId memory, String content) {
    store.encode(
        SPACE, FORMER.model(), List.of(new Encoding(memory, TAG, FORMER.passages(content))), NOON);
  }

  private void rewriteByNight(MemoryId memory, String content) {
    night(memory, consolidated(held(memory).memory()).withContent(content), FORMER);
  }

  private void night(MemoryId memory, Memory after, WordEmbedder embedder) {
    MemoryChange only = change(held(memory), ChangeKind.CONSOLIDATED, before -> after);
    stores
        .sleeps()
        .commit(
            SPACE,
            new Night(
                report("n1"),
                List.of(only),
                Map.of(memory, embedder.passages(after.content())),
                List.of(),
                0,
                0,
                Map.of(),
                0));
  }

  private Versioned held(MemoryId memory) {
    return store.memories(SPACE, List.of(memory)).get(0);
  }

  private List<Unembedded> unembedded() {
    return models.unembedded(SPACE, MODEL, Optional.empty(), 99);
  }

  private List<Passage> passages(EmbeddingModelId model, MemoryId memory) {
    return store.passages(SPACE, model, List.of(memory)).getOrDefault(memory, List.of());
  }

  private int keep(List<Unembedded> looked) {
    return models.keep(SPACE, MODEL, embedded(looked));
  }

  private static List<Reembedded> embedded(List<Unembedded> looked) {
    return looked.stream()
        .map(one -> new Reembedded(
            one.memory().id(),
            one.version(),
            one.before().map(Experience::id),
            NEXT.passages(one.memory().content())))
        .toList();
  }

  private static Set<ExperienceId> ids(String id) {
    return Set.of(new ExperienceId(id));
  }
}
