package io.hippocampus.forgetting;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.forgetting.ForgettingCurve.BaseLevel;
import io.hippocampus.forgetting.ForgettingCurve.Exponential;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ForgettingCurveTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static Stream<ForgettingCurve> curves() {
    return Stream.concat(
        stabilityCurves(), Stream.of(BaseLevel.STANDARD, new BaseLevel(0.2, 0, 1)));
  }

  static Stream<StabilityCurve> stabilityCurves() {
    return Stream.of(
        PowerLaw.FSRS_6,
        new PowerLaw(0.5),
        new PowerLaw(0.01),
        new PowerLaw(10),
        new Exponential());
  }

  @ParameterizedTest
  @MethodSource("curves")
  void retrievability_isOne_atTheMomentOfAReactivation(ForgettingCurve curve) {
    forAll(random -> {
      Strength strength = strength(random);
      assertThat(curve.retrievability(strength, strength.reactivatedAt()).value())
          .isEqualTo(1);
    });
  }

  @ParameterizedTest
  @MethodSource("curves")
  void retrievability_countsAnEarlierMoment_asTheLastReactivation(ForgettingCurve curve) {
    Strength strength = Strength.encoded(START, new Stability(3), 5);
    assertThat(curve.retrievability(strength, START.minusSeconds(60)).value()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void retrievability_neverRises_withoutReactivation(ForgettingCurve curve) {
    forAll(random -> {
      Strength strength = strength(random);
      Instant earlier = strength.reactivatedAt().plus(span(random, 3_000));
      Instant later = earlier.plus(span(random, 3_000));
      assertThat(curve.retrievability(strength, later))
          .isLessThanOrEqualTo(curve.retrievability(strength, earlier));
    });
  }

  @ParameterizedTest
  @MethodSource("curves")
  void reactivation_neverLowersRetrievability(ForgettingCurve curve) {
    forAll(random -> {
      Strength strength = strength(random);
      Instant at = strength.reactivatedAt().plus(span(random, 400));
      Strength reactivated = strength.reactivated(at, strength.stability(), strength.difficulty());
      for (Duration later : List.of(Duration.ZERO, span(random, 10), span(random, 3_000))) {
        assertThat(curve.retrievability(reactivated, at.plus(later)).value())
            .isGreaterThanOrEqualTo(
                curve.retrievability(strength, at.plus(later)).value());
      }
    });
  }

  @ParameterizedTest
  @MethodSource("curves")
  void daysUntil_isTheInverse(ForgettingCurve curve) {
    forAll(random -> {
      Strength strength = strength(random);
      Retrievability faded = new Retrievability(random.nextDouble(0.05, 0.99));
      double days = curve.daysUntil(faded, strength);
      if (days > 1e-3 && days < 1e6) {
        Instant then = strength
            .reactivatedAt()
            .plusNanos((long) (days * 86_400e9 % 86_400e9))
            .plus(Duration.ofDays((long) days));
        assertThat(curve.retrievability(strength, then).value())
            .isCloseTo(faded.value(), within(1e-6));
      }
    });
  }

  @ParameterizedTest
  @MethodSource("curves")
  void daysUntil_isZeroForOne_andInfiniteForNothing(ForgettingCurve curve) {
    Strength strength = Strength.encoded(START, new Stability(3), 5);
    assertThat(curve.daysUntil(new Retrievability(1), strength)).isZero();
    assertThat(curve.daysUntil(new Retrievability(0), strength)).isInfinite();
  }

  @ParameterizedTest
  @MethodSource("stabilityCurves")
  void retrievability_isNineTenths_afterOneStability(StabilityCurve curve) {
    forAll(random -> {
      long days = random.nextLong(1, 3_650);
      var after = curve.after(Duration.ofDays(days), new Stability(days));
      assertThat(after.value()).isCloseTo(0.9, within(1e-8));
    });
  }

  @ParameterizedTest
  @MethodSource("stabilityCurves")
  void retrievability_isHigher_withMoreStability(StabilityCurve curve) {
    forAll(random -> {
      double days = random.nextDouble(0.001, 1_000);
      Duration elapsed = span(random, 1_000);
      assertThat(curve.after(elapsed, new Stability(days * 2)))
          .isGreaterThanOrEqualTo(curve.after(elapsed, new Stability(days)));
    });
  }

  /** H. Ebbinghaus, Über das Gedächtnis, 1885: savings in percent when relearning after so long. */
  @Test
  void powerLaw_followsEbbinghaus_whereTheExponentialCannot() {
    List<Duration> waited = List.of(
        Duration.ofMinutes(20),
        Duration.ofHours(1),
        Duration.ofHours(9),
        Duration.ofDays(1),
        Duration.ofDays(2),
        Duration.ofDays(6),
        Duration.ofDays(31));
    double[] savings = {58.2, 44.2, 35.8, 33.7, 27.8, 25.4, 21.1};

    double powerLaw = bestMeanError(PowerLaw.FSRS_6, waited, savings);
    double exponential = bestMeanError(new Exponential(), waited, savings);

    assertThat(powerLaw).isLessThan(0.05);
    assertThat(exponential).isGreaterThan(3 * powerLaw);
  }

  private static double bestMeanError(
      StabilityCurve curve, List<Duration> waited, double[] savings) {
    double best = 1;
    for (double days = Stability.LEAST_DAYS; days < 100; days *= 1.05) {
      double sum = 0;
      for (int i = 0; i < savings.length; i++) {
        sum += Math.abs(curve.after(waited.get(i), new Stability(days)).value() - savings[i] / 100);
      }
      best = Math.min(best, sum / savings.length);
    }
    return best;
  }

  @Test
  void decay_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PowerLaw(0))
        .withMessage("decay is 0.0; allowed are 0.01 to 10");
    assertThatIllegalArgumentException().isThrownBy(() -> new PowerLaw(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaseLevel(1, 0, 1))
        .withMessageContaining("decay is 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaseLevel(0.5, Double.NaN, 1))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaseLevel(0.5, 0, 0))
        .withMessageContaining("noise");
  }

  private static Strength strength(RandomGenerator random) {
    Strength strength = Strength.encoded(START, new Stability(random.nextDouble(0.001, 2_000)), 5);
    for (int i = random.nextInt(30); i > 0; i--) {
      strength = strength.reactivated(
          strength.reactivatedAt().plus(span(random, 60)), strength.stability(), 5);
    }
    return strength;
  }

  private static Duration span(RandomGenerator random, int days) {
    return Duration.ofSeconds(random.nextLong(1, days * 86_400L));
  }
}
