package io.hippocampus.policy;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.forgetting.ForgettingCurve.BaseLevel;
import io.hippocampus.forgetting.ForgettingCurve.Exponential;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.forgetting.StabilityCurve;
import java.util.Arrays;

/** How documents write forgetting curves: a name and its numbers. */
final class Curves {

  private Curves() {}

  static String written(ForgettingCurve curve) {
    return switch (curve) {
      case StabilityCurve stable ->
        switch (stable) {
          case PowerLaw law -> "power-law " + Amounts.number(law.decay());
          case Exponential none -> "exponential";
        };
      case BaseLevel base ->
        "base-level " + Amounts.number(base.decay()) + " " + Amounts.number(base.threshold()) + " "
            + Amounts.number(base.noise());
    };
  }

  static ForgettingCurve read(String text) {
    String[] words = text.strip().split("\\s+");
    double[] numbers = Arrays.stream(words).skip(1).mapToDouble(Amounts::number).toArray();
    return switch (words[0] + " " + numbers.length) {
      case "power-law 1" -> new PowerLaw(numbers[0]);
      case "exponential 0" -> new Exponential();
      case "base-level 3" -> new BaseLevel(numbers[0], numbers[1], numbers[2]);
      default ->
        throw new IllegalArgumentException(
            "allowed are power-law DECAY, exponential, or base-level DECAY THRESHOLD NOISE");
    };
  }
}
