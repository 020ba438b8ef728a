package io.hippocampus.bench.rating;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.bench.rating.Agreement.Life;
import io.hippocampus.bench.rating.Agreement.Pair;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agreement is a matter of order. */
final class AgreementTest {

  private static Pair pair(String text, int recorded, double offline) {
    return new Pair(text, recorded, offline, recorded / 10.0);
  }

  @Test
  void order_aloneCounts() {
    forAll(random -> {
      List<Double> values = random.doubles(20).boxed().toList();
      assertThat(Agreement.spearman(values, v -> v, v -> Math.exp(9 * v)))
          .isCloseTo(1, within(1e-9));
      assertThat(Agreement.spearman(values, v -> v, v -> -v * v * v)).isCloseTo(-1, within(1e-9));
      double some = Agreement.spearman(values, v -> v, v -> Math.round(v * 3));
      assertThat(some).isBetween(0.0, 1.0);
    });
  }

  @Test
  void tied_areAtTheirMeanRank() {
    record Both(int first, int second) {}
    List<Both> pairs = List.of(new Both(1, 1), new Both(2, 2), new Both(2, 3), new Both(3, 4));
    assertThat(Agreement.spearman(pairs, Both::first, Both::second))
        .isCloseTo(0.9486833, within(1e-6));
  }

  @Test
  void same_textTwice_tellsHowFarAModelAgreesWithItself() {
    Life life = new Life(
        List.of(
            pair("a", 2, 0.1),
            pair("b", 5, 0.2),
            pair("a", 3, 0.1),
            pair("b", 5, 0.2),
            pair("c", 9, 0.9),
            pair("c", 7, 0.9)),
        List.of("an alarm"));
    Agreement agreement = Agreement.of("some", List.of(life));

    assertThat(agreement.agents()).isEqualTo(1);
    assertThat(agreement.rated()).isEqualTo(6);
    assertThat(agreement.repeated()).isEqualTo(3);
    assertThat(agreement.itself()).isCloseTo(1, within(1e-9));
    assertThat(agreement.apart()).isCloseTo(1, within(1e-9));
    assertThat(agreement.alarmed()).isEqualTo(1);
    assertThat(agreement.calibrated()).isCloseTo(1, within(1e-9));
  }

  @Test
  void agents_areWeighedByTheirNumbers_andOneWithoutAnyOrderIsLeftOut() {
    Life ordered = new Life(
        IntStream.rangeClosed(1, 9).mapToObj(i -> pair("t" + i, i, i)).toList(), List.of());
    Life reversed = new Life(
        IntStream.rangeClosed(1, 3).mapToObj(i -> pair("t" + i, i, -i)).toList(), List.of());
    Life flat = new Life(List.of(pair("x", 5, 1), pair("y", 5, 2)), List.of());

    assertThat(Agreement.of("some", List.of(ordered, reversed, flat)).offline())
        .isCloseTo((9.0 - 3.0) / 12, within(1e-9));
  }
}
