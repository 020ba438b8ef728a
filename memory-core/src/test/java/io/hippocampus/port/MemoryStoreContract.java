package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.change;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.experience;
import static io.hippocampus.testing.Samples.pruned;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.strength;
import static io.hippocampus.testing.Samples.trace;
import static io.hippocampus.testing.Samples.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.Meaning;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Recorded;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.testing.WordEmbedder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link MemoryStore} does. Each test has a space of its own in one store. */
public abstract class MemoryStoreContract {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final EmbeddingModelId MODEL = EMBEDDER.model();

  private MemoryStore store;
  private SpaceName space;

  /** Returns the stores to test, opened for {@link WordEmbedder} and the terms of its words. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    store = stores().memories();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  @Test
  void record_makesAShortTermMemory_thatComesBackExactly() {
    Trace trace =
        new Trace(experience("x1", "We flew to Lisbon. 🐟 'quoted' \\ %_"), 9, TAG, strength());

    Recorded recorded = store.record(space, List.of(trace), NOON).get(0);

    Memory made = Memory.of(recorded.memory().id(), trace.experience(), 0, TAG, strength());
    assertThat(recorded).isEqualTo(new Recorded(made, 9, true));
    assertThat(store.live(space)).containsExactly(new Versioned(made, 1, store.lastChange(space)));
    assertThat(store.experience(space, new ExperienceId("x1")))
        .contains(new StoredExperience(trace.experience(), 9, made.id(), NOON));
  }

  @Test
  void record_keepsTheEdgesOfTimeAndLength() {
    String longest = "x".repeat(Experience.LONGEST_CONTENT - 2) + "🐟";
    Experience early = Experience.builder(
            "Ann", longest, Instant.parse("1900-01-01T00:00:00.000000001Z"))
        .build();
    Experience late = Experience.builder(
            "Ann", "late", Instant.parse("2199-12-31T23:59:59.999999999Z"))
        .build();

    store.record(space, List.of(trace(early), trace(late)), NOON);

    assertThat(store.latest(space, Optional.empty(), 9))
        .extracting(StoredExperience::experience)
        .containsExactly(late, early);
  }

  @Test
  void record_countsPlacesInEachSession() {
    Experience elsewhere =
        Experience.builder("Bob", "hello", NOON).session("other").build();

    List<Recorded> recorded =
        store.record(space, List.of(trace("a", "one"), trace(elsewhere), trace("b", "two")), NOON);

    assertThat(recorded)
        .extracting(one -> one.memory().origin().position())
        .containsExactly(0L, 0L, 1L);
    assertThat(record(store, space, "c", "three").origin().position()).isEqualTo(2);
  }

  @Test
  void record_ofTheSameAgain_isADuplicate() {
    Recorded first = store.record(space, List.of(trace("x1", "hello")), NOON).get(0);
    long ledger = store.lastChange(space);

    List<Recorded> again = store.record(
        space, List.of(trace("x1", "hello"), trace("x2", "new"), trace("x2", "new")), NOON);

    assertThat(again).extracting(Recorded::isNew).containsExactly(false, true, false);
    assertThat(again.get(0).memory()).isEqualTo(first.memory());
    assertThat(again.get(2).memory()).isEqualTo(again.get(1).memory());
    assertThat(store.lastChange(space)).isEqualTo(ledger + 1);
    assertThat(store.lived(space)).isEqualTo(new Lived(2, 2));
  }

  @Test
  void record_ofAnotherUnderTheSameId_recordsNothing() {
    record(store, space, "x1", "hello");
    long ledger = store.lastChange(space);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.record(space, List.of(trace("x2", "new"), trace("x1", "other")), NOON))
        .withMessageContaining("x1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.record(space, List.of(trace("x3", "one"), trace("x3", "other")), NOON))
        .withMessageContaining("x3");

    assertThat(store.latest(space, Optional.empty(), 9)).hasSize(1);
    assertThat(store.lastChange(space)).isEqualTo(ledger);
  }

  @Test
  void record_passesOverIdsThatWereGivenOtherwise() {
    Memory first = record(store, space, "x1", "one");
    Memory named = new Memory(
        new MemoryId("m2"),
        first.kind(),
        "made by a night",
        first.origin(),
        TAG,
        strength(),
        first.sources(),
        first.standing(),
        first.validity(),
        false);
    store.change(space, List.of(new MemoryChange(named, 0, ChangeKind.ABSTRACTED, why())), NOON);

    Memory next = record(store, space, "x2", "two");

    assertThat(next.id()).isNotEqualTo(named.id());
    assertThat(one(named.id()).memory()).isEqualTo(named);
  }

  @Test
  void latest_isNewestFirst_ofOneSessionOrAll() {
    Experience elsewhere =
        Experience.builder("Bob", "elsewhere", NOON).session("other").build();
    store.record(space, List.of(trace("a", "one"), trace(elsewhere), trace("b", "two")), NOON);

    assertThat(store.latest(space, Optional.empty(), 2))
        .extracting(found -> found.experience().content())
        .containsExactly("two", "elsewhere");
    assertThat(store.latest(space, Optional.of("talk"), 9))
        .extracting(found -> found.experience().content())
        .containsExactly("two", "one");
  }

  @Test
  void recordedAfter_isTheLifeInItsOrder_inPages_andOfWhatWasErasedThatItWas() {
    store.record(space, List.of(trace("a", "one"), trace("b", "two")), NOON);
    store.record(space, List.of(trace("c", "three")), NOON.plusSeconds(1));
    store.erase(space, Set.of(), Set.of(new ExperienceId("b")), "asked", NOON.plusSeconds(2));

    List<LivedExperience> first = store.recordedAfter(space, 0, 2);
    List<LivedExperience> rest = store.recordedAfter(space, first.get(1).place(), 2);

    assertThat(first)
        .extracting(LivedExperience::experience)
        .satisfiesExactly(
            one -> assertThat(one).contains(trace("a", "one").experience()),
            two -> assertThat(two).isEmpty());
    assertThat(first).extracting(LivedExperience::tokens).containsExactly(1, 1);
    assertThat(first).extracting(LivedExperience::recordedAt).containsExactly(NOON, NOON);
    assertThat(rest).singleElement().satisfies(three -> {
      assertThat(three.experience()).contains(trace("c", "three").experience());
      assertThat(three.recordedAt()).isEqualTo(NOON.plusSeconds(1));
      assertThat(store.experience(space, new ExperienceId("c")))
          .map(StoredExperience::memory)
          .contains(three.memory());
    });
    assertThat(store.recordedAfter(space, rest.get(0).place(), 2)).isEmpty();
    assertThat(store.recordedAfter(new SpaceName("elsewhere"), 0, 2)).isEmpty();
  }

  @Test
  void before_isWhatCameBeforeInTheSession_oldestFirst_withoutWhatWasErased() {
    Experience elsewhere =
        Experience.builder("Bob", "elsewhere", NOON).session("other").build();
    store.record(
        space,
        List.of(
            trace("a", "one"),
            trace("b", "two"),
            trace(elsewhere),
            trace("c", "three"),
            trace("d", "four")),
        NOON);
    store.erase(space, Set.of(), Set.of(new ExperienceId("b")), "asked", NOON);

    assertThat(store.before(space, new ExperienceId("d"), 9))
        .extracting(found -> found.experience().content())
        .containsExactly("one", "three");
    assertThat(store.before(space, new ExperienceId("d"), 1))
        .extracting(found -> found.experience().content())
        .containsExactly("three");
    assertThat(store.before(space, new ExperienceId("a"), 9)).isEmpty();
    assertThat(store.before(space, new ExperienceId("none"), 9)).isEmpty();
  }

  @Test
  void encode_writesTagsAndPassages_thatComeBackExactly() {
    Memory memory = record(store, space, "x1", "We flew to Lisbon");
    record(store, space, "x2", "not yet");
    List<Passage> passages = EMBEDDER.passages("We flew to Lisbon " + "again ".repeat(200));

    store.encode(space, MODEL, List.of(new Encoding(memory.id(), TAG, passages)), NOON);

    assertThat(one(memory.id()).memory()).isEqualTo(memory.withSalience(TAG));
    assertThat(store.passages(space, MODEL, List.of(memory.id())))
        .isEqualTo(Map.of(memory.id(), passages));
    assertThat(store.unencoded(space, MODEL, 9))
        .extracting(v -> v.memory().content())
        .containsExactly("not yet");
    assertThat(store.history(space, memory.id()))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.RECORDED, ChangeKind.ENCODED);
  }

  @Test
  void ordinaryImportance_isTheMedianOfAllThatWasTagged() {
    assertThat(store.ordinaryImportance(space)).isEmpty();
    List<Encoding> encodings = new ArrayList<>();
    for (double importance : new double[] {0.9, 0.1, 0.3, 0.2}) {
      Memory memory = record(store, space, "x" + importance, "said " + importance);
      encodings.add(new Encoding(
          memory.id(), Salience.of(importance, TAG.taggedBy()), EMBEDDER.passages("said")));
    }
    record(store, space, "untagged", "not yet");
    assertThat(store.ordinaryImportance(space)).isEmpty();
    store.encode(space, MODEL, encodings, NOON);

    assertThat(store.ordinaryImportance(space).orElseThrow()).isCloseTo(0.25, within(1e-9));
    MemoryId least = encodings.get(1).memory();
    store.change(space, List.of(change(one(least), ChangeKind.PRUNED, m -> pruned(m))), NOON);
    assertThat(store.ordinaryImportance(space).orElseThrow()).isCloseTo(0.25, within(1e-9));
    assertThat(store.ordinaryImportance(new SpaceName("elsewhere"))).isEmpty();
  }

  @Test
  void unencoded_isWhatHasNoTagOrNoPassages_oldestFirst() {
    Memory tagged = record(store, space, "x1", "tagged");
    Memory embedded = record(store, space, "x2", "embedded");
    record(store, space, "x3", "neither");
    store.encode(
        space,
        MODEL,
        List.of(
            new Encoding(tagged.id(), TAG, List.of()),
            new Encoding(embedded.id(), Salience.UNTAGGED, EMBEDDER.passages("embedded"))),
        NOON);

    assertThat(store.unencoded(space, MODEL, 9))
        .extracting(v -> v.memory().content())
        .containsExactly("tagged", "embedded", "neither");
    assertThat(store.unencoded(space, MODEL, 1)).hasSize(1);
  }

  @Test
  void encode_afterErasure_bringsNothingBack() {
    Memory memory = record(store, space, "x1", "secret");
    store.erase(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "asked", NOON);

    store.encode(
        space, MODEL, List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages("secret"))), NOON);

    assertThat(one(memory.id()).memory().salience().cues()).isEmpty();
    assertThat(store.passages(space, MODEL, List.of(memory.id()))).isEmpty();
  }

  @Test
  void latestMeanings_areTheFirstPassagesOfTheLatestExperiences_whateverBecameOfThem() {
    List<Memory> memories = List.of(
        record(store, space, "a", "first words"),
        record(store, space, "b", "second words"),
        record(store, space, "c", "third words"));
    List<Passage> several = EMBEDDER.passages("We flew to Lisbon " + "again ".repeat(200));
    store.encode(
        space,
        MODEL,
        List.of(
            new Encoding(memories.get(0).id(), TAG, EMBEDDER.passages("first words")),
            new Encoding(memories.get(1).id(), TAG, several)),
        NOON);
    long upTo = store.lastChange(space);
    Memory later = record(store, space, "d", "later");
    store.encode(
        space, MODEL, List.of(new Encoding(later.id(), TAG, EMBEDDER.passages("later"))), NOON);

    assertThat(store.latestMeanings(space, MODEL, upTo, 3))
        .containsExactly(
            new Meaning(memories.get(1).id(), "talk", several.get(0).embedding()),
            new Meaning(
                memories.get(0).id(),
                "talk",
                EMBEDDER.passages("first words").get(0).embedding()));
    assertThat(store.latestMeanings(space, MODEL, upTo, 2))
        .extracting(Meaning::memory)
        .containsExactly(memories.get(1).id());
    assertThat(store.latestMeanings(space, MODEL, store.lastChange(space), 1))
        .extracting(Meaning::memory)
        .containsExactly(later.id());
  }

  @Test
  void encode_ofOldContent_keepsNewerPassages() {
    Memory memory = record(store, space, "x1", "old words");
    List<Passage> newer = EMBEDDER.passages("new words");
    Versioned held = one(memory.id());
    MemoryChange rewrite = change(held, ChangeKind.ABSORBED, m -> m.withContent("new words"));
    stores()
        .sleeps()
        .commit(
            space,
            new SleepLog.Night(
                io.hippocampus.testing.Samples.report("n1"),
                List.of(rewrite),
                Map.of(memory.id(), newer),
                List.of(),
                0,
                0,
                Map.of(),
                0));

    store.encode(
        space,
        MODEL,
        List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages("old words"))),
        NOON);

    assertThat(store.passages(space, MODEL, List.of(memory.id())))
        .containsEntry(memory.id(), newer);
  }

  @Test
  void change_happensInOrder_andCountsVersions() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");

    long last = store.change(
        space,
        List.of(
            change(one(second.id()), ChangeKind.PINNED, m -> m.withPinned(true)),
            change(one(first.id()), ChangeKind.PRUNED, m -> pruned(m))),
        NOON);

    assertThat(store.lastChange(space)).isEqualTo(last);
    assertThat(store.live(space)).extracting(v -> v.memory().pinned()).containsExactly(true);
    assertThat(one(first.id()).version()).isEqualTo(2);
    assertThat(store.history(space, first.id()).get(1))
        .isEqualTo(new Change(last, first.id(), ChangeKind.PRUNED, NOON, Optional.empty(), why()));
  }

  @Test
  void change_ofWhatWasChangedMeanwhile_changesNothing() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    Versioned stale = one(second.id());
    store.change(space, List.of(change(stale, ChangeKind.PINNED, m -> m.withPinned(true))), NOON);
    long ledger = store.lastChange(space);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.change(
            space,
            List.of(
                change(one(first.id()), ChangeKind.PRUNED, m -> pruned(m)),
                change(stale, ChangeKind.PRUNED, m -> pruned(m))),
            NOON))
        .withMessageContaining(second.id().value());

    assertThat(store.live(space)).hasSize(2);
    assertThat(store.lastChange(space)).isEqualTo(ledger);
  }

  @Test
  void change_thatMakesAMemoryTwice_isAConflict() {
    Memory first = record(store, space, "x1", "one");

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.change(
            space, List.of(new MemoryChange(first, 0, ChangeKind.ABSTRACTED, why())), NOON));
  }

  @Test
  void change_fromWhatWasErasedMeanwhile_isAConflict() {
    Memory first = record(store, space, "x1", "secret");
    Memory made = new Memory(
        new MemoryId("gist"),
        first.kind(),
        "gist of the secret",
        first.origin(),
        TAG,
        strength(),
        first.sources(),
        first.standing(),
        first.validity(),
        false);
    store.erase(space, Set.of(first.id()), Set.of(new ExperienceId("x1")), "asked", NOON);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.change(
            space, List.of(new MemoryChange(made, 0, ChangeKind.ABSTRACTED, why())), NOON))
        .withMessageContaining("x1");
  }

  @Test
  void citing_followsSources() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    store.change(
        space,
        List.of(
            change(one(first.id()), ChangeKind.ABSORBED, m -> m.mergedWith(second, "one and two"))),
        NOON);

    assertThat(store.citing(space, List.of(new ExperienceId("x2"))))
        .extracting(v -> v.memory().id())
        .containsExactly(first.id(), second.id());
    assertThat(one(first.id()).memory().sources())
        .containsExactly(new ExperienceId("x1"), new ExperienceId("x2"));

    store.change(space, List.of(change(one(first.id()), ChangeKind.UNDONE, m -> first)), NOON);
    assertThat(store.citing(space, List.of(new ExperienceId("x2"))))
        .extracting(v -> v.memory().id())
        .containsExactly(second.id());
  }

  @Test
  void tombstonesBefore_areTheRestorableOnes_longestGoneFirst() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    Memory third = record(store, space, "x3", "three");
    store.change(
        space,
        List.of(
            change(one(first.id()), ChangeKind.PRUNED, m -> pruned(m)),
            change(one(second.id()), ChangeKind.PRUNED, m -> pruned(m))),
        NOON);
    store.erase(space, Set.of(third.id()), Set.of(), "asked", NOON);

    assertThat(store.tombstonesBefore(space, NOON, 9)).isEmpty();
    assertThat(store.tombstonesBefore(space, NOON.plusNanos(1), 9))
        .extracting(v -> v.memory().id())
        .containsExactly(first.id(), second.id());
    assertThat(store.tombstonesBefore(space, NOON.plusNanos(1), 1)).hasSize(1);
  }

  @Test
  void changedAfter_hasEachMemoryOnce_atItsLastPlace_inPages() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    long before = store.lastChange(space);
    store.change(
        space, List.of(change(one(first.id()), ChangeKind.PINNED, m -> m.withPinned(true))), NOON);

    assertThat(store.changedAfter(space, 0, 9))
        .containsExactly(Map.entry(second.id(), before), Map.entry(first.id(), before + 1));
    assertThat(store.changedAfter(space, 0, 1)).containsExactly(Map.entry(second.id(), before));
    assertThat(store.changedAfter(space, before, 9))
        .containsExactly(Map.entry(first.id(), before + 1));
    assertThat(store.changedAfter(space, before + 1, 9)).isEmpty();
  }

  @Test
  void erase_leavesATombstoneWithoutContent() {
    Memory memory = record(store, space, "x1", "secret");
    store.encode(
        space, MODEL, List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages("secret"))), NOON);

    long last =
        store.erase(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "asked", NOON);

    assertThat(last).isEqualTo(store.lastChange(space));
    assertThat(one(memory.id()).memory()).isEqualTo(memory.withSalience(TAG).erased(NOON, "asked"));
    assertThat(store.experience(space, new ExperienceId("x1"))).isEmpty();
    assertThat(store.latest(space, Optional.empty(), 9)).isEmpty();
    assertThat(store.passages(space, MODEL, List.of(memory.id()))).isEmpty();
    assertThat(store.live(space)).isEmpty();
    assertThat(store.lived(space)).isEqualTo(new Lived(1, 1));
  }

  @Test
  void expire_leavesATombstoneWithoutContent_thatTellsItsHistory() {
    Memory memory = record(store, space, "x1", "faded");
    store.encode(
        space, MODEL, List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages("faded"))), NOON);
    store.change(space, List.of(change(one(memory.id()), ChangeKind.PRUNED, m -> pruned(m))), NOON);
    List<Change> before = store.history(space, memory.id());

    long last =
        store.expire(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "over", NOON);

    assertThat(last).isEqualTo(store.lastChange(space));
    assertThat(one(memory.id()).memory()).isEqualTo(memory.withSalience(TAG).erased(NOON, "over"));
    assertThat(store.experience(space, new ExperienceId("x1"))).isEmpty();
    assertThat(store.passages(space, MODEL, List.of(memory.id()))).isEmpty();
    assertThat(store.tombstonesBefore(space, NOON.plusNanos(1), 9)).isEmpty();
    assertThat(store.history(space, memory.id())).startsWith(before.toArray(Change[]::new));
    assertThat(store.history(space, memory.id())).last().satisfies(change -> {
      assertThat(change.kind()).isEqualTo(ChangeKind.FORGOTTEN);
      assertThat(change.why().because()).isEqualTo("over");
    });
    assertThat(
            store.expire(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "again", NOON))
        .isEqualTo(last);
  }

  @Test
  void erase_again_changesNothing() {
    Memory memory = record(store, space, "x1", "secret");
    long last =
        store.erase(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "asked", NOON);

    assertThat(
            store.erase(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "again", NOON))
        .isEqualTo(last);
  }

  @Test
  void record_ofAnErasedExperience_isADuplicateThatBringsNothingBack() {
    Memory memory = record(store, space, "x1", "secret");
    store.erase(space, Set.of(memory.id()), Set.of(new ExperienceId("x1")), "asked", NOON);

    Recorded again = store.record(space, List.of(trace("x1", "secret")), NOON).get(0);

    assertThat(again.isNew()).isFalse();
    assertThat(again.memory().standing().state()).isEqualTo(MemoryState.FORGOTTEN);
    assertThat(again.memory().content()).isEmpty();
    assertThat(store.experience(space, new ExperienceId("x1"))).isEmpty();
  }

  @Test
  void spaces_areWalls() {
    SpaceName other = new SpaceName(space.value() + " 2");
    Memory here = record(store, space, "x1", "here");
    Memory there = record(store, other, "x1", "there");

    assertThat(here.id()).isEqualTo(there.id());
    assertThat(one(here.id()).memory().content()).isEqualTo("here");
    store.erase(other, Set.of(there.id()), Set.of(new ExperienceId("x1")), "asked", NOON);
    assertThat(one(here.id()).memory()).isEqualTo(here);
    assertThat(store.history(space, here.id())).hasSize(1);
    assertThat(store.spaces()).contains(space, other).isSorted();
  }

  @Test
  void aSpaceNeverSeen_isEmpty() {
    SpaceName nowhere = new SpaceName("nowhere");

    assertThat(store.live(nowhere)).isEmpty();
    assertThat(store.lastChange(nowhere)).isZero();
    assertThat(store.changedAfter(nowhere, 0, 9)).isEmpty();
    assertThat(store.termCounts(nowhere)).isEmpty();
    assertThat(store.lived(nowhere)).isEqualTo(new Lived(0, 0));
    assertThat(store.memories(nowhere, List.of(new MemoryId("m1")))).isEmpty();
    assertThat(store.spaces()).doesNotContain(nowhere);
  }

  @Test
  void memories_areThoseThatExist() {
    Memory memory = record(store, space, "x1", "one");

    assertThat(store.memories(space, List.of(memory.id(), new MemoryId("m99"), memory.id())))
        .extracting(Versioned::memory)
        .containsExactly(memory);
    assertThat(store.memories(space, List.of())).isEmpty();
  }

  @Test
  void strengthAndValidity_comeBackExactly() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    Memory changed = consolidated(first)
        .withStrength(
            first.strength().reactivated(NOON.plusNanos(1), first.strength().stability(), Math.PI))
        .withValidity(first.validity().endedBy(second.id(), NOON.plusSeconds(1)));
    store.change(
        space, List.of(change(one(first.id()), ChangeKind.SUPERSEDED, m -> changed)), NOON);

    assertThat(one(first.id()).memory()).isEqualTo(changed);
  }

  private Versioned one(MemoryId id) {
    return store.memories(space, List.of(id)).get(0);
  }

  @Test
  void listed_returnsWhatTheColumnsSay_fromAPlaceOn_inBothDirections() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    Memory third = record(store, space, "x3", "three");
    store.change(
        space,
        List.of(
            change(one(first.id()), ChangeKind.PINNED, m -> m.withPinned(true)),
            change(one(second.id()), ChangeKind.PRUNED, m -> pruned(m))),
        NOON);

    assertThat(listed(MemoryQuery.ALL, 0, 9)).containsExactly(first.id(), third.id());
    assertThat(listed(MemoryQuery.ALL, 0, 1)).containsExactly(first.id());
    long place = one(first.id()).recorded();
    assertThat(listed(MemoryQuery.ALL, place, 9)).containsExactly(third.id());
    MemoryQuery newest =
        MemoryQuery.builder().states(Set.of(MemoryState.values())).newestFirst().build();
    assertThat(listed(newest, Long.MAX_VALUE, 9))
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(listed(newest, one(third.id()).recorded(), 1)).containsExactly(second.id());
    assertThat(listed(MemoryQuery.builder().pinned(true).build(), 0, 9))
        .containsExactly(first.id());
    assertThat(listed(MemoryQuery.builder().states(Set.of(MemoryState.PRUNED)).build(), 0, 9))
        .containsExactly(second.id());
    assertThat(listed(MemoryQuery.builder().speaker("nobody").build(), 0, 9)).isEmpty();
    assertThat(store.listed(new SpaceName("elsewhere"), MemoryQuery.ALL, 0, 9)).isEmpty();
  }

  private List<MemoryId> listed(MemoryQuery query, long after, int limit) {
    return store.listed(space, query, after, limit).stream()
        .map(held -> held.memory().id())
        .toList();
  }
}
