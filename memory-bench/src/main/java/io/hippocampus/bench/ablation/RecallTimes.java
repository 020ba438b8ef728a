package io.hippocampus.bench.ablation;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.bench.ablation.Trial.Times;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Scene;
import io.hippocampus.bench.evaluation.Stopwatch;
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
  private final Watches evenings = new Watches(new Stopwatch(), new Stopwatch());
  private final Watches mornings = new Watches(new Stopwatch(), new Stopwatch());

  private record Watches(Stopwatch whole, Stopwatch search) {
    Times times() {
      return new Times(whole.timing(), search.timing());
    }
  }

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
    }
  }

  private void time(Scene scene, Watches watches) {
    some(scene).forEach(question -> recall(scene, question));
    for (Question question : some(scene)) {
      watches.whole().time(() -> {
        Embedding paidFor = model.cue(question.text());
        return List.of(paidFor, watches.search().time(() -> recall(scene, question)));
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
  Times evening() {
    return evenings.times();
  }

  /** Returns the times after the last nights. */
  Times morning() {
    return mornings.times();
  }
}
