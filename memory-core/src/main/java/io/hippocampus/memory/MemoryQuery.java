package io.hippocampus.memory;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which memories of a space are to be listed, and in which order. Immutable; start from
 * {@link #ALL} or {@link #builder()}.
 *
 * @param states in which states, not empty
 * @param pinned whether pinned; empty for both
 * @param kind of which kind; empty for all
 * @param experienceKind of what sort of experience; empty for all
 * @param session of which session; empty for all
 * @param speaker by whom; empty for all
 * @param topic a topic that its tag has, exactly; empty for all
 * @param metadata marks that it has, each with that value
 * @param occurred when it happened, any part of it; empty for ever
 * @param superseded whether it holds no longer; empty for both
 * @param leastRetrievability at least so likely to be recalled now, 0 to 1; empty for all
 * @param newestFirst the latest recorded first; else the oldest
 */
public record MemoryQuery(
    Set<MemoryState> states,
    Optional<Boolean> pinned,
    Optional<MemoryKind> kind,
    Optional<ExperienceKind> experienceKind,
    Optional<String> session,
    Optional<String> speaker,
    Optional<String> topic,
    Map<String, String> metadata,
    Optional<Interval> occurred,
    Optional<Boolean> superseded,
    OptionalDouble leastRetrievability,
    boolean newestFirst) {

  /** All live memories, oldest recorded first. */
  public static final MemoryQuery ALL = builder().build();

  public MemoryQuery {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("memories in no state are wanted; name at least one of "
          + EnumSet.allOf(MemoryState.class));
    }
    states = Set.copyOf(states);
    metadata = Map.copyOf(metadata);
    leastRetrievability.ifPresent(least -> Checks.within("leastRetrievability", least, 0, 1));
  }

  /** Starts from all live memories, oldest recorded first. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether a memory has the topic and the marks. */
  public boolean wantsMarksOf(Memory memory) {
    return topic.stream().allMatch(memory.salience().topics()::contains)
        && memory.origin().metadata().entrySet().containsAll(metadata.entrySet());
  }

  /** Builds a query; single-threaded. */
  public static final class Builder {
    private Set<MemoryState> states = EnumSet.of(MemoryState.SHORT_TERM, MemoryState.LONG_TERM);
    private Optional<Boolean> pinned = Optional.empty();
    private Optional<MemoryKind> kind = Optional.empty();
    private Optional<ExperienceKind> experienceKind = Optional.empty();
    private Optional<String> session = Optional.empty();
    private Optional<String> speaker = Optional.empty();
    private Optional<String> topic = Optional.empty();
    private final Map<String, String> metadata = new HashMap<>();
    private Optional<Interval> occurred = Optional.empty();
    private Optional<Boolean> superseded = Optional.empty();
    private OptionalDouble leastRetrievability = OptionalDouble.empty();
    private boolean newestFirst;

    private Builder() {}

    /** Sets the states; tombstones are listed only when asked for. Default: the live ones. */
    public Builder states(Set<MemoryState> value) {
      states = value;
      return this;
    }

    /** Wants pinned ones only, or only others. Default: both. */
    public Builder pinned(boolean value) {
      pinned = Optional.of(value);
      return this;
    }

    /** Sets the kind. Default: all. */
    public Builder kind(MemoryKind value) {
      kind = Optional.of(value);
      return this;
    }

    /** Sets the sort of experience. Default: all. */
    public Builder experienceKind(ExperienceKind value) {
      experienceKind = Optional.of(value);
      return this;
    }

    /** Sets the session. Default: all. */
    public Builder session(String value) {
      session = Optional.of(value);
      return this;
    }

    /** Sets the speaker. Default: all. */
    public Builder speaker(String value) {
      speaker = Optional.of(value);
      return this;
    }

    /** Sets a topic it has. Default: any or none. */
    public Builder topic(String value) {
      topic = Optional.of(value);
      return this;
    }

    /** Adds a mark it has. Default: none. */
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Sets when it happened. Default: ever. */
    public Builder occurred(Interval value) {
      occurred = Optional.of(value);
      return this;
    }

    /** Wants only what holds no longer, or only what still does. Default: both. */
    public Builder superseded(boolean value) {
      superseded = Optional.of(value);
      return this;
    }

    /** Sets how likely to be recalled now it is at least, 0 to 1. Default: any. */
    public Builder leastRetrievability(double value) {
      leastRetrievability = OptionalDouble.of(value);
      return this;
    }

    /** Lists the latest recorded first. Default: the oldest. */
    public Builder newestFirst() {
      newestFirst = true;
      return this;
    }

    /**
     * Builds the query.
     *
     * @throws IllegalArgumentException if it names no state, or a retrievability out of its range
     */
    public MemoryQuery build() {
      return new MemoryQuery(
          states,
          pinned,
          kind,
          experienceKind,
          session,
          speaker,
          topic,
          metadata,
          occurred,
          superseded,
          leastRetrievability,
          newestFirst);
    }
  }
}
