package io.hippocampus.consolidation;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.MemoryStore.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How alike what was lived lately is to a memory. Similar memories hinder each other, which is why
 * one breakfast among many is forgotten and the odd one is not (interference; McGeoch 1932, and as
 * von Restorff 1933 showed for what stands out). Pure.
 *
 * <p>It is the mean cosine of a memory's meaning to the ten nearest meanings of other sessions
 * among the latest experiences, kept or forgotten: compared only with what was kept, small talk
 * would look novel as soon as small talk is forgotten. Its own session does not count, for what
 * belongs to one episode supports each other.
 */
public final class Interference {

  /** How many of the latest experiences a memory is compared with. */
  public static final int REACH = 1_000;

  private static final int NEAREST = 10;

  private final List<Meaning> lately;
  private final Function<Memory, Optional<Embedding>> meaningOf;

  /**
   * Compares with what was lived lately.
   *
   * @param lately the latest meanings, {@value #REACH} or fewer
   * @param meaningOf what a memory means; empty when it is not known
   */
  public Interference(List<Meaning> lately, Function<Memory, Optional<Embedding>> meaningOf) {
    this.lately = List.copyOf(lately);
    this.meaningOf = meaningOf;
  }

  /** Returns it; empty when the memory's meaning is not known or there is nothing to compare. */
  public OptionalDouble of(Memory memory) {
    Optional<Embedding> meaning = meaningOf.apply(memory);
    if (meaning.isEmpty()) {
      return OptionalDouble.empty();
    }
    String session = memory.origin().session();
    return lately.stream()
        .filter(other -> !other.session().equals(session))
        .mapToDouble(other -> -meaning.get().cosine(other.embedding()))
        .sorted()
        .limit(NEAREST)
        .map(nearest -> -nearest)
        .average();
  }
}
