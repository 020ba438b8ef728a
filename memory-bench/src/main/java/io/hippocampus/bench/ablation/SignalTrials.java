package io.hippocampus.bench.ablation;

import io.hippocampus.bench.ablation.Part.Signal;
import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Scene;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.Recollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks each question again without one signal, of the same memory at the same moment, so that no
 * life has to be played again. Used by one thread.
 */
final class SignalTrials implements Onlooker {

  private final Map<Signal, Ranking> rankings = new LinkedHashMap<>();
  private final Map<Signal, List<Asked>> asked = new LinkedHashMap<>();

  SignalTrials(Ranking ranking) {
    for (Signal signal : Signal.all()) {
      rankings.put(signal, signal.outOf(ranking));
      asked.put(signal, new ArrayList<>());
    }
  }

  @Override
  public void asked(Scene scene, Asked one, Recollection given) {
    rankings.forEach((signal, ranking) -> {
      Recollection other = scene.space().recall(scene.request(one.question()), ranking);
      asked.computeIfAbsent(signal, any -> new ArrayList<>()).add(scene.judged(one, other));
    });
  }

  List<Trial> trials() {
    return asked.entrySet().stream()
        .map(trial -> Trial.ofSameNights(trial.getKey(), trial.getValue()))
        .toList();
  }
}
