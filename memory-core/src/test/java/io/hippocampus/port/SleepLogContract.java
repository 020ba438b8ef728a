package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.change;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.given;
import static io.hippocampus.testing.Samples.night;
import static io.hippocampus.testing.Samples.pruned;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.report;
import static io.hippocampus.testing.Samples.strength;
import static io.hippocampus.testing.Samples.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.port.SleepLog.NightDecision;
import io.hippocampus.testing.WordEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link SleepLog} does. Each test has a space of its own in one store. */
public abstract class SleepLogContract {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final EmbeddingModelId MODEL = EMBEDDER.model();
  private static final SleepId NIGHT = new SleepId("n1");

  private MemoryStore store;
  private SleepLog sleeps;
  private SpaceName space;

  /** Returns the stores to test, opened for {@link WordEmbedder} and the terms of its words. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    store = stores().memories();
    sleeps = stores().sleeps();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  @Test
  void commit_makesTheMorningTrue() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    Memory gist = gist(first);
    List<Decision> decisions = List.of(
        new Decision(first.id(), Phase.REPLAY, Verdict.CONSOLIDATED, why()),
        new Decision(gist.id(), Phase.ABSTRACT, Verdict.ABSTRACTED, why()));
    List<Passage> passages = EMBEDDER.passages(gist.content());
    ProbeResult fallen = new ProbeResult("where?", second.id(), 1, 0);

    long last = sleeps.commit(
        space,
        new Night(
            report("n1", fallen),
            List.of(
                change(one(first.id()), ChangeKind.CONSOLIDATED, m -> consolidated(m)),
                change(one(second.id()), ChangeKind.PRUNED, m -> pruned(m)),
                new MemoryChange(gist, 0, ChangeKind.ABSTRACTED, why())),
            Map.of(gist.id(), passages),
            decisions,
            store.lastChange(space),
            2,
            Map.of("one", 1L, "two", 1L),
            0));

    assertThat(store.live(space))
        .extracting(Versioned::memory)
        .containsExactly(consolidated(first), gist);
    assertThat(last).isEqualTo(store.lastChange(space));
    assertThat(sleeps.report(space, NIGHT)).contains(report("n1", fallen));
    assertThat(sleeps.decisions(space, NIGHT)).isEqualTo(decisions);
    assertThat(sleeps.decisionsOn(space, first.id(), 9))
        .containsExactly(new NightDecision(NIGHT, NOON, decisions.get(0)));
    assertThat(store.passages(space, MODEL, List.of(gist.id()))).containsEntry(gist.id(), passages);
    assertThat(store.termCounts(space)).isEqualTo(Map.of("one", 1L, "two", 1L));
    assertThat(store.countedExperiences(space)).isEqualTo(2);
    assertThat(store.history(space, gist.id()))
        .containsExactly(new Change(
            last, gist.id(), ChangeKind.ABSTRACTED, NOON, java.util.Optional.of(NIGHT), why()));
  }

  @Test
  void commit_addsTerms_nightByNight() {
    record(store, space, "x1", "one");
    long first = store.lastChange(space);
    sleeps.commit(
        space,
        new Night(report("n1"), List.of(), Map.of(), List.of(), first, 1, Map.of("one", 1L), 0));
    record(store, space, "x2", "one two");
    long second = store.lastChange(space);
    sleeps.commit(
        space,
        new Night(
            report("n2"),
            List.of(),
            Map.of(),
            List.of(),
            second,
            1,
            Map.of("one", 1L, "two", 1L),
            0));

    assertThat(store.termCounts(space)).isEqualTo(Map.of("one", 2L, "two", 1L));
    assertThat(store.countedExperiences(space)).isEqualTo(2);
    assertThat(sleeps.countedUpTo(space)).isEqualTo(second);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.commit(
            space,
            new Night(
                report("n3"), List.of(), Map.of(), List.of(), first, 1, Map.of("one", 1L), 0)));
  }

  @Test
  void commit_ofWhatWasChangedMeanwhile_commitsNothing() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    MemoryChange stale = change(one(second.id()), ChangeKind.PRUNED, m -> pruned(m));
    store.change(
        space, List.of(change(one(second.id()), ChangeKind.PINNED, m -> m.withPinned(true))), NOON);
    long ledger = store.lastChange(space);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.commit(
            space,
            new Night(
                report("n1"),
                List.of(
                    change(one(first.id()), ChangeKind.CONSOLIDATED, m -> consolidated(m)), stale),
                Map.of(),
                List.of(),
                ledger,
                1,
                Map.of("one", 1L),
                0)));

    assertThat(store.lastChange(space)).isEqualTo(ledger);
    assertThat(sleeps.reports(space, 9)).isEmpty();
    assertThat(store.termCounts(space)).isEmpty();
    assertThat(sleeps.countedUpTo(space)).isZero();
  }

  @Test
  void commit_ofTheSameNightTwice_isAConflict() {
    sleeps.commit(space, night("n1"));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.commit(space, night("n1")))
        .withMessageContaining("n1");
  }

  @Test
  void commit_afterSomethingCountedWasErased_doesNotCountIt() {
    Memory kept = record(store, space, "x1", "kept word");
    Memory secret = record(store, space, "x2", "secret word");
    Night planned = new Night(
        report("n1"),
        List.of(change(one(kept.id()), ChangeKind.CONSOLIDATED, m -> consolidated(m))),
        Map.of(),
        List.of(),
        store.lastChange(space),
        2,
        Map.of("kept", 1L, "word", 2L, "secret", 1L),
        0);
    store.erase(space, Set.of(secret.id()), Set.of(new ExperienceId("x2")), "asked", NOON);

    sleeps.commit(space, planned);

    assertThat(store.termCounts(space)).isEqualTo(Map.of("kept", 1L, "word", 1L));
    assertThat(store.countedExperiences(space)).isEqualTo(1);
  }

  @Test
  void erase_ofWhatWasCounted_takesItOutOfTheTerms() {
    record(store, space, "x1", "kept word");
    Memory secret = record(store, space, "x2", "secret word word");
    sleeps.commit(
        space,
        new Night(
            report("n1"),
            List.of(),
            Map.of(),
            List.of(),
            store.lastChange(space),
            2,
            Map.of("kept", 1L, "word", 2L, "secret", 1L),
            0));

    store.erase(space, Set.of(secret.id()), Set.of(new ExperienceId("x2")), "asked", NOON);

    assertThat(store.termCounts(space)).isEqualTo(Map.of("kept", 1L, "word", 1L));
    assertThat(store.countedExperiences(space)).isEqualTo(1);
  }

  @Test
  void expire_keepsTheCountsOfTerms_thatSomethingHeldContains() {
    record(store, space, "x1", "kept word");
    Memory faded = record(store, space, "x2", "faded word word");
    Memory alsoFaded = record(store, space, "x3", "faded word");
    sleeps.commit(
        space,
        new Night(
            report("n1"),
            List.of(),
            Map.of(),
            List.of(),
            store.lastChange(space),
            3,
            Map.of("kept", 1L, "word", 3L, "faded", 2L),
            0));

    store.expire(space, Set.of(faded.id()), Set.of(new ExperienceId("x2")), "over", NOON);
    assertThat(store.termCounts(space)).isEqualTo(Map.of("kept", 1L, "word", 3L, "faded", 2L));

    store.expire(space, Set.of(alsoFaded.id()), Set.of(new ExperienceId("x3")), "over", NOON);
    assertThat(store.termCounts(space)).isEqualTo(Map.of("kept", 1L, "word", 3L));
    assertThat(store.countedExperiences(space)).isEqualTo(3);

    store.erase(space, Set.of(), Set.of(new ExperienceId("x1")), "asked", NOON);
    assertThat(store.termCounts(space)).isEmpty();
  }

  @Test
  void expire_takesTheCuesOfItsProbesOutOfReports_andNoOthers() {
    Memory faded = record(store, space, "x1", "faded");
    Memory kept = record(store, space, "x2", "kept");
    ProbeResult ofKept = new ProbeResult("is it kept?", kept.id(), 1, 12);
    Night night = new Night(
        report("n1", new ProbeResult("has it faded?", faded.id(), 2, 11), ofKept),
        List.of(),
        Map.of(),
        List.of(),
        0,
        0,
        Map.of(),
        0);
    sleeps.commit(space, night);

    store.expire(space, Set.of(faded.id()), Set.of(new ExperienceId("x1")), "over", NOON);

    assertThat(sleeps.report(space, night.report().id()).orElseThrow().fallen())
        .containsExactly(new ProbeResult("", faded.id(), 2, 11), ofKept);
  }

  @Test
  void undo_ofANightWhoseMemoriesHaveExpired_isRefused() {
    Memory faded = record(store, space, "x1", "faded");
    sleeps.commit(space, night("n1", change(one(faded.id()), ChangeKind.PRUNED, m -> pruned(m))));
    store.expire(space, Set.of(faded.id()), Set.of(new ExperienceId("x1")), "grace over", NOON);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.undo(space, new SleepId("n1"), NOON))
        .withMessageContaining("grace over");
  }

  @Test
  void undo_givesTheEveningBackExactly() {
    Memory kept = record(store, space, "x1", "one");
    Memory merged = record(store, space, "x2", "one, or so");
    Memory faded = record(store, space, "x3", "three");
    encode(kept);
    encode(merged);
    stores()
        .recalls()
        .append(
            space,
            List.of(
                new Recall(new RecallId("r1"), "which?", NOON, List.of(given(kept.id())), true)));
    List<Reactivation> reactivated = stores().recalls().uncounted(space);
    List<Memory> evening = store.live(space).stream().map(Versioned::memory).toList();
    Map<MemoryId, List<Passage>> passages =
        store.passages(space, MODEL, List.of(kept.id(), merged.id()));
    Memory gist = gist(kept);
    Memory absorbing =
        one(kept.id()).memory().mergedWith(one(merged.id()).memory(), "one, in more words");
    sleeps.commit(
        space,
        new Night(
            report("n1"),
            List.of(
                change(one(kept.id()), ChangeKind.ABSORBED, m -> absorbing),
                change(one(merged.id()), ChangeKind.MERGED, m -> pruned(m)),
                change(one(faded.id()), ChangeKind.PRUNED, m -> pruned(m)),
                new MemoryChange(gist, 0, ChangeKind.ABSTRACTED, why())),
            Map.of(
                kept.id(),
                EMBEDDER.passages("one, in more words"),
                gist.id(),
                EMBEDDER.passages("gist")),
            List.of(),
            store.lastChange(space),
            3,
            Map.of("one", 2L),
            reactivated.get(0).number()));
    assertThat(stores().recalls().uncounted(space)).isEmpty();

    long last = sleeps.undo(space, NIGHT, NOON.plusSeconds(1));

    assertThat(store.live(space)).extracting(Versioned::memory).containsExactlyElementsOf(evening);
    assertThat(store.passages(space, MODEL, List.of(kept.id(), merged.id(), gist.id())))
        .isEqualTo(passages);
    assertThat(stores().recalls().uncounted(space)).isEqualTo(reactivated);
    assertThat(one(gist.id()).memory().standing().state()).isEqualTo(MemoryState.FORGOTTEN);
    assertThat(last).isEqualTo(store.lastChange(space));
    assertThat(sleeps.report(space, NIGHT).orElseThrow().outcome()).isEqualTo(SleepOutcome.UNDONE);
    assertThat(store.citing(space, List.of(new ExperienceId("x2"))))
        .extracting(v -> v.memory().id())
        .containsExactly(merged.id());
  }

  @Test
  void undo_ofSeveralChangesOfOneMemory_goesBackToBeforeTheFirst() {
    Memory memory = record(store, space, "x1", "one");
    Versioned evening = one(memory.id());
    sleeps.commit(
        space,
        night(
            "n1",
            change(evening, ChangeKind.CONSOLIDATED, m -> consolidated(m)),
            change(evening, ChangeKind.ABSORBED, m -> consolidated(m).withContent("two")),
            change(
                evening,
                ChangeKind.PINNED,
                m -> consolidated(m).withContent("two").withPinned(true))));

    sleeps.undo(space, NIGHT, NOON);

    assertThat(one(memory.id()).memory()).isEqualTo(memory);
  }

  @Test
  void undo_leavesWhatHappenedToOthersSince() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    sleeps.commit(space, night("n1", change(one(first.id()), ChangeKind.PRUNED, m -> pruned(m))));
    store.change(
        space, List.of(change(one(second.id()), ChangeKind.PINNED, m -> m.withPinned(true))), NOON);

    sleeps.undo(space, NIGHT, NOON);

    assertThat(store.live(space)).extracting(v -> v.memory().pinned()).containsExactly(false, true);
  }

  @Test
  void undo_ofWhatWasChangedAgain_undoesNothing() {
    Memory first = record(store, space, "x1", "one");
    Memory second = record(store, space, "x2", "two");
    sleeps.commit(
        space,
        night(
            "n1",
            change(one(first.id()), ChangeKind.CONSOLIDATED, m -> consolidated(m)),
            change(one(second.id()), ChangeKind.CONSOLIDATED, m -> consolidated(m))));
    store.change(
        space, List.of(change(one(second.id()), ChangeKind.PINNED, m -> m.withPinned(true))), NOON);
    long ledger = store.lastChange(space);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.undo(space, NIGHT, NOON));

    assertThat(store.lastChange(space)).isEqualTo(ledger);
    assertThat(one(first.id()).memory()).isEqualTo(consolidated(first));
    assertThat(sleeps.report(space, NIGHT).orElseThrow().outcome())
        .isEqualTo(SleepOutcome.COMMITTED);
  }

  @Test
  void undo_ofNoCommittedNight_isAnError() {
    sleeps.refuse(space, report("refused").endedAs(SleepOutcome.REFUSED, "probes fell"), List.of());
    sleeps.commit(space, night("n1"));
    sleeps.undo(space, NIGHT, NOON);

    for (String night : List.of("refused", "n1")) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> sleeps.undo(space, new SleepId(night), NOON))
          .withMessageContaining(night);
    }
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sleeps.undo(space, new SleepId("never"), NOON))
        .withMessageContaining("never");
  }

  @Test
  void nights_areUndone_lastFirst() {
    Memory memory = record(store, space, "x1", "one");
    sleeps.commit(
        space,
        night("n1", change(one(memory.id()), ChangeKind.ABSORBED, m -> m.withContent("two"))));
    sleeps.commit(
        space,
        night("n2", change(one(memory.id()), ChangeKind.ABSORBED, m -> m.withContent("three"))));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.undo(space, NIGHT, NOON));
    sleeps.undo(space, new SleepId("n2"), NOON);
    assertThat(one(memory.id()).memory().content()).isEqualTo("two");
    sleeps.undo(space, NIGHT, NOON);
    assertThat(one(memory.id()).memory()).isEqualTo(memory);
  }

  @Test
  void nights_areDoneAgain_firstFirst_andUndoneAgain() {
    Memory memory = record(store, space, "x1", "one");
    SleepId second = new SleepId("n2");
    sleeps.commit(
        space,
        night("n1", change(one(memory.id()), ChangeKind.ABSORBED, m -> m.withContent("two"))));
    sleeps.commit(
        space,
        night("n2", change(one(memory.id()), ChangeKind.ABSORBED, m -> m.withContent("three"))));
    for (int again = 0; again < 3; again++) {
      sleeps.undo(space, second, NOON);
      sleeps.undo(space, NIGHT, NOON);
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> sleeps.redo(space, second, NOON));
      assertThat(one(memory.id()).memory()).isEqualTo(memory);
      sleeps.redo(space, NIGHT, NOON);
      assertThat(one(memory.id()).memory().content()).isEqualTo("two");
      sleeps.redo(space, second, NOON);
      assertThat(one(memory.id()).memory().content()).isEqualTo("three");
    }
  }

  @Test
  void redo_givesTheMorningBackExactly_memoriesItMadeToo() {
    Memory kept = record(store, space, "x1", "one");
    Memory faded = record(store, space, "x2", "two");
    encode(kept);
    stores()
        .recalls()
        .append(
            space,
            List.of(
                new Recall(new RecallId("r1"), "which?", NOON, List.of(given(kept.id())), true)));
    Memory gist = gist(kept);
    sleeps.commit(
        space,
        new Night(
            report("n1"),
            List.of(
                change(one(kept.id()), ChangeKind.ABSORBED, m -> m.withContent("one or more")),
                change(one(faded.id()), ChangeKind.PRUNED, m -> pruned(m)),
                new MemoryChange(gist, 0, ChangeKind.ABSTRACTED, why())),
            Map.of(
                kept.id(), EMBEDDER.passages("one or more"), gist.id(), EMBEDDER.passages("gist")),
            List.of(),
            store.lastChange(space),
            2,
            Map.of("one", 1L),
            1));
    List<MemoryId> all = List.of(kept.id(), faded.id(), gist.id());
    List<Memory> morning = all.stream().map(id -> one(id).memory()).toList();
    Map<MemoryId, List<Passage>> passages = store.passages(space, MODEL, all);
    sleeps.undo(space, NIGHT, NOON);
    assertThat(stores().recalls().uncounted(space)).hasSize(1);
    Memory since = record(store, space, "x3", "lived since");

    long last = sleeps.redo(space, NIGHT, NOON.plusSeconds(1));

    assertThat(all.stream().map(id -> one(id).memory())).containsExactlyElementsOf(morning);
    assertThat(store.passages(space, MODEL, all)).isEqualTo(passages);
    assertThat(stores().recalls().uncounted(space)).isEmpty();
    assertThat(one(since.id()).memory()).isEqualTo(since);
    assertThat(last).isEqualTo(store.lastChange(space));
    assertThat(sleeps.report(space, NIGHT).orElseThrow().outcome())
        .isEqualTo(SleepOutcome.COMMITTED);
    sleeps.undo(space, NIGHT, NOON);
    assertThat(one(gist.id()).memory().standing().state()).isEqualTo(MemoryState.FORGOTTEN);
  }

  @Test
  void redo_bringsNothingBackThatWasForgottenSince() {
    Memory kept = record(store, space, "x1", "one");
    Memory gist = gist(kept);
    sleeps.commit(
        space,
        new Night(
            report("n1"),
            List.of(new MemoryChange(gist, 0, ChangeKind.ABSTRACTED, why())),
            Map.of(gist.id(), EMBEDDER.passages("gist")),
            List.of(),
            store.lastChange(space),
            1,
            Map.of(),
            0));
    sleeps.undo(space, NIGHT, NOON);
    store.erase(space, Set.of(kept.id()), Set.of(new ExperienceId("x1")), "private", NOON);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.redo(space, NIGHT, NOON))
        .withMessageContaining("erased since");
    assertThat(one(gist.id()).memory().content()).isEmpty();
  }

  @Test
  void redo_ofANightThatWasNotUndone_orChangedSince_isRefused() {
    Memory memory = record(store, space, "x1", "one");
    sleeps.commit(space, night("n1", change(one(memory.id()), ChangeKind.PRUNED, m -> pruned(m))));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.redo(space, NIGHT, NOON))
        .withMessageContaining("n1 of space " + space + " is committed, not undone");
    sleeps.undo(space, NIGHT, NOON);
    store.change(
        space, List.of(change(one(memory.id()), ChangeKind.PINNED, m -> m.withPinned(true))), NOON);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> sleeps.redo(space, NIGHT, NOON));
    assertThat(one(memory.id()).memory().pinned()).isTrue();
  }

  @Test
  void refuse_keepsTheReport_andMayBeTriedAgain() {
    SleepReport refused = report("n1").endedAs(SleepOutcome.REFUSED, "probes fell");
    Decision decision = new Decision(new MemoryId("m1"), Phase.PRUNE, Verdict.PRUNED, why());
    sleeps.refuse(space, refused, List.of(decision, decision));
    sleeps.refuse(space, refused, List.of(decision));

    assertThat(sleeps.reports(space, 9)).containsExactly(refused);
    assertThat(sleeps.decisions(space, NIGHT)).containsExactly(decision);
    sleeps.commit(space, night("n1"));
    assertThat(sleeps.reports(space, 9))
        .extracting(SleepReport::outcome)
        .containsExactly(SleepOutcome.COMMITTED);
  }

  @Test
  void reports_areNewestFirst() {
    List.of("n1", "n2", "n3").forEach(id -> sleeps.commit(space, night(id)));

    assertThat(sleeps.reports(space, 2))
        .extracting(night -> night.id().value())
        .containsExactly("n3", "n2");
    assertThat(sleeps.report(space, new SleepId("never"))).isEmpty();
    assertThat(sleeps.reports(new SpaceName("nowhere"), 9)).isEmpty();
    assertThat(sleeps.countedUpTo(new SpaceName("nowhere"))).isZero();
  }

  @Test
  void decisionsOn_areNewestFirst() {
    MemoryId memory = record(store, space, "x1", "one").id();
    Decision waits = new Decision(memory, Phase.SELECT, Verdict.WAITING, why());
    Decision spared = new Decision(memory, Phase.PRUNE, Verdict.SPARED, why());
    sleeps.commit(
        space,
        new Night(report("n1"), List.of(), Map.of(), List.of(waits, spared), 0, 0, Map.of(), 0));
    sleeps.commit(
        space, new Night(report("n2"), List.of(), Map.of(), List.of(waits), 0, 0, Map.of(), 0));

    assertThat(sleeps.decisionsOn(space, memory, 2))
        .containsExactly(
            new NightDecision(new SleepId("n2"), NOON, waits),
            new NightDecision(NIGHT, NOON, spared));
  }

  private void encode(Memory memory) {
    store.encode(
        space,
        MODEL,
        List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages(memory.content()))),
        NOON);
  }

  private Memory gist(Memory of) {
    return new Memory(
        new MemoryId("gist"),
        MemoryKind.SEMANTIC,
        "the gist of it",
        of.origin(),
        TAG,
        strength(),
        of.sources(),
        consolidated(of).standing(),
        of.validity(),
        false);
  }

  private Versioned one(MemoryId id) {
    return store.memories(space, List.of(id)).get(0);
  }
}
