package io.hippocampus.consolidation;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is near a memory.
 *
 * @param meaningOf the embedding of a memory's first passage, if it has one
 * @param neighbours the live memories nearest to a memory, by words and by meaning
 */
public record Nearness(
    Function<Memory, Optional<Embedding>> meaningOf, Function<Memory, List<MemoryId>> neighbours) {

  /** Returns one that asks for each memory once; used by one thread. */
  Nearness remembering() {
    Map<MemoryId, Optional<Embedding>> meanings = new HashMap<>();
    Map<MemoryId, List<MemoryId>> found = new HashMap<>();
    return new Nearness(
        memory -> meanings.computeIfAbsent(memory.id(), id -> meaningOf.apply(memory)),
        memory -> found.computeIfAbsent(memory.id(), id -> neighbours.apply(memory)));
  }

  /** Returns the cosine of both meanings, 0 when one is not known. */
  double cosine(Memory one, Memory other) {
    Optional<Embedding> first = meaningOf.apply(one);
    Optional<Embedding> second = meaningOf.apply(other);
    return first.isEmpty() || second.isEmpty() ? 0 : first.get().cosine(second.get());
  }
}
