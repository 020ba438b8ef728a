package io.hippocampus.bench.comparison;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Scores.Range;
import io.hippocampus.bench.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paired differences against what one computes by hand. */
final class DifferenceTest {

  /** What the order of summing may change. */
  private static final double A_HAIR = 1e-9;

  private static final Measure OF = Measure.EVIDENCE_RETAINED;

  @Test
  void difference_isPaired_soThatHardQuestionsAreHardForBoth() {
    double[][] ours = {{1, 0.5, 0.25}, {0.75, 0.5}};
    double[][] theirs = {{0.75, 0.25, 0}, {0.5, 0.25}};
    Estimate estimate = contender(1, ours).minus(contender(1, theirs), OF);

    assertThat(estimate)
        .isEqualTo(new Estimate(0.25, new Range(0.25, 0.25), new Range(0.25, 0.25)));
  }

  @Test
  void difference_ofSeeds_isToTheirMeanQuestionByQuestion() {
    Contender drawn = new Contender(
        Policy.RANDOM,
        0.3,
        1,
        List.of(questions(new double[][] {{1, 0}}), questions(new double[][] {{0, 0}})));
    Contender ours = contender(1, new double[][] {{1, 1}});

    assertThat(ours.minus(drawn, OF).mean()).isEqualTo(0.75);
    assertThat(drawn.spread(OF)).isEqualTo(new Contender.Spread(0, 0.5, Math.sqrt(0.125)));
    assertThat(ours.spread(OF)).isEqualTo(new Contender.Spread(1, 1, 0));
  }

  /** All ways to draw as many spaces as there are, each as likely, sorted by what they give. */
  @Test
  void intervalOverSpaces_isThatOfAllWaysToDrawThem() {
    forAll(40, random -> {
      double[][] ours = drawn(random);
      double[][] theirs = likewise(ours, random);
      Range range =
          contender(random.nextLong(), ours).minus(contender(1, theirs), OF).overSpaces();

      double[] means =
          ways(ours.length).mapToDouble(way -> mean(way, ours, theirs)).sorted().toArray();
      assertThat(range.low()).isBetween(at(means, 0.010) - A_HAIR, at(means, 0.045) + A_HAIR);
      assertThat(range.high()).isBetween(at(means, 0.955) - A_HAIR, at(means, 0.990) + A_HAIR);
    });
  }

  @Test
  void difference_isTheOppositeOfItsOpposite() {
    forAll(100, random -> {
      double[][] values = drawn(random);
      Contender ours = contender(7, values);
      Contender theirs = contender(7, likewise(values, random));
      Estimate there = ours.minus(theirs, OF);
      Estimate back = theirs.minus(ours, OF);
      assertThat(back.mean()).isCloseTo(-there.mean(), within(A_HAIR));
      assertThat(back.withinSpaces().low()).isCloseTo(-there.withinSpaces().high(), within(A_HAIR));
    });
  }

  @Test
  void mark_isGiven_whenTheIntervalExcludesZero() {
    assertThat(difference(0.1, 0.2, false).isClearOverSpaces()).isTrue();
    assertThat(difference(-0.2, -0.1, false).isClearWithinSpaces()).isTrue();
    assertThat(difference(-0.1, 0.2, false).isClearOverSpaces()).isFalse();
    assertThat(difference(0, 0.2, false).isClearWithinSpaces()).isFalse();
    assertThat(difference(0.1, 0.2, true).isClearOverSpaces()).isFalse();
    assertThat(difference(0.1, 0.2, true).isClearWithinSpaces()).isTrue();
  }

  private static Difference difference(double low, double high, boolean hasFewSpaces) {
    Range range = new Range(low, high);
    return new Difference(
        Policy.NEWEST, 0.3, OF, new Estimate((low + high) / 2, range, range), hasFewSpaces);
  }

  private static double[][] drawn(RandomGenerator random) {
    double[][] spaces = new double[3 + random.nextInt(2)][];
    Arrays.setAll(spaces, space -> random.doubles(1 + random.nextInt(5)).toArray());
    return spaces;
  }

  /** Returns other values for as many questions of as many spaces. */
  private static double[][] likewise(double[][] values, RandomGenerator random) {
    return Arrays.stream(values)
        .map(space -> random.doubles(space.length).toArray())
        .toArray(double[][]::new);
  }

  private static Stream<int[]> ways(int spaces) {
    return IntStream.range(0, (int) Math.pow(spaces, spaces)).mapToObj(way -> {
      int[] drawn = new int[spaces];
      int rest = way;
      for (int draw = 0; draw < spaces; draw++) {
        drawn[draw] = rest % spaces;
        rest /= spaces;
      }
      return drawn;
    });
  }

  private static double mean(int[] way, double[][] ours, double[][] theirs) {
    double sum = 0;
    int count = 0;
    for (int space : way) {
      for (int question = 0; question < ours[space].length; question++) {
        sum += ours[space][question] - theirs[space][question];
        count++;
      }
    }
    return sum / count;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (share * sorted.length)];
  }

  private static Contender contender(long seed, double[][] bySpace) {
    return new Contender(Policy.DEFAULT, 0.3, seed, List.of(questions(bySpace)));
  }

  private static List<Scored> questions(double[][] bySpace) {
    List<Scored> questions = new ArrayList<>();
    for (int space = 0; space < bySpace.length; space++) {
      for (double value : bySpace[space]) {
        questions.add(
            new Scored("space " + space, "q" + questions.size(), "where", Map.of(OF, value)));
      }
    }
    return questions;
  }
}
