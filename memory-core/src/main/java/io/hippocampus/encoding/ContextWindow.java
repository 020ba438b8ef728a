package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest experiences, verbatim and in the order recorded: what the agent still has before it.
 * What leaves the window stays in short-term memory, findable at once. Immutable.
 *
 * @param limits how much it may hold
 * @param entries what it holds, oldest first
 */
public record ContextWindow(Limits limits, List<Entry> entries) {

  /**
   * How much a window may hold.
   *
   * @param tokens at most so many tokens, at least 1; the newest experience stays even if it alone
   *     has more
   * @param age nothing that occurred longer ago than this
   */
  public record Limits(int tokens, Duration age) {

    /** 8,000 tokens of the last three days. */
    public static final Limits DEFAULT = new Limits(8_000, Duration.ofDays(3));

    public Limits {
      if (tokens < 1) {
        throw new IllegalArgumentException(
            "the window holds " + tokens + " tokens; allowed are 1 and more");
      }
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException(
            "the window's age is " + age + "; allowed are durations above 0");
      }
    }
  }

  /**
   * An experience in the window.
   *
   * @param experience the experience, verbatim
   * @param tokens how many tokens its content has, by the embedding model's tokenizer
   */
  public record Entry(Experience experience, int tokens) {}

  /**
   * What a window became.
   *
   * @param window the window after
   * @param evicted what left it, oldest first
   */
  public record Admission(ContextWindow window, List<ExperienceId> evicted) {}

  public ContextWindow {
    entries = List.copyOf(entries);
  }

  /** Returns a window that holds nothing. */
  public static ContextWindow empty(Limits limits) {
    return new ContextWindow(limits, List.of());
  }

  /** Returns how many tokens it holds. */
  public int tokens() {
    return entries.stream().mapToInt(Entry::tokens).sum();
  }

  /** Returns the window with new experiences at its end, and what had to leave it. */
  public Admission admit(List<Entry> newer, Instant now) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(newer);
    Instant oldest = now.minus(limits.age());
    int tokens = all.stream().mapToInt(Entry::tokens).sum();
    List<Entry> stay = new ArrayList<>();
    List<ExperienceId> evicted = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      boolean newest = i == all.size() - 1;
      boolean tooOld = entry.experience().occurredAt().isBefore(oldest);
      if (tooOld || (tokens > limits.tokens() && !newest)) {
        evicted.add(entry.experience().id());
        tokens -= entry.tokens();
      } else {
        stay.add(entry);
      }
    }
    return new Admission(new ContextWindow(limits, stay), evicted);
  }

  /** Returns the window without an experience that was forgotten. */
  public ContextWindow without(java.util.Set<ExperienceId> forgotten) {
    return new ContextWindow(
        limits,
        entries.stream()
            .filter(entry -> !forgotten.contains(entry.experience().id()))
            .toList());
  }
}
