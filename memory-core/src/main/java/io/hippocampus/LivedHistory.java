package io.hippocampus;

import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Gone;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.history.Event.Told;
import io.hippocampus.history.History;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RecallLog;
import io.hippocampus.port.RecallLog.Logged;
import io.hippocampus.port.Stores;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The history of a space, read from its store page by page; it only reads. */
final class LivedHistory implements History {

  private static final int PAGE = 500;

  /** The name of the offline tagger, whose tags need not be told: it can tag again. */
  private static final String OFFLINE = "offline";

  private final SpaceName space;
  private final MemoryStore memories;
  private final RecallLog recalls;
  private final EmbeddingModelId model;
  private final Instant until;
  private final long lastChange;
  private final long lastRecall;
  private final int meanWords;

  /** Takes the history up to now. */
  LivedHistory(SpaceName space, Stores stores, EmbeddingModelId model, Instant now) {
    this.space = space;
    this.memories = stores.memories();
    this.recalls = stores.recalls();
    this.model = model;
    this.until = now;
    this.lastChange = memories.lastChange(space);
    this.lastRecall = recalls.count(space);
    Lived lived = memories.lived(space);
    this.meanWords =
        (int) Math.max(1, Math.round((double) lived.words() / Math.max(1, lived.experiences())));
  }

  @Override
  public SpaceName space() {
    return space;
  }

  @Override
  public Instant until() {
    return until;
  }

  @Override
  public Stream<Event> events() {
    Iterator<Event> merged = new Merged(
        new Paged<>(this::recorded, LivedExperience::place, this::asEvents),
        new Paged<>(this::asked, Logged::number, this::asRecalls));
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(merged, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private List<LivedExperience> recorded(long after) {
    return memories.recordedAfter(space, after, PAGE).stream()
        .takeWhile(one -> one.place() <= lastChange)
        .toList();
  }

  private List<Logged> asked(long after) {
    return recalls.loggedAfter(space, after, PAGE).stream()
        .takeWhile(one -> one.number() <= lastRecall)
        .toList();
  }

  private List<Event> asEvents(List<LivedExperience> page) {
    List<MemoryId> ids = page.stream().map(LivedExperience::memory).toList();
    Map<MemoryId, Memory> held = held(ids);
    Map<MemoryId, List<Passage>> passages = memories.passages(space, model, ids);
    return page.stream()
        .map(one -> asEvent(
            one,
            Optional.ofNullable(held.get(one.memory())),
            passages.getOrDefault(one.memory(), List.of())))
        .toList();
  }

  private Event asEvent(LivedExperience one, Optional<Memory> held, List<Passage> passages) {
    if (one.experience().isEmpty()) {
      return new Gone(one.recordedAt(), meanWords);
    }
    Experience experience = one.experience().get();
    boolean isAsRecorded =
        held.filter(memory -> memory.content().equals(experience.content())).isPresent();
    return new Recorded(
        one.recordedAt(),
        experience,
        held.map(Memory::salience).filter(LivedHistory::isGiven).orElse(Salience.UNTAGGED),
        held.filter(Memory::pinned).isPresent(),
        OptionalInt.of(one.tokens()),
        isAsRecorded ? passages : List.of());
  }

  private static boolean isGiven(Salience tag) {
    Tagger by = tag.taggedBy();
    return tag.isTagged() && !by.name().equals(OFFLINE);
  }

  private List<Event> asRecalls(List<Logged> page) {
    Set<MemoryId> spokenOf = new HashSet<>();
    page.forEach(one -> spokenOf.addAll(one.said().keySet()));
    Map<MemoryId, Memory> held = held(List.copyOf(spokenOf));
    return page.stream()
        .filter(one -> !one.recall().cue().isBlank())
        .<Event>map(one -> new Recalled(
            one.recall().at(),
            one.recall().cue(),
            one.recall().memories().size(),
            one.recall().reactivates(),
            told(one, held)))
        .toList();
  }

  private static List<Told> told(Logged one, Map<MemoryId, Memory> held) {
    List<Told> told = new ArrayList<>();
    for (MemoryId id : one.recall().memories()) {
      RecallLog.Said said = one.said().get(id);
      Memory memory = held.get(id);
      if (said != null && memory != null) {
        told.add(new Told(Set.copyOf(memory.sources()), said.usefulness(), Optional.of(said.at())));
      }
    }
    return told;
  }

  private Map<MemoryId, Memory> held(List<MemoryId> ids) {
    return memories.memories(space, ids).stream()
        .map(Versioned::memory)
        .collect(Collectors.toMap(Memory::id, Function.identity()));
  }

  /** Rows of a store as events, a page at a time. Used by one thread. */
  private static final class Paged<T> implements Iterator<Event> {
    private final Function<Long, List<T>> next;
    private final Function<T, Long> place;
    private final Function<List<T>, List<Event>> asEvents;
    private final Queue<Event> events = new ArrayDeque<>();
    private long reached;
    private boolean ended;

    Paged(
        Function<Long, List<T>> next,
        Function<T, Long> place,
        Function<List<T>, List<Event>> asEvents) {
      this.next = next;
      this.place = place;
      this.asEvents = asEvents;
    }

    @Override
    public boolean hasNext() {
      while (events.isEmpty() && !ended) {
        List<T> page = next.apply(reached);
        ended = page.isEmpty();
        if (!ended) {
          reached = place.apply(page.get(page.size() - 1));
          events.addAll(asEvents.apply(page));
        }
      }
      return !events.isEmpty();
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the history ends here");
      }
      return events.remove();
    }

    /** Returns the event to come, when there is one. */
    Optional<Event> coming() {
      return hasNext() ? Optional.ofNullable(events.peek()) : Optional.empty();
    }
  }

  /** Two runs of events as one, in the order of time; of one moment, the first run's first. */
  private record Merged(Paged<?> first, Paged<?> second) implements Iterator<Event> {

    @Override
    public boolean hasNext() {
      return first.hasNext() || second.hasNext();
    }

    @Override
    public Event next() {
      Optional<Event> ours = first.coming();
      Optional<Event> theirs = second.coming();
      boolean isOurs = ours.isPresent()
          && (theirs.isEmpty() || !theirs.get().at().isBefore(ours.get().at()));
      return isOurs ? first.next() : second.next();
    }
  }
}
