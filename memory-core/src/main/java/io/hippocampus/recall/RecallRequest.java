package io.hippocampus.recall;

import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be recalled. Immutable.
 *
 * @param cue what is asked, 1 to {@value #LONGEST_CUE} characters, not blank
 * @param limit at most so many memories, 1 to 1000; beside them may come one abstraction for every
 *     five
 * @param tokens at most so many tokens of content in all; the first memory is given even if it
 *     alone has more
 * @param occurred only what happened in this interval
 * @param asOf the moment to recall as of: nothing that happened later, and what held then
 * @param zone where words like yesterday in the cue are said; empty for the memory's own zone
 * @param sessions only of these sessions; empty for all
 * @param speakers only by these speakers; empty for all
 * @param kinds only of these kinds; empty for all
 * @param metadata only what is marked with all of these
 * @param withSuperseded whether to give also what no longer holds, ranked lower
 * @param reactivates whether the recall strengthens what it gives
 */
public record RecallRequest(
    String cue,
    int limit,
    int tokens,
    Optional<Interval> occurred,
    Optional<Instant> asOf,
    Optional<ZoneId> zone,
    Set<String> sessions,
    Set<String> speakers,
    Set<ExperienceKind> kinds,
    Map<String, String> metadata,
    boolean withSuperseded,
    boolean reactivates) {

  /** The most characters a cue may have. */
  public static final int LONGEST_CUE = 16_384;

  public RecallRequest {
    if (cue.isBlank()) {
      throw new IllegalArgumentException("the cue is blank; say what to recall");
    }
    if (cue.length() > LONGEST_CUE) {
      throw new IllegalArgumentException(
          "the cue has " + cue.length() + " characters; allowed are 1 to " + LONGEST_CUE);
    }
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("limit is " + limit + "; allowed are 1 to 1000");
    }
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens is " + tokens + "; allowed are 1 and more");
    }
    sessions = Set.copyOf(sessions);
    speakers = Set.copyOf(speakers);
    kinds = Set.copyOf(kinds);
    metadata = Map.copyOf(metadata);
  }

  /** Starts from what is asked. */
  public static Builder builder(String cue) {
    return new Builder(cue);
  }

  /** Builds requests; single-threaded. */
  public static final class Builder {
    private final String cue;
    private int limit = 10;
    private int tokens = Integer.MAX_VALUE;
    private Optional<Interval> occurred = Optional.empty();
    private Optional<Instant> asOf = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Set<String> sessions = Set.of();
    private Set<String> speakers = Set.of();
    private Set<ExperienceKind> kinds = Set.of();
    private Map<String, String> metadata = Map.of();
    private boolean withSuperseded = true;
    private boolean reactivates = true;

    private Builder(String cue) {
      this.cue = cue;
    }

    /** Sets how many memories at most. Default: 10. */
    public Builder limit(int value) {
      limit = value;
      return this;
    }

    /** Sets how many tokens of content at most. Default: no limit. */
    public Builder tokens(int value) {
      tokens = value;
      return this;
    }

    /** Sets when it must have happened. Default: ever. */
    public Builder occurred(Interval value) {
      occurred = Optional.of(value);
      return this;
    }

    /** Sets the moment to recall as of. Default: now. */
    public Builder asOf(Instant value) {
      asOf = Optional.of(value);
      return this;
    }

    /** Sets where words like yesterday in the cue are said. Default: in the memory's own zone. */
    public Builder zone(ZoneId value) {
      zone = Optional.of(value);
      return this;
    }

    /** Sets the sessions. Default: all. */
    public Builder sessions(Set<String> value) {
      sessions = value;
      return this;
    }

    /** Sets the speakers. Default: all. */
    public Builder speakers(Set<String> value) {
      speakers = value;
      return this;
    }

    /** Sets the kinds of experience. Default: all. */
    public Builder kinds(Set<ExperienceKind> value) {
      kinds = value;
      return this;
    }

    /** Sets what memories must be marked with. Default: nothing. */
    public Builder metadata(Map<String, String> value) {
      metadata = value;
      return this;
    }

    /** Sets whether what no longer holds is given too. Default: it is, ranked lower. */
    public Builder withSuperseded(boolean value) {
      withSuperseded = value;
      return this;
    }

    /** Sets whether the recall strengthens what it gives. Default: it does. */
    public Builder reactivates(boolean value) {
      reactivates = value;
      return this;
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException naming the part that is out of its range
     */
    public RecallRequest build() {
      return new RecallRequest(
          cue,
          limit,
          tokens,
          occurred,
          asOf,
          zone,
          sessions,
          speakers,
          kinds,
          metadata,
          withSuperseded,
          reactivates);
    }
  }
}
