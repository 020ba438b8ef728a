package io.hippocampus.bench.ablation;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Scene;
import io.hippocampus.bench.evaluation.Stopwatch;
import io.hippocampus.bench.evaluation.Timing;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.Embedding;
import io.hippocampus.port.Embedder;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times recall in the last evening of each life and the morning after, on up to {@value #MOST} of
 * its questions, spread evenly over it.
 *
 * <p>An evaluation's embeddings come from a cache, which would flatter recall; so in the time of
 * each recall the model embeds its cue anew. Each question is asked once before, untimed. Used by
 * one thread.
 */
final class RecallTimes implements Onlooker {

  private static final int MOST = 50;

  private final Embedder model;
  private final Ranking ranking;
  private final Stopwatch embeddings = new Stopwatch();
  private final Stopwatch evenings = new Stopwatch();
  private final Stopwatch mornings = new Stopwatch();

  RecallTimes(Embedder model, Ranking ranking) {
    this.model = model;
    this.ranking = ranking;
  }

  @Override
  public void evening(Scene scene) {
    if (scene.hasLivedAll()) {
      time(scene, evenings);
    }
  }

  @Override
  public void morning(Scene scene, Night night) {
    if (scene.hasLivedAll()) {
      time(scene, mornings);
      some(scene).forEach(question -> embeddings.time(() -> model.cue(question.text())));
    }
  }

  private void time(Scene scene, Stopwatch watch) {
    some(scene).forEach(question -> recall(scene, question));
    for (Question question : some(scene)) {
      watch.time(() -> {
        Embedding paidFor = model.cue(question.text());
        return List.of(paidFor, recall(scene, question));
      });
    }
  }

  private Recollection recall(Scene scene, Question question) {
    return scene.space().recall(RecallRequest.builder(question.text()).build(), ranking);
  }

  private static List<Question> some(Scene scene) {
    List<Question> all = scene.questions();
    int count = Math.min(MOST, all.size());
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }

  /** Returns the times before the last nights. */
  Timing evening() {
    return evenings.timing();
  }

  /** Returns the times after the last nights. */
  Timing morning() {
    return mornings.timing();
  }

  /** Returns the times of the embeddings alone. */
  Timing embedding() {
    return embeddings.timing();
  }
}
