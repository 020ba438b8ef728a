package io.hippocampus.consolidation;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Sleeps: looks at the evening, plans, verifies and commits.
 *
 * <p>The order of effects is what makes a night atomic and its successors findable: the morning's
 * index is prepared where nobody sees it; probes are asked of both; the store commits in one
 * transaction, from which moment the morning is true; then the index shows it. A crash before the
 * commit leaves the evening; one after it leaves the morning, to which the index is brought up from
 * the ledger. When something a night changes was changed meanwhile, the night is planned again. One
 * that is cancelled before the commit leaves the evening; its report is kept as that of a refused
 * one.
 *
 * <p>One night at a time; the caller sees to that.
 */
public final class SleepCycle {

  private static final int ATTEMPTS = 3;

  /** Among so many latest nights the last one that was committed is looked for. */
  private static final int REPORTS_LOOKED_AT = 100;

  private final SpaceName space;
  private final Stores stores;
  private final MemoryIndex index;
  private final Surroundings around;
  private final InstantSource stopwatch;

  /**
   * What a night needs of the waking world.
   *
   * @param encodePending finishes encoding what the day left over and returns how many it encoded
   * @param model the model of the embeddings
   * @param embed the passages of a memory's content
   * @param texts how texts are read for their terms
   * @param nearness what is near a memory
   * @param probing asks a cue as a recall would
   * @param counsel whom the night may ask
   * @param atomically runs the commit so that no recall sees the store and the index apart
   */
  public record Surroundings(
      IntSupplier encodePending,
      EmbeddingModelId model,
      Function<Memory, List<Passage>> embed,
      Texts texts,
      Nearness nearness,
      Probing probing,
      Counsel counsel,
      Consumer<Runnable> atomically) {}

  /**
   * A night that is wanted.
   *
   * @param policy how to sleep
   * @param policyVersion the policy's version
   * @param now the moment to take as now
   * @param trigger what woke it
   * @param dryRun whether to plan and verify only
   * @param approved whether somebody approved of pruning more than the policy lets a night prune
   * @param until when it ends at the latest, by the stopwatch; empty for no latest end
   * @param prepared what was done for it already
   * @param vigil keeps whoever watches it posted, and says when it is cancelled
   */
  public record Order(
      SleepPolicy policy,
      int policyVersion,
      Instant now,
      String trigger,
      boolean dryRun,
      boolean approved,
      Optional<Instant> until,
      Prepared prepared,
      Vigil vigil) {}

  /**
   * What was encoded and rated in the evening, while the space was still awake.
   *
   * @param encoded how many memories were encoded
   * @param took how long that and the rating took
   * @param rated what came of the rating by a language model, in words; empty where there is none
   * @param allowance what the night may still spend on a language model
   */
  public record Prepared(int encoded, Duration took, String rated, Allowance allowance) {}

  /**
   * A night that is over.
   *
   * @param report what it did
   * @param decisions what it decided on each memory
   */
  public record Slept(SleepReport report, List<Decision> decisions) {}

  public SleepCycle(
      SpaceName space,
      Stores stores,
      MemoryIndex index,
      Surroundings around,
      InstantSource stopwatch) {
    this.space = space;
    this.stores = stores;
    this.index = index;
    this.around = around;
    this.stopwatch = stopwatch;
  }

  /**
   * Sleeps one night.
   *
   * @throws ConflictException if the memories kept changing under it
   */
  public Slept sleep(Order order) {
    Reporting reporting = new Reporting(space, stores.sleeps(), order, stopwatch);
    LatestEnd end = new LatestEnd(order.until(), stopwatch);
    Consultation consultation = new Consultation(
        space,
        stores.consultations(),
        around.counsel(),
        order.prepared().allowance(),
        end,
        order.vigil(),
        stopwatch);
    SleepPlanner planner = new SleepPlanner(order.policy(), end, order.vigil(), stopwatch);
    Instant start = stopwatch.instant();
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          return attempt(order, planner, consultation, reporting);
        } catch (ConflictException e) {
          if (attempt == ATTEMPTS) {
            throw e;
          }
        }
      }
    } catch (Vigil.Cancelled e) {
      return cancelled(order, reporting, e, start);
    }
  }

  private Slept attempt(
      Order order, SleepPlanner planner, Consultation consultation, Reporting reporting) {
    Instant start = stopwatch.instant();
    long ledger = stores.memories().lastChange(space);
    PhaseReport encoded = encode(order, start);
    Evening evening = lookAt(order, ledger);
    NightDraft draft = consultation.plan(planner, evening);
    draft.phases().add(0, encoded);
    List<MemoryChange> changes = draft.changes();
    Map<MemoryId, List<Passage>> rewritten = new LinkedHashMap<>();
    for (Memory memory : draft.rewritten()) {
      order.vigil().goOn();
      rewritten.put(memory.id(), around.embed().apply(memory));
    }
    try (MemoryIndex.Staged morning = stage(changes, rewritten)) {
      Verification.Finding finding = verify(order, draft, morning, evening.useful());
      SleepReport report = reporting.planned(evening, draft, finding, start);
      SleepReport judged = reporting.judged(draft, finding, report);
      order.vigil().goOn();
      if (order.dryRun()) {
        return new Slept(Reporting.dryRun(judged), draft.decisions());
      }
      if (judged.outcome() != SleepOutcome.COMMITTED) {
        stores.sleeps().refuse(space, judged, draft.decisions());
        return new Slept(judged, draft.decisions());
      }
      Night night = night(evening, draft, report, changes, rewritten);
      commit(night, morning, order.vigil());
      return new Slept(report, draft.decisions());
    }
  }

  private PhaseReport encode(Order order, Instant start) {
    Prepared prepared = order.prepared();
    int encoded = prepared.encoded() + around.encodePending().getAsInt();
    Duration took = prepared.took().plus(Duration.between(start, stopwatch.instant()));
    PhaseReport report = Reporting.encoded(encoded, took, prepared.rated());
    order.vigil().goOn();
    order.vigil().ended(report);
    return report;
  }

  /** Makes the morning true; from its beginning on the night is not cancelled. */
  private void commit(Night night, MemoryIndex.Staged morning, Vigil vigil) {
    int changes = night.changes().size();
    Instant start = stopwatch.instant();
    vigil.began(Phase.COMMIT, changes);
    around.atomically().accept(() -> morning.publish(stores.sleeps().commit(space, night)));
    vigil.ended(new PhaseReport(
        Phase.COMMIT,
        changes,
        changes,
        Duration.between(start, stopwatch.instant()),
        "the morning is true"));
  }

  private Slept cancelled(
      Order order, Reporting reporting, Vigil.Cancelled cancelled, Instant start) {
    MemoryStore memories = stores.memories();
    String why = cancelled.getMessage() + " in the phase "
        + order.vigil().current().name().toLowerCase(Locale.ROOT) + "; nothing was changed";
    SleepReport report = reporting.cancelled(
        why, memories.live(space), memories.lastChange(space), order.vigil().phases(), start);
    if (!order.dryRun()) {
      stores.sleeps().refuse(space, report, List.of());
    }
    return new Slept(report, List.of());
  }

  /** What is recorded while the night goes on is left to the next one: it may not be encoded. */
  private Evening lookAt(Order order, long ledger) {
    MemoryStore memories = stores.memories();
    List<Versioned> live =
        memories.live(space).stream().filter(held -> held.recorded() <= ledger).toList();
    Nearness nearness = around.nearness().remembering();
    return new Evening(
        order.now(),
        ledger,
        live,
        stores.recalls().uncounted(space),
        stores.recalls().useful(space, order.policy().safeguards().probes()),
        memories.lived(space),
        order.policy().lasting().isPresent()
            ? memories.ordinaryImportance(space)
            : OptionalDouble.empty(),
        stores.sleeps().countedUpTo(space),
        leftOver(),
        around.texts(),
        nearness,
        new Interference(
            memories.latestMeanings(space, around.model(), ledger, Interference.REACH),
            nearness.meaningOf()),
        Answers.NONE);
  }

  /** Returns what the last committed night did not reach before its latest end. */
  private Set<MemoryId> leftOver() {
    return stores.sleeps().reports(space, REPORTS_LOOKED_AT).stream()
        .filter(night -> night.outcome() == SleepOutcome.COMMITTED)
        .findFirst()
        .map(night -> stores.sleeps().decisions(space, night.id()))
        .orElse(List.of())
        .stream()
        .filter(Replay::isNotReached)
        .map(Decision::memory)
        .collect(Collectors.toSet());
  }

  private MemoryIndex.Staged stage(
      List<MemoryChange> changes, Map<MemoryId, List<Passage>> rewritten) {
    List<Memory> shown = changes.stream()
        .filter(change -> isIndexChange(change.kind()))
        .map(MemoryChange::after)
        .filter(memory -> memory.standing().state() == MemoryState.LONG_TERM)
        .toList();
    Set<MemoryId> stored = new HashSet<>();
    shown.forEach(memory -> stored.add(memory.id()));
    stored.removeAll(rewritten.keySet());
    Map<MemoryId, List<Passage>> passages =
        new HashMap<>(stores.memories().passages(space, around.model(), stored));
    passages.putAll(rewritten);
    List<MemoryIndex.Entry> puts = shown.stream()
        .map(memory -> new MemoryIndex.Entry(memory, passages.getOrDefault(memory.id(), List.of())))
        .toList();
    Set<MemoryId> removals = new HashSet<>();
    changes.stream()
        .map(MemoryChange::after)
        .filter(memory -> !memory.isLive())
        .forEach(memory -> removals.add(memory.id()));
    return index.stage(puts, removals);
  }

  /** Whether a change of that kind alters what the index holds of a memory. */
  private static boolean isIndexChange(ChangeKind kind) {
    return kind != ChangeKind.REACTIVATED && kind != ChangeKind.REPLAYED;
  }

  private Verification.Finding verify(
      Order order, NightDraft draft, MemoryIndex.Staged morning, List<UsefulRecall> useful) {
    if (!order.policy().runs(Phase.VERIFY)) {
      return new Verification.Finding(0, List.of(), true);
    }
    Verification verification = new Verification(order.policy(), around.probing(), order.vigil());
    Instant start = stopwatch.instant();
    Map<String, MemoryId> probes = verification.probes(draft, useful);
    order.vigil().began(Phase.VERIFY, probes.size());
    Verification.Finding finding =
        verification.compare(probes, draft, index::search, morning::search);
    order
        .vigil()
        .ended(draft.report(
            Phase.VERIFY,
            finding.asked(),
            finding.fallen().size(),
            Duration.between(start, stopwatch.instant()),
            finding.fallen().isEmpty()
                ? "all " + finding.asked() + " probes are answered as in the evening"
                : finding.fallen().size() + " of " + finding.asked() + " probes fell"));
    return finding;
  }

  private Night night(
      Evening evening,
      NightDraft draft,
      SleepReport report,
      List<MemoryChange> changes,
      Map<MemoryId, List<Passage>> rewritten) {
    Counted counted = count(evening);
    long reactivationsUpTo = evening.reactivations().isEmpty()
        ? 0
        : evening.reactivations().get(evening.reactivations().size() - 1).number();
    return new Night(
        report,
        changes,
        rewritten,
        draft.decisions(),
        counted.upTo(),
        counted.experiences(),
        counted.terms(),
        reactivationsUpTo);
  }

  /** What a night counts of the experiences recorded since the last one. */
  private record Counted(long upTo, long experiences, Map<String, Long> terms) {}

  /** Counts what was recorded up to the evening, whatever became of it, but for what was erased. */
  private Counted count(Evening evening) {
    Map<String, Long> terms = new HashMap<>();
    long experiences = 0;
    long upTo = evening.countedUpTo();
    List<LivedExperience> recorded =
        stores.memories().recordedAfter(space, evening.countedUpTo(), Integer.MAX_VALUE);
    for (LivedExperience lived : recorded) {
      if (lived.place() <= evening.ledger() && lived.experience().isPresent()) {
        experiences++;
        upTo = lived.place();
        around
            .texts()
            .countedTermsOf()
            .apply(lived.experience().get().content())
            .forEach(term -> terms.merge(term, 1L, Long::sum));
      }
    }
    return new Counted(upTo, experiences, terms);
  }
}
