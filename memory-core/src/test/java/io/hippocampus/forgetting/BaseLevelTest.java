package io.hippocampus.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.forgetting.ForgettingCurve.BaseLevel;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BaseLevelTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Stability ANY = new Stability(1);

  @Test
  void activation_isTheExactSum_whileAllReactivationsAreKept() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 1; n <= Strength.KEPT; n++) {
      History history = History.random(random, n);
      assertThat(BaseLevel.STANDARD.activation(history.strength, history.now))
          .isCloseTo(history.exact(0.5), within(1e-12));
    }
  }

  @Test
  void activation_isNearTheExactSum_whenOnlyTheNewestAreKept() {
    SplittableRandom random = new SplittableRandom(2);
    double sum = 0;
    double most = 0;
    int histories = 2_000;
    for (int i = 0; i < histories; i++) {
      History history = History.random(random, random.nextInt(Strength.KEPT + 1, 200));
      double error = Math.abs(
          BaseLevel.STANDARD.activation(history.strength, history.now) - history.exact(0.5));
      sum += error;
      most = Math.max(most, error);
    }
    assertThat(sum / histories).isLessThan(0.017);
    assertThat(most).isLessThan(0.25);
  }

  @Test
  void activation_ofOneTrace_isThePowerOfItsAge() {
    Strength strength = Strength.encoded(START, ANY, 5);
    assertThat(BaseLevel.STANDARD.activation(strength, START.plus(Duration.ofDays(1))))
        .isZero();
    assertThat(BaseLevel.STANDARD.activation(strength, START.plus(Duration.ofDays(4))))
        .isCloseTo(Math.log(0.5), within(1e-12));
    assertThat(BaseLevel.STANDARD.activation(strength, START)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void activation_isFinite_whenAllOlderOnesCameAtOnce() {
    Strength strength = Strength.encoded(START, ANY, 5);
    for (int i = 0; i < 40; i++) {
      strength = strength.reactivated(START, ANY, 5);
    }
    assertThat(BaseLevel.STANDARD.activation(strength, START.plus(Duration.ofDays(1))))
        .isCloseTo(Math.log(41), within(1e-9));
  }

  @Test
  void spacedReactivations_outlastMassedOnes() {
    Strength spaced = Strength.encoded(START, ANY, 5);
    Strength massed = Strength.encoded(START, ANY, 5);
    for (int i = 1; i <= 5; i++) {
      spaced = spaced.reactivated(START.plus(Duration.ofDays(i * 10L)), ANY, 5);
      massed = massed.reactivated(START.plus(Duration.ofMinutes(i)), ANY, 5);
    }
    Instant exam = START.plus(Duration.ofDays(60));
    assertThat(BaseLevel.STANDARD.retrievability(spaced, exam))
        .isGreaterThan(BaseLevel.STANDARD.retrievability(massed, exam));
  }

  @Test
  void halfOfAllAttemptsFail_atTheThreshold() {
    Strength strength = Strength.encoded(START, ANY, 5);
    double days = Math.exp(-2 * BaseLevel.STANDARD.threshold());
    Instant then = START.plusNanos((long) (days * 86_400e9));
    assertThat(BaseLevel.STANDARD.retrievability(strength, then).value())
        .isCloseTo(0.5, within(1e-6));
    assertThat(days).isBetween(4.0, 4.2);
  }

  /** A memory reactivated at random, and the sum over all its times. */
  private record History(Strength strength, List<Instant> all, Instant now) {

    static History random(SplittableRandom random, int n) {
      List<Instant> all = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        all.add(START.plusSeconds(random.nextLong(365 * 86_400L)));
      }
      all.sort(null);
      Strength strength = Strength.encoded(all.get(0), ANY, 5);
      for (Instant at : all.subList(1, n)) {
        strength = strength.reactivated(at, ANY, 5);
      }
      return new History(
          strength, all, all.get(n - 1).plusSeconds(random.nextLong(60, 100 * 86_400L)));
    }

    double exact(double decay) {
      return Math.log(all.stream()
          .mapToDouble(at -> Math.pow(Duration.between(at, now).toSeconds() / 86_400.0, -decay))
          .sum());
    }
  }
}
