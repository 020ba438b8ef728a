package io.hippocampus.learning;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is kept and was never recalled, by how long it has been held. Young memories have had little
 * chance; old ones that were never asked for are what a tighter budget could let go.
 *
 * @param all all that is kept
 * @param byAge the same by age, youngest first
 */
public record DeadWeight(Row all, List<Row> byAge) {

  private static final List<Integer> DAYS = List.of(0, 7, 30, 90, 365);

  public DeadWeight {
    byAge = List.copyOf(byAge);
  }

  /**
   * What is kept of one age.
   *
   * @param fromDays the youngest age in days
   * @param toDays the age in days at which the next row begins; empty for the last one
   * @param memories how many memories were never recalled, of how many live ones
   * @param words how many words these have, of how many
   */
  public record Row(int fromDays, OptionalInt toDays, Share memories, Share words) {}

  /** Weighs live memories, given which were ever recalled. */
  public static DeadWeight of(List<Memory> live, Set<MemoryId> recalled, Instant now) {
    List<Row> byAge = new ArrayList<>();
    for (int i = 0; i < DAYS.size(); i++) {
      OptionalInt to = i + 1 < DAYS.size() ? OptionalInt.of(DAYS.get(i + 1)) : OptionalInt.empty();
      byAge.add(row(live, recalled, now, DAYS.get(i), to));
    }
    return new DeadWeight(row(live, recalled, now, 0, OptionalInt.empty()), byAge);
  }

  private static Row row(
      List<Memory> live, Set<MemoryId> recalled, Instant now, int from, OptionalInt to) {
    int memories = 0;
    int deadMemories = 0;
    long words = 0;
    long deadWords = 0;
    for (Memory memory : live) {
      long days = Math.max(0, Duration.between(memory.strength().first(), now).toDays());
      if (days < from || (to.isPresent() && days >= to.getAsInt())) {
        continue;
      }
      memories++;
      words += memory.words();
      if (!recalled.contains(memory.id())) {
        deadMemories++;
        deadWords += memory.words();
      }
    }
    return new Row(from, to, new Share(deadMemories, memories), new Share(deadWords, words));
  }
}
