package io.hippocampus.bench.evaluation;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says for which experiences a memory stands: those it cites whose words it still holds. A memory
 * that cites much and says little stands for little.
 */
final class Evidence {

  /** The share of an experience's words that a memory must hold to stand for it. */
  static final double SHARE_OF_WORDS = 0.8;

  private final Map<ExperienceId, WordBag> words = new HashMap<>();

  /** Knows the experiences that any question of the life wants. */
  Evidence(Life life) {
    Set<ExperienceId> wanted = life.wanted().keySet();
    for (Experience experience : life.experiences()) {
      if (wanted.contains(experience.id())) {
        words.put(experience.id(), WordBag.of(experience.content()));
      }
    }
  }

  /** Returns those wanted experiences for which any of the memories stands. */
  Set<ExperienceId> retainedIn(Collection<Memory> memories) {
    Set<ExperienceId> retained = new LinkedHashSet<>();
    memories.forEach(memory -> retained.addAll(toldBy(memory)));
    return retained;
  }

  /** Returns what of the one is in the other. */
  static Set<ExperienceId> among(Set<ExperienceId> evidence, Set<ExperienceId> retained) {
    Set<ExperienceId> among = new LinkedHashSet<>(evidence);
    among.retainAll(retained);
    return among;
  }

  /** Returns the place, from 1, of the first memory that stands for each of these, if any does. */
  Map<ExperienceId, Integer> ranks(Set<ExperienceId> evidence, List<Memory> ranked) {
    Map<ExperienceId, Integer> ranks = new LinkedHashMap<>();
    for (int place = 1; place <= ranked.size(); place++) {
      for (ExperienceId told : toldBy(ranked.get(place - 1))) {
        if (evidence.contains(told)) {
          ranks.putIfAbsent(told, place);
        }
      }
    }
    return ranks;
  }

  private List<ExperienceId> toldBy(Memory memory) {
    List<ExperienceId> cited =
        memory.sources().stream().filter(words::containsKey).toList();
    if (cited.isEmpty()) {
      return cited;
    }
    WordBag said = WordBag.of(memory.content());
    return cited.stream()
        .filter(id -> words.getOrDefault(id, said).shareIn(said) >= SHARE_OF_WORDS)
        .toList();
  }
}
