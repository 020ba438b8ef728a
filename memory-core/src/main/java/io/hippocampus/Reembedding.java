package io.hippocampus;

import io.hippocampus.memory.EmbeddingModelId;
import java.time.Duration;
import java.util.Optional;

/**
 * How far the embedding of everything with another model is.
 *
 * @param model the other model
 * @param done how many memories, restorable ones too, are embedded with it
 * @param total how many there are to embed; it grows while things are recorded
 * @param refused how many of them the model refuses; they stay findable by their words
 * @param embedded how many of those done were embedded since it was begun, or begun again
 * @param elapsed how long that has taken
 * @param switched whether the home serves with the other model
 */
public record Reembedding(
    EmbeddingModelId model,
    long done,
    long total,
    long refused,
    long embedded,
    Duration elapsed,
    boolean switched) {

  private static final double NANOS = 1e9;

  /** Returns how many memories are embedded a second; 0 before any was. */
  public double perSecond() {
    double seconds = elapsed.toNanos() / NANOS;
    return seconds == 0 ? 0 : embedded / seconds;
  }

  /** Returns how long the rest takes at this rate; empty before any was embedded. */
  public Optional<Duration> remaining() {
    double rate = perSecond();
    long left = Math.max(0, total - done - refused);
    return rate == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1_000 * left / rate)));
  }
}
