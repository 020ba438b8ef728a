package io.hippocampus.sleep.simulation;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
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
 *
 * <p>It knows the experiences it was told of, and answers for these alone. Used by one thread.
 */
public final class Evidence {

  /** The share of an experience's words that a memory must hold to stand for it. */
  public static final double SHARE_OF_WORDS = 0.8;

  private final Map<ExperienceId, WordBag> words = new HashMap<>();
  private final Map<MemoryId, Told> told = new HashMap<>();

  private record Told(String content, List<ExperienceId> sources, List<ExperienceId> by) {}

  /** Knows nothing yet. */
  public Evidence() {}

  /** Knows the experiences. */
  public Evidence(Collection<Experience> experiences) {
    experiences.forEach(this::learn);
  }

  /** Learns of an experience, before any memory is made of it. */
  public void learn(Experience experience) {
    words.put(experience.id(), WordBag.of(experience.content()));
  }

  /** Whether it knows any of the experiences. */
  public boolean knowsAny(Collection<ExperienceId> experiences) {
    return experiences.stream().anyMatch(words::containsKey);
  }

  /** Returns how many experiences it knows. */
  public int size() {
    return words.size();
  }

  /** Returns those known experiences for which any of the memories stands. */
  public Set<ExperienceId> retainedIn(Collection<Memory> memories) {
    Set<ExperienceId> retained = new LinkedHashSet<>();
    memories.forEach(memory -> retained.addAll(toldBy(memory)));
    return retained;
  }

  /** Returns what of the one is in the other. */
  public static Set<ExperienceId> among(
      Collection<ExperienceId> evidence, Set<ExperienceId> retained) {
    Set<ExperienceId> among = new LinkedHashSet<>(evidence);
    among.retainAll(retained);
    return among;
  }

  /** Returns the place, from 1, of the first memory that stands for each of these, if any does. */
  public Map<ExperienceId, Integer> ranks(Set<ExperienceId> evidence, List<Memory> ranked) {
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
    Told known = told.get(memory.id());
    if (known == null
        || !known.content().equals(memory.content())
        || !known.sources().equals(cited)) {
      known = new Told(memory.content(), cited, toldOf(cited, WordBag.of(memory.content())));
      told.put(memory.id(), known);
    }
    return known.by();
  }

  private List<ExperienceId> toldOf(List<ExperienceId> cited, WordBag said) {
    return cited.stream()
        .filter(id -> words.getOrDefault(id, said).shareIn(said) >= SHARE_OF_WORDS)
        .toList();
  }
}
