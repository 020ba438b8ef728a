package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RatingLog;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.TermStatistics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what tags would be today: by the tagger of today and the terms' present commonness, and for
 * what a language model has rated, by the present calibration of its ratings. The callers' own tags
 * are kept. Decides only; whoever asked writes.
 */
public final class Retagging {

  private static final int EPISODE_CONTEXT = 6;
  private static final int RATINGS_LOOKED_AT = 2_000;

  private final SpaceName space;
  private final MemoryStore store;
  private final RatingLog ratings;
  private final SalienceTagger tagger;
  private final Optional<Tagger> rater;
  private final TermStatistics statistics;

  /**
   * A tag that would be another.
   *
   * @param memory of which memory, as it is
   * @param tag what its tag would be
   */
  public record Change(Memory memory, Salience tag) {

    /** Returns by how much the importance would change. */
    public double shift() {
      return Math.abs(tag.importance() - memory.salience().importance());
    }
  }

  /**
   * What tags would be today.
   *
   * @param changes the tags that would be others, oldest recorded first
   * @param toRate what the rater of today has not rated
   */
  public record Plan(List<Change> changes, List<MemoryId> toRate) {
    public Plan {
      changes = List.copyOf(changes);
      toRate = List.copyOf(toRate);
    }
  }

  /**
   * Looks at one space.
   *
   * @param rater the language model of today, if there is one
   */
  public Retagging(
      SpaceName space,
      MemoryStore store,
      RatingLog ratings,
      SalienceTagger tagger,
      TermAnalyzer analyzer,
      Optional<Tagger> rater,
      TermStatistics statistics) {
    this.space = space;
    this.store = store;
    this.ratings = ratings;
    this.tagger = new StandIn(tagger, new SurfaceTagger(analyzer));
    this.rater = rater;
    this.statistics = statistics;
  }

  /** Finds what the tags of these memories, oldest recorded first, would be. */
  public Plan plan(List<Versioned> live) {
    Map<MemoryId, Rating> rated = rated(live);
    Calibration calibration = calibration();
    Map<String, Deque<Experience>> sessions = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    List<MemoryId> toRate = new ArrayList<>();
    for (Versioned held : live) {
      Memory memory = held.memory();
      Optional<Experience> experience =
          store.experience(space, memory.sources().get(0)).map(StoredExperience::experience);
      if (experience.isEmpty()) {
        continue;
      }
      Deque<Experience> before =
          sessions.computeIfAbsent(experience.get().session(), session -> new ArrayDeque<>());
      if (!memory.isAbstraction() && !memory.salience().taggedBy().isCaller()) {
        Rating rating = rated.get(memory.id());
        Salience tag = rating == null
            ? tagged(experience.get(), before)
            : memory
                .salience()
                .withImportance(calibration.importance(rating.importance(), rating.offline()));
        if (!tag.equals(memory.salience())) {
          changes.add(new Change(memory, tag));
        }
        if (rating == null && rater.isPresent()) {
          toRate.add(memory.id());
        }
      }
      before.addLast(experience.get());
      if (before.size() > EPISODE_CONTEXT) {
        before.removeFirst();
      }
    }
    return new Plan(changes, toRate);
  }

  private Salience tagged(Experience experience, Deque<Experience> before) {
    return tagger
        .tag(new Episode(List.copyOf(before), List.of(experience), statistics))
        .get(0);
  }

  /** Returns those ratings of today's rater from which the memory has its tag. */
  private Map<MemoryId, Rating> rated(List<Versioned> live) {
    Map<MemoryId, Rating> rated = new HashMap<>();
    rater.ifPresent(by -> {
      List<MemoryId> tagged = live.stream()
          .map(Versioned::memory)
          .filter(memory -> memory.salience().taggedBy().equals(by))
          .map(Memory::id)
          .toList();
      ratings.of(space, by, tagged).forEach(rating -> rated.put(rating.memory(), rating));
    });
    return rated;
  }

  private Calibration calibration() {
    return Calibration.by(
        rater.map(by -> ratings.latest(space, by, RATINGS_LOOKED_AT)).orElse(List.of()));
  }
}
