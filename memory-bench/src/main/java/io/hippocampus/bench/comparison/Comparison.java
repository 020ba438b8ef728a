package io.hippocampus.bench.comparison;

import io.hippocampus.Hippocampus;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.port.Embedder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Evaluates every policy at every budget and compares what was found.
 *
 * <p>Each cell is an {@link Evaluation} of its own; cells share the model and the embeddings that
 * are kept, and nothing else. When one fails, those that run are finished and no other is begun.
 */
public final class Comparison {

  private final ComparisonOptions options;
  private final EvaluationOptions each;
  private final ComparisonProgress progress;

  private Comparison(
      ComparisonOptions options, EvaluationOptions each, ComparisonProgress progress) {
    this.options = options;
    this.each = each;
    this.progress = progress;
  }

  /**
   * Compares, and writes {@code comparison.md}, {@code comparison.json}, {@code retention.svg},
   * {@code recall.svg} and a directory for each cell to the options' directory. Cells that are
   * there already, made from the same, are taken as they are.
   *
   * @throws IllegalArgumentException if the stream is wrong, naming the line, or asks nothing, or
   *     if something else is in the place of a cell; nothing is changed then
   * @throws io.hippocampus.port.UnavailableException if a file cannot be read or written, or
   *     another comparison is writing to the same directory
   */
  public static ComparisonResult run(ComparisonOptions options, ComparisonProgress progress) {
    EvaluationOptions given = options.each();
    Shelf.requireRoom(given.out(), options.cells());
    Embedder model = given.embedder().orElseGet(Hippocampus::embeddedModel);
    try {
      EvaluationOptions each = given.embedder().isPresent() ? given : with(model, given);
      return new Comparison(options, each, progress).run(model);
    } finally {
      if (given.embedder().isEmpty()) {
        model.close();
      }
    }
  }

  private static EvaluationOptions with(Embedder model, EvaluationOptions given) {
    return EvaluationOptions.builder(given.stream(), given.out())
        .unit(given.unit())
        .seed(given.seed())
        .sleep(given.sleep())
        .ranking(given.ranking())
        .embedder(model)
        .cache(given.cache())
        .homes(given.homes())
        .build();
  }

  private ComparisonResult run(Embedder model) {
    long experiences = Evaluation.prepare(each.stream(), model, each.cache(), progress);
    Fingerprint fingerprint = Fingerprint.of(each, model.model());
    List<Cell> cells = options.cells();
    try (Shelf shelf = Shelf.open(each.out(), each.homes())) {
      List<Cell> missing = cells.stream()
          .filter(cell -> options.fresh() || !shelf.holds(cell, fingerprint.of(cell)))
          .toList();
      Tally tally = new Tally(progress, cells.size(), cells.size() - missing.size(), experiences);
      try {
        atOnce(missing, cell -> run(cell, shelf, fingerprint, tally));
      } finally {
        tally.end();
      }
      Map<Cell, List<Scored>> questions = new LinkedHashMap<>();
      cells.forEach(cell -> questions.put(cell, shelf.questions(cell)));
      ComparisonResult result =
          ComparisonResult.of(options, questions, cells.size() - missing.size());
      new ComparisonReport(result).writeTo(shelf);
      return result;
    }
  }

  private void run(Cell cell, Shelf shelf, Fingerprint fingerprint, Tally tally) {
    EvaluationResult found =
        Evaluation.run(cell.options(each, shelf.aside(cell), shelf.homes()), tally.of(cell));
    shelf.put(cell, fingerprint.of(cell), found.asked().stream().map(Scored::of).toList());
    tally.isDone();
  }

  private interface Running {
    void run(Cell cell);
  }

  /** Runs the cells, as many at once as was asked for. */
  private void atOnce(List<Cell> cells, Running running) {
    Queue<Cell> waiting = new ConcurrentLinkedQueue<>(cells);
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(
        options.jobs(), Thread.ofPlatform().daemon().name("comparing-", 0).factory());
    try {
      CompletableFuture.allOf(IntStream.range(0, options.jobs())
              .mapToObj(job ->
                  CompletableFuture.runAsync(() -> takeTurns(waiting, running, failures), threads))
              .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
    if (!failures.isEmpty()) {
      throw failures.element();
    }
  }

  private static void takeTurns(
      Queue<Cell> waiting, Running running, Queue<RuntimeException> failures) {
    for (Cell next = waiting.poll(); next != null && failures.isEmpty(); next = waiting.poll()) {
      try {
        running.run(next);
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
  }
}
