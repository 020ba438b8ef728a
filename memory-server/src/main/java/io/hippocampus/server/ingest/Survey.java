package io.hippocampus.server.ingest;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.server.view.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The first reading: looks at everything, counts it, and remembers what is good and new. */
final class Survey implements Findings {

  private final Optional<Hippocampus> memory;
  private final Optional<String> onlySpace;
  private final Instant latest;
  private final Set<SpaceName> lived = new HashSet<>();

  private final BitSet fresh = new BitSet();
  private int found;
  private long known;
  private long repeated;
  private long badCount;
  private boolean areDated = true;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private final Map<Key, Integer> seen = new HashMap<>();
  private final Set<Session> sessions = new HashSet<>();
  private final Map<String, Long> spaces = new TreeMap<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> speakers = new HashMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<Preview.Bad> bad = new ArrayList<>();

  private record Key(String space, String experience) {}

  private record Session(String space, String name) {}

  /**
   * Surveys for a memory, or for one that is not there yet.
   *
   * @param onlySpace the space for all, whatever the file says
   */
  Survey(Optional<Hippocampus> memory, Optional<String> onlySpace, Instant now) {
    this.memory = memory;
    this.onlySpace = onlySpace;
    this.latest = now.plus(Duration.ofDays(1));
    memory.ifPresent(m -> lived.addAll(m.spaces()));
  }

  @Override
  public void found(Found one) {
    int ordinal = found++;
    Experience experience = one.tagged().experience();
    if (RecalledBlock.without(experience.content()).isBlank()) {
      leftOut("recalled memories only");
      return;
    }
    try {
      SpaceName space = new SpaceName(onlySpace.or(one::space).orElse(Ingestion.DEFAULT_SPACE));
      requirePast(experience);
      if (isRepeated(space, experience)) {
        repeated++;
      } else if (isKnown(space, one)) {
        known++;
      } else {
        fresh.set(ordinal);
      }
      count(space, experience);
      areDated &= one.isDated();
    } catch (IllegalArgumentException e) {
      bad(one.place(), String.valueOf(e.getMessage()));
    }
  }

  private void requirePast(Experience experience) {
    if (experience.occurredAt().isAfter(latest)) {
      throw new IllegalArgumentException("occurredAt of experience " + experience.id() + " is "
          + experience.occurredAt() + ", in the future; record what has happened, not what will");
    }
  }

  private boolean isRepeated(SpaceName space, Experience experience) {
    Integer before =
        seen.putIfAbsent(new Key(space.value(), experience.id().value()), experience.hashCode());
    if (before != null && before != experience.hashCode()) {
      throw new IllegalArgumentException(
          "experience " + experience.id() + " was given before with other content; ids are unique");
    }
    return before != null;
  }

  /** Whether it is recorded already; throws when it is, but with other content. */
  private boolean isKnown(SpaceName space, Found one) {
    if (memory.isEmpty() || !lived.contains(space)) {
      return false;
    }
    MemorySpace there = memory.get().space(space);
    if (there.memoryOf(one.tagged().experience().id()).isEmpty()) {
      return false;
    }
    if (one.isDated()) {
      // What is known already is not recorded again, but compared.
      there.recordTagged(List.of(one.tagged()));
    }
    return true;
  }

  private void count(SpaceName space, Experience experience) {
    Instant at = experience.occurredAt();
    spaces.merge(space.value(), 1L, Long::sum);
    kinds.merge(Names.of(experience.kind()), 1L, Long::sum);
    speakers.merge(experience.speaker(), 1L, Long::sum);
    sessions.add(new Session(space.value(), experience.session()));
    first = Optional.of(first.filter(at::isAfter).orElse(at));
    last = Optional.of(last.filter(at::isBefore).orElse(at));
  }

  @Override
  public void bad(String place, String problem) {
    badCount++;
    if (bad.size() < Preview.SHOWN) {
      bad.add(new Preview.Bad(place, problem));
    }
  }

  @Override
  public void leftOut(String what) {
    leftOut.merge(what, 1L, Long::sum);
  }

  /** Returns which of the experiences found, in their order, are good and new. */
  BitSet fresh() {
    return fresh;
  }

  /** Returns how many were found, good or not. */
  int found() {
    return found;
  }

  Preview preview(IngestFormat format) {
    Map<String, Long> bySpeaker = new LinkedHashMap<>();
    speakers.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> bySpeaker.put(entry.getKey(), entry.getValue()));
    return new Preview(
        Names.of(format),
        fresh.cardinality() + known + repeated,
        fresh.cardinality(),
        known,
        repeated,
        spaces,
        kinds,
        bySpeaker,
        sessions.size(),
        first,
        last,
        areDated,
        leftOut,
        List.copyOf(bad),
        badCount);
  }
}
