package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.StoredExperience;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened last in each session, while a space is encoded in the order recorded. It remembers
 * a few sessions, and asks the store about the others, and about what is encoded late. Confined to
 * one thread at a time.
 */
final class LatestTurns {

  private static final int TURNS = 6;
  private static final int SESSIONS = 64;

  private final SpaceName space;
  private final MemoryStore store;
  private final Map<String, Deque<Experience>> sessions = new LinkedHashMap<>(16, 0.75f, true);
  private long recordedLast;

  LatestTurns(SpaceName space, MemoryStore store) {
    this.space = space;
    this.store = store;
  }

  /**
   * Returns what came before an experience in its session, oldest first, and remembers it as the
   * latest.
   *
   * @param recorded its place in the ledger
   */
  List<Experience> before(Experience experience, long recorded) {
    if (recorded <= recordedLast) {
      return stored(experience);
    }
    recordedLast = recorded;
    Deque<Experience> turns = sessions.get(experience.session());
    if (turns == null) {
      turns = new ArrayDeque<>(stored(experience));
      sessions.put(experience.session(), turns);
      dropEldest();
    }
    List<Experience> before = List.copyOf(turns);
    turns.addLast(experience);
    if (turns.size() > TURNS) {
      turns.removeFirst();
    }
    return before;
  }

  private List<Experience> stored(Experience experience) {
    return store.before(space, experience.id(), TURNS).stream()
        .map(StoredExperience::experience)
        .toList();
  }

  private void dropEldest() {
    if (sessions.size() > SESSIONS) {
      sessions.remove(sessions.keySet().iterator().next());
    }
  }

  /** Lets go of experiences that are to be forgotten. */
  void letGo(Set<ExperienceId> experiences) {
    sessions.values().forEach(turns -> turns.removeIf(turn -> experiences.contains(turn.id())));
  }
}
