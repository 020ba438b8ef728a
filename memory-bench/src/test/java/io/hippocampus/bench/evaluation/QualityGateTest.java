package io.hippocampus.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Hippocampus;
import io.hippocampus.bench.embedding.CachedEmbedder;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.port.Embedder;
import io.hippocampus.sleep.simulation.Progress;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate: the bundled stream, played with the default policy and the embedded model, is recalled
 * and kept as well as was recorded. Its embeddings stay in {@code target} until that is cleaned.
 */
final class QualityGateTest {

  private static final Path CACHE = Path.of("target", "gate-embeddings");

  @TempDir
  private Path out;

  @Test
  void bundledStream_isRecalledAndKept_asWellAsRecorded() throws IOException {
    SortedMap<String, Double> figures = figures();
    Gate gate = recorded();
    gate.hint(figures).ifPresent(System.out::println);
    assertThat(gate.complaint(figures).orElse("")).isEmpty();
  }

  private SortedMap<String, Double> figures() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Embedder model = Hippocampus.embeddedModel()) {
      try (CachedEmbedder embedder = CachedEmbedder.over(model, CACHE)) {
        new Warming(embedder).warm(Life.of(Stream.demo()), Progress.NONE);
      }
      CompletableFuture<EvaluationResult> all =
          CompletableFuture.supplyAsync(() -> evaluated(1, model), threads);
      CompletableFuture<EvaluationResult> kept =
          CompletableFuture.supplyAsync(() -> evaluated(0.3, model), threads);
      SortedMap<String, Double> figures =
          Gate.figures("keep-0.3", kept.join(), Measure.RECALL_AT_10, Measure.EVIDENCE_RETAINED);
      figures.putAll(Gate.figures("keep-all", all.join(), Measure.RECALL_AT_10));
      return figures;
    } finally {
      threads.shutdown();
    }
  }

  private EvaluationResult evaluated(double keep, Embedder model) {
    EvaluationOptions options = EvaluationOptions.builder(
            Stream.demo(), out.resolve("keep-" + keep))
        .keep(keep)
        .embedder(model)
        .cache(CACHE)
        .build();
    return Evaluation.run(options, Progress.NONE);
  }

  private static Gate recorded() throws IOException {
    try (Reader record = new InputStreamReader(
        Objects.requireNonNull(QualityGateTest.class.getResourceAsStream("gate.properties")),
        StandardCharsets.UTF_8)) {
      return Gate.reading(record);
    }
  }
}
