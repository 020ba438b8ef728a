package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.encoding.Imprint;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.port.Embedder;
import io.hippocampus.sleep.simulation.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Embeds all texts of a stream before it is played, several at a time, so that a caching embedder
 * has them all and what is timed later is memory, not the model. Changes nothing of what is kept.
 */
final class Warming {

  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private final Embedder embedder;
  private final Imprint imprint;

  Warming(Embedder embedder) {
    this.embedder = embedder;
    this.imprint = new Imprint(embedder);
  }

  void warm(List<Life> lives, Progress progress) {
    List<Runnable> texts = new ArrayList<>();
    for (Life life : lives) {
      Map<String, Experience> latest = new HashMap<>();
      for (Experience experience : life.experiences()) {
        Optional<Experience> before =
            Optional.ofNullable(latest.put(experience.session(), experience));
        texts.add(() -> embed(experience, before));
      }
      life.questions().forEach(question -> texts.add(() -> embed(question)));
    }
    progress.begin("embedding", texts.size());
    ExecutorService threads = Executors.newFixedThreadPool(
        THREADS, Thread.ofPlatform().daemon().name("warming-", 0).factory());
    try {
      List<CompletableFuture<Void>> under =
          texts.stream().map(text -> CompletableFuture.runAsync(text, threads)).toList();
      for (int done = 0; done < under.size(); done++) {
        under.get(done).join();
        progress.reached(done + 1L);
      }
    } finally {
      threads.shutdown();
      progress.end();
    }
  }

  private void embed(Experience experience, Optional<Experience> before) {
    embedder.tokens(experience.content());
    imprint.of(unborn(experience), before);
  }

  private void embed(Question question) {
    embedder.cue(question.text());
  }

  /** Returns the memory the experience will become, as far as its text goes. */
  private static Memory unborn(Experience experience) {
    Strength strength = Strength.encoded(experience.occurredAt(), new Stability(1), 5);
    return Memory.of(new MemoryId("unborn"), experience, 0, Salience.UNTAGGED, strength);
  }
}
