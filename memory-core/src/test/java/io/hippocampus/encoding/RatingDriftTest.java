package io.hippocampus.encoding;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.port.RatingLog.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RatingDriftTest {

  private static List<Rating> newestFirst(int count, IntToDoubleFunction rated) {
    return IntStream.range(0, count)
        .mapToObj(i -> CalibrationTest.rating(i, rated.applyAsDouble(i), 0.5))
        .toList();
  }

  @Test
  void nothingIsAmiss_beforeThereAreEnoughRatings() {
    assertThat(RatingDrift.alarms(List.of())).isEmpty();
    assertThat(RatingDrift.alarms(newestFirst(49, i -> 0.9))).isEmpty();
  }

  @Test
  void inflation_isNoticed() {
    assertThat(RatingDrift.alarms(newestFirst(60, i -> i % 3 == 0 ? 0.4 : 0.7 + i % 2 * 0.1)))
        .containsExactly("ratings are inflated: 67% of the latest 60 are 7 of 10 or more");
  }

  @Test
  void sameness_isNoticed() {
    assertThat(RatingDrift.alarms(newestFirst(100, i -> i < 5 ? 0.2 : 0.5)))
        .containsExactly("ratings say little: 95% of the latest 100 are the same");
  }

  @Test
  void drift_isNoticed_andChanceIsNot() {
    List<Rating> drifted = newestFirst(600, i -> (i % 5 + (i < 100 ? 3 : 1)) / 10.0);
    assertThat(RatingDrift.alarms(drifted))
        .containsExactly(
            "ratings have drifted: the latest 100 average 5.0 of 10, the 500 before 3.0");

    List<Boolean> alarmed = new ArrayList<>();
    forAll(random ->
        alarmed.add(!RatingDrift.alarms(newestFirst(700, i -> random.nextInt(1, 8) / 10.0))
            .isEmpty()));
    assertThat(alarmed.stream().filter(alarm -> alarm).count())
        .as("false alarms among %d", alarmed.size())
        .isLessThanOrEqualTo(alarmed.size() / 100 + 1);
  }
}
