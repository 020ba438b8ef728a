package io.hippocampus.bench.evaluation;

import io.hippocampus.Hippocampus;
import io.hippocampus.bench.embedding.CachedEmbedder;
import io.hippocampus.bench.evaluation.Playback.Stopwatches;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.simulation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a stream and measures what was kept and recalled.
 *
 * <p>Each space has a home of its own, a real one on disk, which is removed afterwards. Spaces are
 * played one after the other, so that one's nights do not slow the other's recalls.
 */
public final class Evaluation {

  private final EvaluationOptions options;
  private final Progress progress;
  private final Onlooker onlooker;
  private final Stopwatches watches = new Stopwatches();
  private final List<Asked> asked = new ArrayList<>();
  private final Map<SpaceName, List<SleepReport>> nights = new LinkedHashMap<>();
  private long indexBytes;

  private Evaluation(EvaluationOptions options, Progress progress, Onlooker onlooker) {
    this.options = options;
    this.progress = progress;
    this.onlooker = onlooker;
  }

  /**
   * Evaluates, and writes {@code answers.jsonl}, {@code kept.jsonl}, {@code report.json} and
   * {@code report.md} to the options' directory.
   *
   * @throws IllegalArgumentException if the stream is wrong, naming the line, or asks nothing
   * @throws UnavailableException if a file cannot be read or written
   */
  public static EvaluationResult run(EvaluationOptions options, Progress progress) {
    return run(options, progress, Onlooker.NONE);
  }

  /** Evaluates while somebody looks on, which changes nothing of what is kept and answered. */
  public static EvaluationResult run(
      EvaluationOptions options, Progress progress, Onlooker onlooker) {
    List<Life> lives = lives(options.stream());
    Embedder model = options.embedder().orElseGet(Hippocampus::embeddedModel);
    try (CachedEmbedder embedder = CachedEmbedder.over(model, options.cache())) {
      return new Evaluation(options, progress, onlooker).play(lives, embedder);
    } finally {
      if (options.embedder().isEmpty()) {
        model.close();
      }
    }
  }

  /**
   * Embeds all texts of a stream, so that evaluations of it find them in the cache, and returns how
   * many experiences each will live through.
   *
   * @throws IllegalArgumentException if the stream is wrong, naming the line, or asks nothing
   * @throws UnavailableException if a file cannot be read, or the cache not be written
   */
  public static long prepare(Stream stream, Embedder model, Path cache, Progress progress) {
    List<Life> lives = lives(stream);
    try (CachedEmbedder embedder = CachedEmbedder.over(model, cache)) {
      new Warming(embedder).warm(lives, progress);
    }
    return lives.stream().mapToLong(life -> life.experiences().size()).sum();
  }

  private static List<Life> lives(Stream stream) {
    List<Life> lives = Life.of(stream);
    if (lives.stream().allMatch(life -> life.questions().isEmpty())) {
      throw new IllegalArgumentException(
          "the stream " + stream.name() + " asks nothing; give it a questions.jsonl");
    }
    return lives;
  }

  private EvaluationResult play(List<Life> lives, CachedEmbedder embedder) {
    long start = System.nanoTime();
    new Warming(embedder).warm(lives, progress);
    Duration embedding = since(start);
    try (Journal journal = Journal.in(options.out())) {
      for (Life life : lives) {
        play(life, embedder, journal);
      }
    }
    Measured measured = new Measured(
        since(start),
        embedding,
        embedder.asked(),
        watches.records().timing(),
        watches.nights().timing(),
        watches.recalls().timing(),
        indexBytes);
    EvaluationResult result = new EvaluationResult(options, asked, nights, measured);
    new Report(result).writeTo(options.out());
    return result;
  }

  private void play(Life life, Embedder embedder, Journal journal) {
    progress.begin(life.space().value(), life.experiences().size());
    Path home = temporaryHome();
    try (Playback playback =
        new Playback(life, options, embedder, home, journal, watches, onlooker)) {
      playback.play(progress::reached);
      asked.addAll(playback.asked());
      nights.put(life.space(), playback.nights());
      indexBytes += playback.indexBytes();
    } finally {
      remove(home);
      progress.end();
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private Path temporaryHome() {
    try {
      return Files.createTempDirectory(options.homes(), "hippocampus-evaluation-");
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot make a temporary home in " + options.homes() + "; choose another directory", e);
    }
  }

  private static void remove(Path home) {
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot remove the temporary home " + home, e);
    }
  }
}
