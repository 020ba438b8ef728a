package io.hippocampus.consolidation;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.port.Consultant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds episodes about the same matter, around what was consolidated tonight.
 *
 * <p>A cluster is such an episode with those of its neighbours of which it is a neighbour too, and
 * that share telling words with it: nearness both ways needs no threshold that differs from one
 * embedding model to the next. Each episode is abstracted once at most; what no longer holds, what
 * belongs to a routine and what is long is left out. Pure.
 */
final class Clusters {

  /** The fewest episodes that something is abstracted from. */
  static final int FEWEST = 3;

  private static final int MOST_EPISODES = 8;
  private static final int MOST_A_NIGHT = 5;
  private static final int SEEDS = 50;

  private final Evening evening;
  private final NightDraft draft;
  private final Set<MemoryId> taken = new HashSet<>();
  private final Set<ExperienceId> abstracted = new HashSet<>();

  Clusters(Evening evening, NightDraft draft) {
    this.evening = evening;
    this.draft = draft;
    draft.variants().forEach((newer, older) -> {
      taken.add(newer);
      taken.add(older);
    });
    draft.live().stream()
        .filter(Memory::isAbstraction)
        .forEach(memory -> abstracted.addAll(memory.sources()));
  }

  /** Returns tonight's clusters, that of the most important memory first. */
  List<Cluster> find(Consultant asked) {
    List<Memory> seeds = draft.evening().stream()
        .filter(memory -> memory.standing().state() == MemoryState.SHORT_TERM)
        .map(memory -> draft.memory(memory.id()).orElseThrow())
        .filter(this::isFree)
        .sorted(Comparator.comparingDouble((Memory m) -> m.salience().importance())
            .reversed()
            .thenComparing(Memory::id))
        .limit(SEEDS)
        .toList();
    List<Cluster> clusters = new ArrayList<>();
    for (Memory seed : seeds) {
      if (clusters.size() < MOST_A_NIGHT && isFree(seed)) {
        List<Memory> episodes = around(seed);
        if (episodes.size() >= FEWEST) {
          episodes.forEach(episode -> taken.add(episode.id()));
          clusters.add(new Cluster(episodes, Questions.about(asked, episodes)));
        }
      }
    }
    return clusters;
  }

  private List<Memory> around(Memory seed) {
    List<Memory> episodes = new ArrayList<>(List.of(seed));
    for (MemoryId id : evening.nearness().neighbours().apply(seed)) {
      Optional<Memory> near = draft
          .memory(id)
          .filter(this::isFree)
          .filter(other -> evening.texts().shareTellingWords(terms(seed), terms(other)))
          .filter(other -> evening.nearness().neighbours().apply(other).contains(seed.id()));
      if (episodes.size() < MOST_EPISODES) {
        near.ifPresent(episodes::add);
      }
    }
    episodes.sort(Comparator.comparingLong(episode -> draft.recorded(episode.id())));
    return episodes;
  }

  private boolean isFree(Memory memory) {
    return memory.kind() == MemoryKind.EPISODIC
        && memory.standing().state() == MemoryState.LONG_TERM
        && memory.validity().until().isEmpty()
        && memory.content().length() <= Judging.LONGEST
        && !taken.contains(memory.id())
        && memory.sources().stream().noneMatch(abstracted::contains);
  }

  private Set<String> terms(Memory memory) {
    return evening.texts().termsOf().apply(memory);
  }
}
