package io.hippocampus.consolidation;

import io.hippocampus.consolidation.Answers.Consulted;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.Validity;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.Advice.Gist;
import io.hippocampus.port.Advice.Sentence;
import io.hippocampus.port.Consultant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes abstractions: semantic memories in a language model's words, from clusters of episodes.
 *
 * <p>Of what the model said only those sentences are kept whose names, numbers and dates all stand
 * in the episodes they cite, or are their speakers' names. An abstraction cites all experiences of
 * the episodes its sentences rest on, at least three episodes, and is trusted as the least trusted
 * of them, and matters as much as the one that matters most. It no longer holds when one of them no
 * longer does. Pure.
 */
final class Gists {

  private static final int MOST_SENTENCES = 4;
  private static final int LONGEST_SENTENCE = 400;

  private final Evening evening;
  private final SleepPolicy policy;

  Gists(Evening evening, SleepPolicy policy) {
    this.evening = evening;
    this.policy = policy;
  }

  void run(NightDraft draft) {
    endOutdated(draft);
    Optional<Consultant> asked = evening.answers().abstracting().map(Consulted::by);
    if (asked.isEmpty()) {
      return;
    }
    for (Cluster cluster : new Clusters(evening, draft).find(asked.get())) {
      draft.noteOpenCluster(cluster);
      evening
          .answers()
          .to(cluster.question(), Gist.class)
          .ifPresent(gist -> make(cluster.episodes(), gist, asked.get(), draft));
    }
  }

  private void make(List<Memory> episodes, Gist gist, Consultant by, NightDraft draft) {
    List<Sentence> kept = gist.sentences().stream()
        .filter(sentence -> isSupported(sentence, episodes))
        .limit(MOST_SENTENCES)
        .toList();
    int dropped = gist.sentences().size() - kept.size();
    draft.noteDropped(dropped);
    Set<Integer> cited = new TreeSet<>();
    kept.forEach(sentence -> cited.addAll(sentence.cited()));
    if (cited.size() < Clusters.FEWEST) {
      return;
    }
    List<Memory> sources =
        cited.stream().map(number -> episodes.get(number - 1)).toList();
    Memory made = abstraction(sources, kept, by);
    Explanation why = new Explanation(
        "abstracted by " + by,
        List.of(
            new Term("episodes", sources.size(), 1),
            new Term("sentences kept", kept.size(), 0),
            new Term("sentences dropped", dropped, 0)));
    draft.change(made, ChangeKind.ABSTRACTED, why);
    draft.decide(made.id(), Phase.ABSTRACT, Verdict.ABSTRACTED, why);
  }

  /**
   * Whether the sentence cites episodes that are there, names no day by its distance, and claims
   * nothing that none of the cited ones says.
   */
  static boolean isSupported(Sentence sentence, List<Memory> episodes) {
    boolean known = !sentence.cited().isEmpty()
        && sentence.cited().stream().allMatch(n -> n >= 1 && n <= episodes.size());
    if (!known || sentence.text().isBlank() || sentence.text().length() > LONGEST_SENTENCE) {
      return false;
    }
    Specifics said = Specifics.of(sentence.text());
    List<Specifics> sources = new ArrayList<>();
    for (int number : Set.copyOf(sentence.cited())) {
      Memory episode = episodes.get(number - 1);
      sources.add(Specifics.of(episode.content()));
      sources.add(Specifics.of(episode.origin().speaker()));
    }
    return !said.relative() && said.beyond(sources).isEmpty();
  }

  private Memory abstraction(List<Memory> sources, List<Sentence> kept, Consultant by) {
    MemoryId id = new MemoryId("g-" + sources.get(0).id() + "-" + evening.ledger());
    Set<ExperienceId> experiences = new LinkedHashSet<>();
    sources.forEach(source -> experiences.addAll(source.sources()));
    Origin origin = origin(id, sources, by);
    double importance = sources.stream()
        .mapToDouble(source -> source.salience().importance())
        .max()
        .orElseThrow();
    return new Memory(
        id,
        MemoryKind.SEMANTIC,
        kept.stream().map(sentence -> sentence.text().strip()).collect(Collectors.joining(" ")),
        origin,
        Salience.of(importance, new Tagger(by.model(), by.prompt())),
        policy.strengthening().encoded(evening.now(), importance),
        List.copyOf(experiences),
        Standing.of(
            MemoryState.LONG_TERM,
            evening.now(),
            "abstracted by sleep from " + sources.size() + " episodes"),
        Validity.since(origin.occurredFrom()),
        false);
  }

  /** Returns where it comes from: of no session but its own, with the marks all sources have. */
  private static Origin origin(MemoryId id, List<Memory> sources, Consultant by) {
    Origin joined =
        sources.stream().map(Memory::origin).reduce(Origin::joinedWith).orElseThrow();
    Map<String, String> common = new HashMap<>(joined.metadata());
    sources.forEach(
        source -> common.entrySet().retainAll(source.origin().metadata().entrySet()));
    return new Origin(
        id.value(),
        0,
        by.model(),
        joined.kind(),
        joined.trust(),
        joined.occurredFrom(),
        joined.occurredTo(),
        common);
  }

  /** Ends the validity of abstractions from what no longer holds. */
  private static void endOutdated(NightDraft draft) {
    List<Memory> live = draft.live();
    List<Memory> ended = live.stream()
        .filter(memory -> !memory.isAbstraction())
        .filter(memory -> memory.validity().until().isPresent())
        .toList();
    for (Memory abstraction : live) {
      if (abstraction.isAbstraction() && abstraction.validity().until().isEmpty()) {
        Set<ExperienceId> cited = new HashSet<>(abstraction.sources());
        ended.stream()
            .filter(memory -> memory.sources().stream().anyMatch(cited::contains))
            .findFirst()
            .ifPresent(memory -> end(abstraction, memory.validity(), draft));
      }
    }
  }

  private static void end(Memory abstraction, Validity of, NightDraft draft) {
    MemoryId successor = of.supersededBy().orElseThrow();
    Explanation why = Explanation.of("rests on what no longer holds since " + successor);
    draft.change(
        abstraction.withValidity(
            abstraction.validity().endedBy(successor, of.until().orElseThrow())),
        ChangeKind.SUPERSEDED,
        why);
    draft.decide(abstraction.id(), Phase.ABSTRACT, Verdict.SUPERSEDED, why);
  }
}
