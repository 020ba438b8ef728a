package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SpacePolicy.InForce;
import io.hippocampus.consolidation.Counsel;
import io.hippocampus.consolidation.Nearness;
import io.hippocampus.consolidation.NightWatch;
import io.hippocampus.consolidation.SleepCycle;
import io.hippocampus.consolidation.SleepCycle.Order;
import io.hippocampus.consolidation.SleepCycle.Prepared;
import io.hippocampus.consolidation.SleepCycle.Slept;
import io.hippocampus.consolidation.SleepCycle.Surroundings;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.consolidation.Texts;
import io.hippocampus.consolidation.Vigil;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.encoding.Encoder;
import io.hippocampus.encoding.Imprint;
import io.hippocampus.language.ModelAbstractor;
import io.hippocampus.language.ModelJudge;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import io.hippocampus.recall.Recaller;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;

/** Gives the sleep cycle what it needs of a space's waking life. One night at a time. */
final class Nights {

  private static final System.Logger LOG = System.getLogger(Nights.class.getName());

  /** Of an alarm that lasts, so many nights are counted. */
  private static final int MOST_WATCHED = 30;

  private static final int NEIGHBOURS = 8;
  private static final int PROBE_DEPTH = 10;

  private final SpaceName space;
  private final Parts parts;
  private final SpacePolicy policies;
  private final MemoryIndex index;
  private final Encoder encoder;
  private final Recaller recaller;
  private final ReadWriteLock truth;
  private final CountedTerms counted;
  private final Imprint imprint;
  private final Map<MemoryId, Known> known = new HashMap<>();

  private record Known(String content, Set<String> terms) {}

  Nights(
      SpaceName space,
      Parts parts,
      SpacePolicy policies,
      MemoryIndex index,
      Encoder encoder,
      Recaller recaller,
      ReadWriteLock truth) {
    this.space = space;
    this.parts = parts;
    this.policies = policies;
    this.index = index;
    this.encoder = encoder;
    this.recaller = recaller;
    this.truth = truth;
    this.counted = new CountedTerms(parts.analyzer());
    this.imprint = new Imprint(parts.embedder());
  }

  Night sleep(SleepRequest request, Prepared prepared, Vigil vigil) {
    Instant now = request.moment().orElseGet(() -> parts.clock().instant());
    InForce inForce = request.dryRun() ? policies.inForce() : policies.forNight(now);
    SleepPolicy policy = request.policy().orElse(inForce.document().policy());
    SleepCycle cycle =
        new SleepCycle(space, parts.stores(), index, surroundings(now, vigil), parts.clock());
    Slept slept = cycle.sleep(new Order(
        policy,
        request.policy().isPresent() ? 0 : inForce.version(),
        now,
        request.trigger(),
        request.dryRun(),
        request.approved(),
        request.until(),
        prepared,
        vigil));
    if (slept.report().outcome() == SleepOutcome.COMMITTED) {
      new Curation(space, parts.stores().memories(), () -> now)
          .expire(policy.safeguards().grace());
    }
    if (!request.dryRun()) {
      alarms().forEach(alarm -> parts.onAlarm().accept(space, alarm));
    }
    return new Night(slept.report(), slept.decisions());
  }

  /** Tells the log of an alarm. */
  static void log(SpaceName space, NightAlarm alarm) {
    LOG.log(System.Logger.Level.WARNING, "space {0}: {1}", space, alarm.told());
  }

  /** Returns what the last nights should have done and did not. */
  List<NightAlarm> alarms() {
    SleepPolicy policy = policies.current();
    List<SleepReport> latest = parts
        .stores()
        .sleeps()
        .reports(space, MOST_WATCHED + policy.safeguards().alarmAfter());
    return new NightWatch(policy)
        .alarms(
            latest,
            () -> parts.stores().memories().live(space).stream()
                .map(Versioned::memory)
                .toList(),
            parts.stores().memories().lived(space));
  }

  private Surroundings surroundings(Instant now, Vigil vigil) {
    return new Surroundings(
        () -> encoder.encodeAll(vigil::encoded),
        parts.embedder().model(),
        this::imprinted,
        new Texts(
            encoder.terms(),
            this::termsOf,
            this::termsIn,
            content -> new LinkedHashSet<>(counted.terms(content))),
        new Nearness(this::meaningOf, this::neighbours),
        (cue, search) -> recaller.rank(cue, now, PROBE_DEPTH, search),
        counsel(),
        this::atomically);
  }

  private Counsel counsel() {
    return parts
        .model()
        .map(model -> new Counsel(
            Optional.of(new ModelJudge(model, parts.zone())),
            Optional.of(new ModelAbstractor(model, parts.zone()))))
        .orElse(Counsel.NONE);
  }

  /** Returns the passages of a memory that the night makes; none when the model refuses it. */
  private List<Passage> imprinted(Memory memory) {
    try {
      return imprint.of(memory);
    } catch (RefusedException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "memory {0} of space {1} is found by its words only: {2}",
          memory.id(),
          space,
          e.getMessage());
      return List.of();
    }
  }

  private void atomically(Runnable commit) {
    truth.writeLock().lock();
    try {
      commit.run();
    } finally {
      truth.writeLock().unlock();
    }
  }

  private Set<String> termsOf(Memory memory) {
    Known now = known.get(memory.id());
    if (now == null || !now.content().equals(memory.content())) {
      now = new Known(memory.content(), termsIn(memory.content()));
      known.put(memory.id(), now);
    }
    return now.terms();
  }

  private Set<String> termsIn(String text) {
    return new LinkedHashSet<>(parts.analyzer().terms(text));
  }

  /** Returns the memories nearest to a memory by words and by meaning, itself left out. */
  private List<MemoryId> neighbours(Memory memory) {
    List<Candidate> found = index.search(
        new Query(memory.content(), meaningOf(memory), NEIGHBOURS + 1, 0, Filter.NONE));
    Set<MemoryId> nearest = new LinkedHashSet<>();
    Comparator<Candidate> byWords = Comparator.comparingDouble(Candidate::bm25).reversed();
    Comparator<Candidate> byMeaning = Comparator.comparingDouble(
            (Candidate c) -> Double.isNaN(c.cosine()) ? -1 : c.cosine())
        .reversed();
    for (Comparator<Candidate> order : List.of(byWords, byMeaning)) {
      found.stream()
          .filter(candidate -> !candidate.memory().equals(memory.id()))
          .sorted(order.thenComparing(Candidate::memory))
          .limit(NEIGHBOURS)
          .forEach(candidate -> nearest.add(candidate.memory()));
    }
    return List.copyOf(nearest);
  }

  private Optional<Embedding> meaningOf(Memory memory) {
    List<Passage> passages = parts
        .stores()
        .memories()
        .passages(space, parts.embedder().model(), List.of(memory.id()))
        .getOrDefault(memory.id(), List.of());
    return passages.stream().findFirst().map(Passage::embedding);
  }

  static Totals totals(List<Memory> live) {
    int shortTerm = (int) live.stream()
        .filter(m -> m.standing().state() == MemoryState.SHORT_TERM)
        .count();
    long words = live.stream().mapToLong(Memory::words).sum();
    return new Totals(shortTerm, live.size() - shortTerm, words);
  }
}
