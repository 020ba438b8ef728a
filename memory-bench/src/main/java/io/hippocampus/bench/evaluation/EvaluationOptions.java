package io.hippocampus.bench.evaluation;

import static java.util.Objects.requireNonNull;

import io.hippocampus.bench.embedding.CachedEmbedder;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.recall.Ranking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is evaluated and how. Immutable.
 *
 * @param stream what is lived through and asked
 * @param out the directory that receives answers, what was kept, and the report
 * @param keep the share to keep, 0 to 1; 1 keeps all
 * @param unit what the share is of
 * @param policy what says what is worth keeping
 * @param seed where all randomness starts
 * @param sleep how the spaces sleep; its budget is replaced, its valuation is the policy
 *     {@code default}
 * @param ranking how recall ranks
 * @param rater what stands in for a language model and rates, if anything does
 * @param embedder what embeds; the embedded model when empty
 * @param cache the directory in which embeddings are kept between runs
 * @param homes the directory in which spaces live while they are played
 */
public record EvaluationOptions(
    Stream stream,
    Path out,
    double keep,
    Unit unit,
    Policy policy,
    long seed,
    SleepPolicy sleep,
    Ranking ranking,
    Optional<LanguageModel> rater,
    Optional<Embedder> embedder,
    Path cache,
    Path homes) {

  /** Where Linux keeps files in memory. */
  private static final Path IN_MEMORY = Path.of("/dev/shm");

  /** What a share is of. */
  public enum Unit {
    /** Of the number of experiences. */
    COUNT,
    /** Of their words. */
    WORDS
  }

  public EvaluationOptions {
    if (!(keep >= 0 && keep <= 1)) {
      throw new IllegalArgumentException("keep is " + keep + "; allowed are shares from 0 to 1");
    }
  }

  /** Starts from the two parts that have no sensible default. */
  public static Builder builder(Stream stream, Path out) {
    return new Builder(stream, out);
  }

  /** Returns how much each space may keep. */
  public Budget budget() {
    if (keep == 1 || policy.keepsAll()) {
      return new Budget.Unlimited();
    }
    return switch (unit) {
      case COUNT -> new Budget.Memories(keep, 0);
      case WORDS -> new Budget.WordCount(keep, 0);
    };
  }

  /** Builds options; single-threaded. */
  public static final class Builder {
    private final Stream stream;
    private final Path out;
    private double keep = 1;
    private Unit unit = Unit.COUNT;
    private Policy policy = Policy.DEFAULT;
    private long seed = 1;
    private SleepPolicy sleep = SleepPolicy.DEFAULT;
    private Ranking ranking = Ranking.DEFAULT;
    private Optional<LanguageModel> rater = Optional.empty();
    private Optional<Embedder> embedder = Optional.empty();
    private Path cache = CachedEmbedder.defaultDirectory();
    private Path homes =
        Files.isWritable(IN_MEMORY) ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));

    private Builder(Stream stream, Path out) {
      this.stream = requireNonNull(stream, "stream");
      this.out = requireNonNull(out, "out");
    }

    /** Sets the share to keep. Default: 1, all. */
    public Builder keep(double share) {
      keep = share;
      return this;
    }

    /** Sets what the share is of. Default: the number of experiences. */
    public Builder unit(Unit value) {
      unit = requireNonNull(value, "unit");
      return this;
    }

    /** Sets what says what is worth keeping. Default: {@link Policy#DEFAULT}. */
    public Builder policy(Policy value) {
      policy = requireNonNull(value, "policy");
      return this;
    }

    /** Sets where all randomness starts. Default: 1. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Sets how the spaces sleep, but for the budget. Default: {@link SleepPolicy#DEFAULT}. */
    public Builder sleep(SleepPolicy value) {
      sleep = requireNonNull(value, "sleep");
      return this;
    }

    /** Sets how recall ranks. Default: {@link Ranking#DEFAULT}. */
    public Builder ranking(Ranking value) {
      ranking = requireNonNull(value, "ranking");
      return this;
    }

    /** Sets what stands in for a language model and rates. Default: nothing. */
    public Builder rater(LanguageModel value) {
      rater = Optional.of(value);
      return this;
    }

    /** Sets what embeds; it is not closed. Default: the embedded model. */
    public Builder embedder(Embedder value) {
      embedder = Optional.of(value);
      return this;
    }

    /**
     * Sets where embeddings are kept between runs. Default:
     * {@link CachedEmbedder#defaultDirectory()}.
     */
    public Builder cache(Path directory) {
      cache = requireNonNull(directory, "directory");
      return this;
    }

    /**
     * Sets where the spaces live while they are played. Default: a file system in memory where
     * there is one, else the temporary directory. Everything is as on a disk but the time that
     * recording and sleeping take: to measure that, choose a directory on the disk.
     */
    public Builder homes(Path directory) {
      homes = requireNonNull(directory, "directory");
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException naming the part that is out of its range
     */
    public EvaluationOptions build() {
      return new EvaluationOptions(
          stream, out, keep, unit, policy, seed, sleep, ranking, rater, embedder, cache, homes);
    }
  }
}
