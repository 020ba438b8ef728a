package io.hippocampus.encoding;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

  static Rating rating(int number, double importance, double offline) {
    return new Rating(
        new MemoryId("m" + number),
        new Tagger("a model", "1"),
        importance,
        offline,
        Samples.NOON.plusSeconds(number),
        100,
        Duration.ofSeconds(1));
  }

  private static List<Rating> ratings(RandomGenerator random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> rating(i, random.nextInt(1, 10) / 10.0, random.nextDouble()))
        .toList();
  }

  @Test
  void importance_isWhatWasRated_beforeThereAreRatings() {
    Calibration none = Calibration.by(List.of());
    for (int n = 1; n <= 9; n++) {
      assertThat(none.equated(n / 10.0)).isCloseTo(n / 10.0, within(1e-12));
    }
  }

  @Test
  void importance_staysInRange_andKeepsTheOrderOfRatings() {
    forAll(random -> {
      Calibration calibration = Calibration.by(ratings(random, random.nextInt(300)));
      double last = 0;
      for (int n = 0; n <= 10; n++) {
        double importance = calibration.equated(n / 10.0);
        assertThat(importance).isBetween(last, 1.0);
        last = importance;
      }
    });
  }

  @Test
  void importances_areSpreadAsTheOfflineTaggers_howeverTheScaleIsUsed() {
    forAll(random -> {
      List<Double> offline =
          random.doubles(500).boxed().sorted(Comparator.naturalOrder()).toList();
      List<Rating> ratings = new ArrayList<>();
      for (int i = 0; i < offline.size(); i++) {
        ratings.add(rating(i, 0.7 + 0.2 * i / offline.size(), offline.get(i)));
      }
      Calibration calibration = Calibration.by(ratings);
      for (int i = 20; i < 480; i += 20) {
        assertThat(calibration.equated(ratings.get(i).importance()))
            .isCloseTo(offline.get(i), within(0.05));
      }
    });
  }

  @Test
  void importance_liesBetweenBoth_andRisesWithEach() {
    forAll(random -> {
      Calibration calibration = Calibration.by(ratings(random, random.nextInt(300)));
      double surface = random.nextDouble(0.01, 0.99);
      double last = 0;
      for (int n = 0; n <= 10; n++) {
        double equated = Math.clamp(calibration.equated(n / 10.0), 0.001, 0.999);
        double importance = calibration.importance(n / 10.0, surface);
        assertThat(importance)
            .isBetween(Math.min(surface, equated) - 1e-9, Math.max(surface, equated) + 1e-9)
            .isGreaterThanOrEqualTo(last);
        assertThat(calibration.importance(n / 10.0, surface / 2)).isLessThan(importance);
        last = importance;
      }
    });
  }

  @Test
  void rater_whoSaysTheSameOfEverything_saysNothing() {
    List<Rating> same =
        IntStream.range(0, 999).mapToObj(i -> rating(i, 0.7, i / 998.0)).toList();
    assertThat(Calibration.by(same).equated(0.7)).isCloseTo(0.5, within(0.01));
  }
}
