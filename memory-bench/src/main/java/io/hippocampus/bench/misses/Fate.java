package io.hippocampus.bench.misses;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of evidence that a question did not get among the first ten recalled. */
public enum Fate {
  /** No live memory cites it. */
  LOST("lost"),
  /** A live memory cites it, but holds too few of its words to stand for it. */
  REWORDED("reworded away"),
  /** A memory that stands for it was recalled at a place from 11 to 50. */
  OUTRANKED_NEARLY("rank 11 to 50"),
  /** A memory that stands for it was a candidate, beyond the first 50. */
  OUTRANKED_FAR("beyond 50"),
  /** What says the same was recalled instead of it, for the same words are given once. */
  SAID_ALREADY("said already"),
  /** A memory that stands for it is live, but was no candidate. */
  NO_CANDIDATE("no candidate");

  private final String label;

  Fate(String label) {
    this.label = label;
  }

  /** Returns its name, as reports give it. */
  public String label() {
    return label;
  }

  /** Whether no live memory stood for the evidence any more. */
  public boolean isLoss() {
    return this == LOST || this == REWORDED;
  }

  /** Which fates are looked into. */
  public enum Sort {
    /** What no live memory stood for. */
    LOST,
    /** What was live, and not among the first ten. */
    OUTRANKED,
    /** Both. */
    ALL;

    /**
     * Returns the sort of that name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Sort named(String name) {
      return Arrays.stream(values())
          .filter(sort -> sort.spelling().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no sort of misses '" + name
              + "'; there are "
              + Arrays.stream(values()).map(Sort::spelling).collect(joining(", "))));
    }

    /** Returns its name as it is written. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the fates of this sort. */
    public Set<Fate> fates() {
      Set<Fate> fates = EnumSet.allOf(Fate.class);
      fates.removeIf(fate -> this != ALL && fate.isLoss() != (this == LOST));
      return fates;
    }
  }
}
