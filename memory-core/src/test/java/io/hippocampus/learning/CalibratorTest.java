package io.hippocampus.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.forgetting.ForgettingCurve.Exponential;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.learning.Fitted.Finding;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users with known parameters, and users who judge by chance. */
final class CalibratorTest {

  private static final SleepPolicy POLICY = SleepPolicy.DEFAULT;

  /** Users far from the defaults: one in one parameter, others in several. */
  static Stream<SimulatedUser> users() {
    return Stream.of(
        new SimulatedUser(new NeedParameters(0.1542, 3, 1, 1), -0.3, 1),
        new SimulatedUser(new NeedParameters(0.5, 1, 1, 1), -0.3, 1),
        new SimulatedUser(new NeedParameters(0.08, 2, 0.5, 0.6), 0.2, 1),
        new SimulatedUser(new NeedParameters(0.4, 0.4, 2, 2.5), -0.3, 1),
        new SimulatedUser(new NeedParameters(0.1542, 1, 0.2, 4), 0, 1),
        new SimulatedUser(new NeedParameters(0.3, 2.5, 1, 0.5), 1, 0.5));
  }

  /**
   * How the terms weigh is what a log can tell: each weight times the sharpness. Of 20,000
   * judgements the weights come back to within a quarter or 0.2, whichever is more, and the decay,
   * of which a log tells least, to within a factor of 1.5. The weights by themselves share the
   * least change in sum, so they are not compared.
   */
  @ParameterizedTest
  @MethodSource("users")
  void fit_findsHowAUserWeighs_andPredictsBetter(SimulatedUser user) {
    for (int seed = 0; seed < 4; seed++) {
      Evidence evidence = user.judge(20_000, new SplittableRandom(seed));

      Fitted fitted = Calibrator.fit(evidence, POLICY);

      assertThat(fitted.finding()).isEqualTo(Finding.BETTER);
      HeldOut heldOut = fitted.heldOut().orElseThrow();
      assertThat(heldOut.gain()).isGreaterThan(2 * heldOut.standardError());
      NeedParameters found = fitted.after();
      assertThat(NeedParameters.of(fitted.proposed().orElseThrow())).isEqualTo(found);
      double sharpness = new NeedModel(evidence.judged(), 2).scale(found).sharpness();
      double scale = sharpness / user.sharpness();
      NeedParameters real = user.needs();
      assertThat(scale * found.decay()).isBetween(real.decay() / 1.5, real.decay() * 1.5);
      assertNear(real.importance(), scale * found.importance());
      assertNear(real.practice(), scale * found.practice());
      assertNear(real.reward(), scale * found.reward());
    }
  }

  private static void assertNear(double real, double found) {
    assertThat(found).isCloseTo(real, within(Math.max(0.2, real / 4)));
  }

  @Test
  void fit_findsMore_theMoreIsJudged() {
    SimulatedUser user = new SimulatedUser(new NeedParameters(0.4, 0.5, 1, 2), -0.3, 1);
    int few = 0;
    int many = 0;
    for (int seed = 0; seed < 40; seed++) {
      if (isBetter(user.judge(300, new SplittableRandom(seed)))) {
        few++;
      }
      if (isBetter(user.judge(3_000, new SplittableRandom(seed)))) {
        many++;
      }
    }
    assertThat(few).isLessThan(many);
    assertThat(many).isEqualTo(40);
  }

  /** Over 4,000 seeds of 200 to 4,000 judgements, something else was proposed for 1.1 % of them. */
  @Test
  void noise_changesNothing() {
    assertNearlyNeverBetter(SimulatedUser.noise(0), 200, 400, 1_500);
    assertNearlyNeverBetter(SimulatedUser.noise(1.2), 300, 600);
  }

  @Test
  void userOfTheDefaults_keepsThem() {
    assertNearlyNeverBetter(new SimulatedUser(NeedParameters.DEFAULT, -0.3, 1), 200, 400, 1_500);
  }

  private static void assertNearlyNeverBetter(SimulatedUser user, int... judgements) {
    int better = 0;
    int tried = 0;
    for (int count : judgements) {
      for (int seed = 0; seed < 100; seed++) {
        tried++;
        if (isBetter(user.judge(count, new SplittableRandom(seed)))) {
          better++;
        }
      }
    }
    assertThat(better).isLessThanOrEqualTo(tried * 3 / 100);
  }

  private static boolean isBetter(Evidence evidence) {
    return Calibrator.fit(evidence, POLICY).finding() == Finding.BETTER;
  }

  @Test
  void whateverIsJudged_parametersStayInTheirRange_andTheSameLogFitsTheSame() {
    Laws.forAll(100, random -> {
      Evidence evidence = anyUser(random).judge(random.nextInt(200, 800), random);

      Fitted fitted = Calibrator.fit(evidence, POLICY);

      NeedParameters least = times(NeedParameters.DEFAULT, 1 / NeedModel.MOST_FACTOR);
      NeedParameters most = times(NeedParameters.DEFAULT, NeedModel.MOST_FACTOR);
      assertThat(fitted.after().decay()).isBetween(least.decay() * 0.999, most.decay() * 1.001);
      assertThat(fitted.after().importance()).isBetween(0.124, 8.01);
      assertThat(fitted.after().practice()).isBetween(0.124, 8.01);
      assertThat(fitted.after().reward()).isBetween(0.124, 8.01);
      fitted.heldOut().ifPresent(heldOut -> assertThat(heldOut.gain()).isFinite());
      assertThat(Calibrator.fit(evidence, POLICY)).isEqualTo(fitted);
    });
  }

  private static SimulatedUser anyUser(RandomGenerator random) {
    return new SimulatedUser(
        new NeedParameters(
            Math.exp(random.nextDouble(Math.log(0.01), Math.log(5))),
            random.nextDouble(0, 30),
            random.nextDouble(-5, 30),
            random.nextDouble(-30, 30)),
        random.nextDouble(-1, 1),
        random.nextDouble(-0.5, 3));
  }

  private static NeedParameters times(NeedParameters parameters, double factor) {
    return new NeedParameters(
        parameters.decay() * factor,
        parameters.importance() * factor,
        parameters.practice() * factor,
        parameters.reward() * factor);
  }

  @Test
  void whatIsHeldOut_isNeverFittedTo() {
    SimulatedUser user = new SimulatedUser(new NeedParameters(0.1542, 3, 1, 1), 0, 1);
    Evidence evidence = user.judge(1_000, new SplittableRandom(1));
    List<Judged> changed = new ArrayList<>(evidence.judged());
    for (int i = 700; i < 1_000; i++) {
      Judged one = changed.get(i);
      changed.set(
          i,
          new Judged(one.recall(), one.at(), one.prediction(), 1 - one.usefulness(), one.weight()));
    }

    Fitted fitted = Calibrator.fit(evidence, POLICY);
    Fitted turned = Calibrator.fit(new Evidence(changed, 0), POLICY);

    assertThat(fitted.finding()).isEqualTo(Finding.BETTER);
    assertThat(turned.after()).isEqualTo(fitted.after());
    assertThat(turned.finding()).isEqualTo(Finding.ALREADY_OPTIMAL);
    assertThat(turned.proposed()).isEmpty();
  }

  @Test
  void tooLittleEvidence_isRefused_sayingWhatIsMissing() {
    Evidence few = SimulatedUser.noise(0).judge(120, new SplittableRandom(1));

    Fitted fitted = Calibrator.fit(few, POLICY);

    assertThat(fitted.finding()).isEqualTo(Finding.TOO_LITTLE_EVIDENCE);
    assertThat(fitted.after()).isEqualTo(fitted.before());
    assertThat(fitted.heldOut()).isEmpty();
    assertThat(fitted.proposed()).isEmpty();
    assertThat(fitted.missing())
        .contains(new Shortfall("judgements", 120, 200), new Shortfall("judged recalls", 30, 50));
    assertThat(Calibrator.fit(new Evidence(List.of(), 3), POLICY).missing()).hasSize(5);
    assertThat(Calibrator.fit(new Evidence(List.of(), 3), POLICY).unpredicted()).isEqualTo(3);
  }

  @Test
  void evidenceOfOneDayOnly_orOfOneOutcomeOnly_isTooLittle() {
    Evidence evidence = SimulatedUser.noise(0).judge(400, new SplittableRandom(1));
    Evidence atOnce = new Evidence(
        evidence.judged().stream()
            .map(one -> new Judged(
                one.recall(),
                evidence.judged().get(0).at().plus(Duration.ofHours(1)),
                one.prediction(),
                one.usefulness(),
                1))
            .toList(),
        0);
    Evidence allUseful = new Evidence(
        evidence.judged().stream()
            .map(one -> new Judged(one.recall(), one.at(), one.prediction(), 1, 1))
            .toList(),
        0);

    assertThat(Calibrator.fit(atOnce, POLICY).missing())
        .extracting(Shortfall::what)
        .containsExactly("days between the first judged recall and the last");
    assertThat(Calibrator.fit(allUseful, POLICY).missing())
        .extracting(Shortfall::what)
        .containsExactly(
            "judgements of the rarer outcome",
            "judgements of the rarer outcome both early and late");
  }

  @Test
  void proposedPolicy_differsInWhatWasFittedOnly() {
    NeedOdds odds = new NeedOdds(1, 1.5, 1, 1, 0.3, 0.2);
    SleepPolicy policy = SleepPolicy.builder().valuation(odds).replayBudget(77).build();
    SimulatedUser user = new SimulatedUser(new NeedParameters(0.1542, 3, 1, 1), 0, 1);

    Fitted fitted = Calibrator.fit(user.judge(1_000, new SplittableRandom(1)), policy);

    NeedParameters after = fitted.after();
    assertThat(fitted.proposed())
        .contains(policy.toBuilder()
            .curve(new PowerLaw(after.decay()))
            .valuation(
                new NeedOdds(after.importance(), 1.5, after.practice(), after.reward(), 0.3, 0.2))
            .build());
  }

  @Test
  void policyWithNothingToFit_isAnError() {
    Evidence none = new Evidence(List.of(), 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Calibrator.fit(none, SleepPolicy.builder().curve(new Exponential()).build()))
        .withMessageContaining("power law");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibrator.fit(
            none,
            SleepPolicy.builder().valuation(new NeedOdds(1, 0, 1, 1, 1, 1)).build()))
        .withMessageContaining("age");
  }
}
