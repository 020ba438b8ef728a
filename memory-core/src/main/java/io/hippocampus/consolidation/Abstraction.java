package io.hippocampus.consolidation;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.Validity;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes semantic memories from clusters of episodes.
 *
 * <p>Without a language model it abstracts only what needs no rewording: routines, episodes that
 * say the same but for their numbers. Their gist is the latest of them verbatim, with how often and
 * from when until when; it cites every one, and grows as more come. Nothing is invented, and the
 * episodes of a routine, alike as they are, fade by their interference.
 */
final class Abstraction {

  /** How many episodes make a routine. */
  static final int ROUTINE = 3;

  private static final int MOST_SOURCES = 1_000;

  private final Evening evening;
  private final SleepPolicy policy;

  Abstraction(Evening evening, SleepPolicy policy) {
    this.evening = evening;
    this.policy = policy;
  }

  void run(NightDraft draft) {
    for (List<Memory> cluster : clusters(draft)) {
      Optional<Memory> gist =
          cluster.stream().filter(m -> m.kind() == MemoryKind.SEMANTIC).findFirst();
      List<Memory> episodes =
          cluster.stream().filter(m -> m.kind() == MemoryKind.EPISODIC).toList();
      if (gist.isPresent()) {
        grow(gist.get(), episodes, draft);
      } else if (episodes.size() >= ROUTINE) {
        make(episodes, draft);
      }
    }
  }

  /** Groups what varies from each other, through chains of variants noted tonight. */
  private static List<List<Memory>> clusters(NightDraft draft) {
    Map<MemoryId, MemoryId> parent = new LinkedHashMap<>();
    draft.variants().forEach((newer, older) -> {
      parent.putIfAbsent(older, older);
      parent.put(newer, root(parent, older));
    });
    Map<MemoryId, List<Memory>> clusters = new LinkedHashMap<>();
    for (MemoryId id : parent.keySet()) {
      draft
          .memory(id)
          .filter(Memory::isLive)
          .ifPresent(m ->
              clusters.computeIfAbsent(root(parent, id), r -> new ArrayList<>()).add(m));
    }
    return List.copyOf(clusters.values());
  }

  private static MemoryId root(Map<MemoryId, MemoryId> parent, MemoryId id) {
    MemoryId at = id;
    while (parent.containsKey(at) && !parent.get(at).equals(at)) {
      at = parent.get(at);
    }
    return at;
  }

  private void make(List<Memory> episodes, NightDraft draft) {
    Set<ExperienceId> sources = sources(episodes);
    Origin origin =
        episodes.stream().map(Memory::origin).reduce(Origin::joinedWith).orElseThrow();
    Memory typical = latest(episodes);
    Memory gist = new Memory(
        new MemoryId("g-" + episodes.get(0).id() + "-" + evening.ledger()),
        MemoryKind.SEMANTIC,
        gist(typical.content(), sources.size(), origin),
        origin,
        typical.salience(),
        policy.strengthening().encoded(evening.now(), typical.salience().importance()),
        List.copyOf(sources),
        Standing.of(
            MemoryState.LONG_TERM,
            evening.now(),
            "abstracted by sleep from " + sources.size() + " episodes"),
        Validity.since(origin.occurredFrom()),
        false);
    Explanation why = new Explanation(
        "a routine of episodes that differ in numbers only",
        List.of(new Term("episodes", episodes.size(), 1)));
    draft.change(gist, ChangeKind.ABSTRACTED, why);
    draft.decide(gist.id(), Phase.ABSTRACT, Verdict.ABSTRACTED, why);
  }

  private void grow(Memory gist, List<Memory> episodes, NightDraft draft) {
    List<Memory> newer = episodes.stream()
        .filter(episode -> !gist.sources().containsAll(episode.sources()))
        .toList();
    if (newer.isEmpty() || gist.sources().size() >= MOST_SOURCES) {
      return;
    }
    Memory grown = gist;
    for (Memory episode : newer) {
      grown = grown.mergedWith(episode, grown.content());
    }
    Memory said =
        grown.withContent(gist(latest(newer).content(), grown.sources().size(), grown.origin()));
    Explanation why =
        new Explanation("the routine went on", List.of(new Term("new episodes", newer.size(), 1)));
    draft.change(said, ChangeKind.ABSORBED, why);
    draft.decide(gist.id(), Phase.ABSTRACT, Verdict.REINFORCED, why);
  }

  private static Set<ExperienceId> sources(List<Memory> episodes) {
    Set<ExperienceId> sources = new LinkedHashSet<>();
    episodes.forEach(episode -> sources.addAll(episode.sources()));
    return sources;
  }

  private static Memory latest(List<Memory> episodes) {
    return episodes.stream()
        .max(Comparator.comparing(m -> m.origin().occurredTo()))
        .orElseThrow();
  }

  private static String gist(String typical, int times, Origin origin) {
    LocalDate first = origin.occurredFrom().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = origin.occurredTo().atZone(ZoneOffset.UTC).toLocalDate();
    return "%s [%d times from %s to %s]".formatted(typical, times, first, last);
  }
}
