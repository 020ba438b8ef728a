package io.hippocampus.bench.ablation;

import io.hippocampus.Hippocampus;
import io.hippocampus.bench.ablation.Part.AllSleep;
import io.hippocampus.bench.ablation.Part.SleepPhase;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.Embedder;
import io.hippocampus.sleep.simulation.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Switches one part off at a time: each phase of sleep in a life of its own, each signal of recall
 * on the nights of the default.
 */
public final class Ablation {

  private final EvaluationOptions options;
  private final Embedder model;
  private final Progress progress;

  private Ablation(EvaluationOptions options, Embedder model, Progress progress) {
    this.options = options;
    this.model = model;
    this.progress = progress;
  }

  /**
   * Evaluates the default and then each part switched off. What an evaluation writes goes to the
   * options' directory for the default, and to one within it for each life without a phase.
   *
   * @param besides who else looks on at the default
   * @throws IllegalArgumentException if the stream is wrong, naming the line, or asks nothing
   */
  public static AblationResult run(EvaluationOptions options, Progress progress, Onlooker besides) {
    Embedder model = options.embedder().orElseGet(Hippocampus::embeddedModel);
    try {
      return new Ablation(options, model, progress).run(besides);
    } finally {
      if (options.embedder().isEmpty()) {
        model.close();
      }
    }
  }

  private AblationResult run(Onlooker besides) {
    SignalTrials signals = new SignalTrials(options.ranking());
    RecallTimes times = new RecallTimes(model, options.ranking());
    EvaluationResult whole = Evaluation.run(
        options(options.sleep(), options.out()),
        progress,
        Onlooker.all(List.of(besides, signals, times)));
    List<Trial> trials = new ArrayList<>();
    trials.add(Trial.of(new Part.Nothing(), whole, times));
    for (SleepPhase off : SleepPhase.all()) {
      trials.add(
          without(off, off.phase().name().toLowerCase(Locale.ROOT), off.outOf(options.sleep())));
    }
    trials.add(without(
        new AllSleep(),
        "sleep",
        options.sleep().toBuilder().phases(Set.<Phase>of()).build()));
    trials.addAll(signals.trials());
    return new AblationResult(whole, trials);
  }

  private Trial without(Part off, String name, SleepPolicy sleep) {
    RecallTimes times = new RecallTimes(model, options.ranking());
    EvaluationResult result = Evaluation.run(
        options(sleep, options.out().resolve("without-" + name)),
        new Without(name, progress),
        times);
    return Trial.of(off, result, times);
  }

  private EvaluationOptions options(SleepPolicy sleep, Path out) {
    return new EvaluationOptions(
        options.stream(),
        out,
        options.keep(),
        options.unit(),
        options.policy(),
        options.seed(),
        sleep,
        options.ranking(),
        options.rater(),
        Optional.of(model),
        options.cache(),
        options.homes());
  }

  /** Tells of progress without a part. */
  private record Without(String part, Progress progress) implements Progress {
    @Override
    public void begin(String what, long steps) {
      progress.begin("without " + part + ": " + what, steps);
    }

    @Override
    public void reached(long step) {
      progress.reached(step);
    }

    @Override
    public void end() {
      progress.end();
    }
  }
}
