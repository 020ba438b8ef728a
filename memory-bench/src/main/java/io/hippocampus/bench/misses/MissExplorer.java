package io.hippocampus.bench.misses;

import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Scene;
import io.hippocampus.bench.misses.Miss.Cause;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.recall.Ranking.Ranked;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out, while an evaluation is played, why questions missed evidence: what was not among the
 * first ten recalled. Categories that no headline counts are left out. Used by one thread.
 */
public final class MissExplorer implements Onlooker {

  private static final int DEPTH = 10;
  private static final int WINNERS = 3;

  private final MissSample sample;
  private NightWatch nights = new NightWatch();
  private final Map<String, Integer> pieces = new TreeMap<>();

  /**
   * Explores.
   *
   * @param most how many misses to look into; all are counted
   * @param sort which ones to look into
   * @param seed where the choice among them starts
   * @throws IllegalArgumentException if it is to look into fewer than none
   */
  public MissExplorer(int most, Fate.Sort sort, long seed) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "so many misses are to be shown: " + most + "; allowed are 0 and more");
    }
    sample = new MissSample(most, sort.fates(), seed);
  }

  /** Returns what was found out. */
  public MissReport report() {
    return new MissReport(pieces, sample.counts(), sample.misses());
  }

  @Override
  public Valuation listening(Valuation valuation) {
    nights = new NightWatch();
    return nights.listening(valuation);
  }

  @Override
  public void morning(Scene scene, Night night) {
    nights.morning(scene.space(), night);
  }

  @Override
  public void asked(Scene scene, Asked asked, Recollection given) {
    Question question = asked.question();
    if (EvaluationResult.NOT_IN_HEADLINE.contains(question.category())) {
      return;
    }
    pieces.merge(question.category(), question.evidence().size(), Integer::sum);
    for (ExperienceId evidence : question.evidence()) {
      Integer rank = asked.ranks().get(evidence);
      if (rank == null || rank > DEPTH) {
        Inquiry inquiry = new Inquiry(scene, question, evidence, given);
        Fate fate = inquiry.fate(asked);
        sample.offer(question, evidence, fate, () -> inquiry.miss(fate));
      }
    }
  }

  /** Looks into one miss, at the moment of the question. */
  private final class Inquiry {
    private final Scene scene;
    private final Question question;
    private final ExperienceId evidence;
    private final Recollection given;
    private final List<Memory> citing;
    private final Set<MemoryId> standing;
    private List<Ranked> candidates = List.of();

    Inquiry(Scene scene, Question question, ExperienceId evidence, Recollection given) {
      this.scene = scene;
      this.question = question;
      this.evidence = evidence;
      this.given = given;
      citing = scene.live().stream()
          .filter(memory -> memory.sources().contains(evidence))
          .toList();
      standing = citing.stream()
          .filter(memory -> scene.toldBy(memory).contains(evidence))
          .map(Memory::id)
          .collect(Collectors.toSet());
    }

    Fate fate(Asked asked) {
      if (citing.isEmpty()) {
        return Fate.LOST;
      }
      if (standing.isEmpty()) {
        return Fate.REWORDED;
      }
      if (asked.ranks().containsKey(evidence)) {
        return Fate.OUTRANKED_NEARLY;
      }
      candidates = scene.space().candidates(scene.request(question));
      if (rank().isEmpty()) {
        return Fate.NO_CANDIDATE;
      }
      return citing.stream().anyMatch(this::isSaidByAnother)
          ? Fate.SAID_ALREADY
          : Fate.OUTRANKED_FAR;
    }

    private OptionalInt rank() {
      return IntStream.range(0, candidates.size())
          .filter(place -> standing.contains(candidates.get(place).candidate().memory()))
          .map(place -> place + 1)
          .findFirst();
    }

    private boolean isSaidByAnother(Memory memory) {
      return given.recalled().stream()
          .map(Recalled::memory)
          .anyMatch(other -> other.origin().speaker().equals(memory.origin().speaker())
              && other.content().strip().equalsIgnoreCase(memory.content().strip()));
    }

    Miss miss(Fate fate) {
      List<MemoryAccount> memories = new ArrayList<>(nights.gone(evidence));
      citing.forEach(memory -> memories.add(scene.space().explain(memory.id())));
      Cause cause = switch (fate) {
        case LOST -> faded(memories);
        case REWORDED -> reworded();
        case OUTRANKED_NEARLY -> outrankedNearly();
        case OUTRANKED_FAR, SAID_ALREADY, NO_CANDIDATE -> outrankedFar();
      };
      return new Miss(question, scene.experience(evidence), fate, memories, cause);
    }

    private Cause faded(List<MemoryAccount> memories) {
      Optional<Change> last = memories.stream()
          .flatMap(account -> account.history().stream())
          .filter(change -> change.kind() == ChangeKind.PRUNED)
          .reduce((earlier, later) -> later);
      return last.<Cause>map(change ->
              new Cause.Faded(change.at(), change.why(), change.sleep().flatMap(nights::spared)))
          .orElseGet(Cause.Unexplained::new);
    }

    private Cause reworded() {
      Memory heir = citing.get(0);
      OptionalInt rank = given.recalled().stream()
          .filter(recalled -> recalled.memory().id().equals(heir.id()))
          .mapToInt(Recalled::rank)
          .findFirst();
      return new Cause.Reworded(heir, rank);
    }

    private Cause outrankedNearly() {
      Recalled best = given.recalled().stream()
          .filter(recalled -> standing.contains(recalled.memory().id()))
          .findFirst()
          .orElseThrow();
      return new Cause.Outranked(OptionalInt.of(best.rank()), Optional.of(best.why()), winners());
    }

    private Cause outrankedFar() {
      OptionalInt rank = rank();
      return new Cause.Outranked(
          rank,
          rank.stream().mapToObj(place -> candidates.get(place - 1).why()).findFirst(),
          winners());
    }

    private List<Recalled> winners() {
      return given.recalled().stream()
          .filter(recalled ->
              scene.toldBy(recalled.memory()).stream().noneMatch(question.evidence()::contains))
          .limit(WINNERS)
          .toList();
    }
  }
}
