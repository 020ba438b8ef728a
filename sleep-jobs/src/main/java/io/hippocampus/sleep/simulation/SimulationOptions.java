package io.hippocampus.sleep.simulation;

import static java.util.Objects.requireNonNull;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.history.History;
import io.hippocampus.port.Embedder;
import io.hippocampus.recall.Ranking;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is simulated and how. Immutable.
 *
 * @param history what is lived through again
 * @param contenders the ways to sleep, at least one, each with a name of its own
 * @param scratch the directory in which homes are made, and removed again
 * @param embedder embeds what the history has no embedding of, by the model of the history; it is
 *     not closed
 * @param nights how many of the last nights the contenders sleep; those before are slept by
 *     {@code before}. All when empty
 * @param before how the nights are slept before the contenders take over
 * @param ranking how recall ranks
 * @param zone in which relative times in cues are read
 * @param examples how many memories are told of each difference, 0 to 1000
 * @param stopwatch measures how long nights take
 */
public record SimulationOptions(
    History history,
    List<Contender> contenders,
    Path scratch,
    Embedder embedder,
    OptionalInt nights,
    SleepPolicy before,
    Ranking ranking,
    ZoneId zone,
    int examples,
    InstantSource stopwatch) {

  private static final int MOST_EXAMPLES = 1_000;

  public SimulationOptions {
    contenders = List.copyOf(contenders);
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException(
          "a simulation has no contenders; name at least one policy");
    }
    Set<String> names = new HashSet<>();
    for (Contender contender : contenders) {
      if (!names.add(contender.name())) {
        throw new IllegalArgumentException(
            "two contenders are named '" + contender.name() + "'; give each its own name");
      }
    }
    if (nights.isPresent() && nights.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "nights is " + nights.getAsInt() + "; allowed are 1 and more");
    }
    if (examples < 0 || examples > MOST_EXAMPLES) {
      throw new IllegalArgumentException(
          "examples is " + examples + "; allowed are 0 to " + MOST_EXAMPLES);
    }
  }

  /** Starts from the parts that have no sensible default. */
  public static Builder builder(
      History history, List<Contender> contenders, Path scratch, Embedder embedder) {
    return new Builder(history, contenders, scratch, embedder);
  }

  /** Builds options; single-threaded. */
  public static final class Builder {
    private final History history;
    private final List<Contender> contenders;
    private final Path scratch;
    private final Embedder embedder;
    private OptionalInt nights = OptionalInt.empty();
    private SleepPolicy before = SleepPolicy.DEFAULT;
    private Ranking ranking = Ranking.DEFAULT;
    private ZoneId zone = ZoneOffset.UTC;
    private int examples = 20;
    private InstantSource stopwatch = InstantSource.system();

    private Builder(History history, List<Contender> contenders, Path scratch, Embedder embedder) {
      this.history = requireNonNull(history, "history");
      this.contenders = requireNonNull(contenders, "contenders");
      this.scratch = requireNonNull(scratch, "scratch");
      this.embedder = requireNonNull(embedder, "embedder");
    }

    /** Sets how many of the last nights the contenders sleep, at least 1. Default: all. */
    public Builder nights(int value) {
      nights = OptionalInt.of(value);
      return this;
    }

    /** Sets how the nights before theirs are slept. Default: {@link SleepPolicy#DEFAULT}. */
    public Builder before(SleepPolicy value) {
      before = requireNonNull(value, "before");
      return this;
    }

    /** Sets how recall ranks. Default: {@link Ranking#DEFAULT}. */
    public Builder ranking(Ranking value) {
      ranking = requireNonNull(value, "ranking");
      return this;
    }

    /** Sets in which zone relative times in cues are read. Default: UTC. */
    public Builder zone(ZoneId value) {
      zone = requireNonNull(value, "zone");
      return this;
    }

    /** Sets how many memories are told of each difference. Default: 20. */
    public Builder examples(int value) {
      examples = value;
      return this;
    }

    /** Sets what measures how long nights take. Default: the system's clock. */
    public Builder stopwatch(InstantSource value) {
      stopwatch = requireNonNull(value, "stopwatch");
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    public SimulationOptions build() {
      return new SimulationOptions(
          history,
          contenders,
          scratch,
          embedder,
          nights,
          before,
          ranking,
          zone,
          examples,
          stopwatch);
    }
  }
}
