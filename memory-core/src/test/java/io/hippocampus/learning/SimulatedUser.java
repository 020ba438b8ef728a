package io.hippocampus.learning;

import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Stability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A user whose judgements follow known parameters: a recalled memory is useful with the odds that
 * the need-odds by these parameters give it, blurred by so much as sharpness says.
 */
record SimulatedUser(NeedParameters needs, double base, double sharpness) {

  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
  private static final int A_RECALL = 4;
  private static final double AGE = 2;

  /** Returns one that judges by the throw of a coin, whatever the memory. */
  static SimulatedUser noise(double base) {
    return new SimulatedUser(NeedParameters.DEFAULT, base, 0);
  }

  /** Returns what so many judgements of hers are, four to a recall, spread over 200 days. */
  Evidence judge(int judgements, RandomGenerator random) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < judgements; i++) {
      Prediction prediction = prediction(random);
      Instant at =
          START.plus(Duration.ofDays(200).dividedBy(judgements).multipliedBy(i - i % A_RECALL));
      double odds = base + sharpness * need(prediction);
      int useful = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
      judged.add(new Judged(new RecallId("r" + i / A_RECALL), at, prediction, useful, 1));
    }
    return new Evidence(judged, 0);
  }

  /** As memories are met in a life: few are important, most are recalled soon, some much later. */
  private static Prediction prediction(RandomGenerator random) {
    Stability stability = Stability.clamped(Math.exp(random.nextGaussian(1, 1.2)));
    Duration elapsed =
        Duration.ofMinutes((long) Math.exp(random.nextDouble(0, Math.log(300 * 1_440))));
    return new Prediction(
        PowerLaw.FSRS_6.after(elapsed, stability),
        stability,
        elapsed,
        1 + (int) Math.exp(random.nextDouble(0, Math.log(20))),
        1 / (1 + Math.exp(-random.nextGaussian(-0.3, 1.2))),
        Math.clamp(random.nextGaussian(0, 0.5), -1, 1));
  }

  private double need(Prediction prediction) {
    double importance = prediction.importance();
    double spans = prediction.stability().spansIn(prediction.elapsed());
    return needs.importance() * Math.log(importance / (1 - importance))
        + AGE
            * Math.log(new PowerLaw(needs.decay())
                .after(prediction.elapsed(), prediction.stability())
                .value())
        + needs.practice() * Math.log(prediction.reactivations())
        + needs.reward() * prediction.expectedReward();
  }
}
