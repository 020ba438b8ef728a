package io.hippocampus.consolidation;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The default valuation: the log-odds that a memory will be needed.
 *
 * <p>Anderson and Schooler (1991) show that memory behaves as if it estimated how likely each thing
 * is to be needed, from its history and its context, and that these odds multiply. So here their
 * logarithms add: the salience tag's importance as odds, the retrievability on the forgetting curve
 * (a power of age), how often it was reactivated, its reward; and against it the interference it
 * stands in, in standard deviations over what is held, for the cosines of one model live in a
 * narrow band. Under a budget of words a memory must also earn its length.
 *
 * <p>Each weight is 0 to 100. Only how they weigh against each other decides what is kept.
 *
 * @param importance how much the log-odds of the tag's importance count
 * @param age how much the logarithm of the retrievability counts; with FSRS-6's curve 2 makes the
 *     odds fall with age to the power 0.31
 * @param practice how much the logarithm of the number of reactivations counts
 * @param reward how much the reward counts
 * @param interference how much each standard deviation of interference counts against it
 * @param length how much the logarithm of the number of words counts against it, under a budget of
 *     words only
 */
public record NeedOdds(
    double importance,
    double age,
    double practice,
    double reward,
    double interference,
    double length)
    implements Valuation {

  /** The weights used unless others are given; docs/evaluation.md says what each one is worth. */
  public static final NeedOdds DEFAULT = new NeedOdds(1, 2, 1, 1, 0.8, 0.75);

  private static final double MOST = 100;

  public NeedOdds {
    require("importance", importance);
    require("age", age);
    require("practice", practice);
    require("reward", reward);
    require("interference", interference);
    require("length", length);
  }

  private static void require(String weight, double value) {
    if (!(value >= 0 && value <= MOST)) {
      throw new IllegalArgumentException("need-odds have " + weight + " " + value
          + "; allowed are weights from 0 to " + (int) MOST);
    }
  }

  @Override
  public String name() {
    return "need-odds";
  }

  private record Assessed(Valued valued, double worth) {}

  @Override
  public List<Valued> rank(Held held) {
    Spread spread = Spread.of(held.memories());
    return held.memories().stream()
        .map(memory -> assess(memory, held, spread))
        .sorted(Comparator.comparingDouble(Assessed::worth)
            .reversed()
            .thenComparing(assessed -> assessed.valued().memory()))
        .map(Assessed::valued)
        .toList();
  }

  @Override
  public OptionalDouble ordinary(Held held, double salience, Strength strength) {
    double words =
        held.memories().stream().mapToDouble(NeedOdds::lnWords).average().orElse(0);
    return OptionalDouble.of(
        new Explanation("log-odds of being needed", terms(salience, strength, 0, 0, words, held))
            .total());
  }

  private Assessed assess(Memory memory, Held held, Spread spread) {
    Explanation why = new Explanation(
        "log-odds of being needed",
        terms(
            memory.salience().importance(),
            memory.strength(),
            memory.salience().expectedReward(),
            spread.deviations(memory),
            lnWords(memory),
            held));
    return new Assessed(new Valued(memory.id(), why), why.total());
  }

  private List<Term> terms(
      double salience,
      Strength strength,
      double expectedReward,
      double deviations,
      double lnWords,
      Held held) {
    double odds = Math.clamp(salience, 0.001, 0.999);
    double retrievability =
        Math.max(1e-9, held.curve().retrievability(strength, held.now()).value());
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("log-odds of importance", Math.log(odds / (1 - odds)), importance));
    terms.add(new Term("ln retrievability", Math.log(retrievability), age));
    terms.add(new Term("ln reactivations", Math.log(strength.count()), practice));
    terms.add(new Term("expected reward", expectedReward, reward));
    terms.add(new Term("interference", deviations, -interference));
    if (held.budget().isOfWords()) {
      terms.add(new Term("ln words", lnWords, -length));
    }
    return terms;
  }

  private static double lnWords(Memory memory) {
    return Math.log(Math.max(1, memory.words()));
  }

  /** How interference is spread over what is held; a memory without one lies at the mean. */
  private record Spread(double mean, double deviation) {

    static Spread of(List<Memory> memories) {
      double[] known = memories.stream()
          .map(memory -> memory.strength().interference())
          .flatMapToDouble(OptionalDouble::stream)
          .toArray();
      double mean = Arrays.stream(known).average().orElse(0);
      double variance =
          Arrays.stream(known).map(x -> (x - mean) * (x - mean)).average().orElse(0);
      return new Spread(mean, Math.sqrt(variance));
    }

    double deviations(Memory memory) {
      OptionalDouble known = memory.strength().interference();
      return known.isEmpty() || deviation < 1e-9 ? 0 : (known.getAsDouble() - mean) / deviation;
    }
  }
}
