package io.hippocampus.forgetting;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StrengtheningTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Strengthening FSRS = Strengthening.FSRS_6;

  @ParameterizedTest
  @CsvSource({
    "0, 0.212, 6.4133",
    "0.3333333333333333, 1.2931, 5.11217071",
    "0.6666666666666666, 2.3065, 2.11810397",
    "1, 8.2956, 1"
  })
  void importance_startsAsFsrsFirstGrades(double importance, double days, double difficulty) {
    Strength strength = FSRS.encoded(START, importance);
    assertThat(strength.stability().days()).isCloseTo(days, within(1e-12));
    assertThat(strength.difficulty()).isCloseTo(difficulty, within(1e-8));
    assertThat(strength.count()).isEqualTo(1);
    assertThat(strength.newest()).containsExactly(START);
  }

  @Test
  void moreImportance_neverStartsWeaker() {
    forAll(random -> {
      double less = random.nextDouble();
      double more = random.nextDouble(less, 1);
      assertThat(FSRS.encoded(START, more).stability().days())
          .isGreaterThanOrEqualTo(FSRS.encoded(START, less).stability().days());
      assertThat(FSRS.encoded(START, more).difficulty())
          .isLessThanOrEqualTo(FSRS.encoded(START, less).difficulty());
    });
  }

  @Test
  void aRecall_neverLowersStability() {
    forAll(random -> {
      Strength held = strength(random);
      Instant at = held.reactivatedAt().plusSeconds(random.nextLong(400 * 86_400L));
      for (Grade grade : List.of(Grade.HARD, Grade.GOOD, Grade.EASY)) {
        assertThat(FSRS.reactivated(held, at, grade).stability().days())
            .isGreaterThanOrEqualTo(held.stability().days() - 1e-8);
      }
    });
  }

  @Test
  void aLapse_neverRaisesStability_afterADay() {
    forAll(random -> {
      Strength held = strength(random);
      Instant at = held.reactivatedAt().plusSeconds(random.nextLong(86_400, 400 * 86_400L));
      assertThat(FSRS.reactivated(held, at, Grade.AGAIN).stability().days())
          .isLessThanOrEqualTo(held.stability().days());
    });
  }

  @Test
  void betterGrade_neverStrengthensLess() {
    forAll(random -> {
      Strength held = strength(random);
      Instant at = held.reactivatedAt().plusSeconds(random.nextLong(400 * 86_400L));
      double before = 0;
      for (Grade grade : Grade.values()) {
        double days = FSRS.reactivated(held, at, grade).stability().days();
        assertThat(days).isGreaterThanOrEqualTo(before);
        before = days;
      }
    });
  }

  @Test
  void longerWait_strengthensMore() {
    forAll(random -> {
      Strength held = strength(random);
      Instant sooner = held.reactivatedAt().plusSeconds(random.nextLong(86_400, 100 * 86_400L));
      Instant later = sooner.plusSeconds(random.nextLong(100 * 86_400L));
      assertThat(FSRS.reactivated(held, later, Grade.GOOD).stability().days())
          .isGreaterThanOrEqualTo(
              FSRS.reactivated(held, sooner, Grade.GOOD).stability().days());
    });
  }

  @ParameterizedTest
  @EnumSource(Grade.class)
  void reactivation_isCounted_andStaysInBounds_thousandTimes(Grade grade) {
    Strength strength = FSRS.encoded(START, 0.5);
    for (int i = 1; i <= 1_000; i++) {
      strength = FSRS.reactivated(strength, START.plus(Duration.ofDays(i * 40L)), grade);
    }
    assertThat(strength.count()).isEqualTo(1_001);
    assertThat(strength.first()).isEqualTo(START);
    assertThat(strength.stability().days()).isBetween(Stability.LEAST_DAYS, Stability.MOST_DAYS);
  }

  @Test
  void cramming_addsLittle() {
    Strength crammed = FSRS.encoded(START, 0.5);
    for (int i = 1; i <= 100; i++) {
      crammed = FSRS.reactivated(crammed, START.plusSeconds(i * 60L), Grade.GOOD);
    }
    Strength spaced =
        FSRS.reactivated(FSRS.encoded(START, 0.5), START.plus(Duration.ofDays(3)), Grade.GOOD);
    assertThat(crammed.stability().days()).isLessThan(spaced.stability().days());
  }

  @Test
  void anEarlierMoment_countsAsTheLastReactivation() {
    Strength held = FSRS.encoded(START, 0.5);
    assertThat(FSRS.reactivated(held, START.minusSeconds(99), Grade.GOOD))
        .isEqualTo(FSRS.reactivated(held, START, Grade.GOOD));
  }

  @Test
  void badInput_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FSRS.encoded(START, 1.5))
        .withMessageContaining("importance is 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FSRS.encoded(START, Double.NaN))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Strengthening(List.of(1.0), true))
        .withMessageContaining("21");
  }

  private static Strength strength(RandomGenerator random) {
    Strength strength = FSRS.encoded(START, random.nextDouble());
    Grade[] grades = Grade.values();
    for (int i = random.nextInt(12); i > 0; i--) {
      Instant at = strength.reactivatedAt().plusSeconds(random.nextLong(60 * 86_400L));
      strength = FSRS.reactivated(strength, at, grades[random.nextInt(4)]);
    }
    return strength;
  }
}
