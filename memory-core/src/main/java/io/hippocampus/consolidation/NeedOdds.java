package io.hippocampus.consolidation;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The default valuation: the log-odds that a memory will be needed.
 *
 * <p>Anderson and Schooler (1991) show that memory behaves as if it estimated how likely each thing
 * is to be needed, from its history and its context, and that these odds multiply. So here their
 * logarithms add: the salience tag's importance as odds, the retrievability on the forgetting curve
 * (a power of age), how often it was reactivated, its reward. Last comes redundancy: what a memory
 * tells is counted at a discount when more worthy memories tell it already, so the best are chosen
 * one by one, each against those chosen before (a lazy greedy choice, as for submodular coverage).
 * Under a budget of words a memory must earn the root of its length.
 *
 * @param age how much the logarithm of the retrievability counts; with FSRS-6's curve 3 makes the
 *     odds fall with age to the power 0.46, close to the 0.5 at which words recur in human chats
 * @param practice how much the logarithm of the number of reactivations counts
 * @param reward how much the reward counts
 * @param redundancy how much the logarithm of the share that is news counts
 * @param length how much the logarithm of the number of words counts against it, under a budget of
 *     words only
 */
public record NeedOdds(double age, double practice, double reward, double redundancy, double length)
    implements Valuation {

  /** The weights used unless others are given; docs/evaluation.md says what each one is worth. */
  public static final NeedOdds DEFAULT = new NeedOdds(3, 1, 1, 1, 0.5);

  @Override
  public String name() {
    return "need-odds";
  }

  @Override
  public List<Valued> rank(Held held) {
    Map<String, Integer> told = new HashMap<>();
    held.pinned().forEach(memory -> tell(memory, held, told));
    Comparator<Assessed> order = Comparator.comparingDouble((Assessed s) -> s.worth)
        .reversed()
        .thenComparing(s -> s.memory.id());
    PriorityQueue<Assessed> queue = new PriorityQueue<>(order);
    for (Memory memory : held.memories()) {
      queue.add(assess(memory, held, told));
    }
    List<Valued> ranked = new ArrayList<>(held.memories().size());
    while (!queue.isEmpty()) {
      Assessed best = queue.poll();
      Assessed now = assess(best.memory, held, told);
      Assessed next = queue.peek();
      if (next != null && order.compare(now, next) > 0) {
        queue.add(now);
        continue;
      }
      tell(best.memory, held, told);
      ranked.add(
          new Valued(best.memory.id(), new Explanation("log-odds of being needed", now.terms)));
    }
    return ranked;
  }

  private record Assessed(Memory memory, double worth, List<Term> terms) {}

  private Assessed assess(Memory memory, Held held, Map<String, Integer> told) {
    double importance = Math.clamp(memory.salience().importance(), 0.001, 0.999);
    double retrievability = Math.max(
        1e-9, held.curve().retrievability(memory.strength(), held.now()).value());
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("log-odds of importance", Math.log(importance / (1 - importance)), 1));
    terms.add(new Term("ln retrievability", Math.log(retrievability), age));
    terms.add(new Term("ln reactivations", Math.log(memory.strength().count()), practice));
    terms.add(new Term("expected reward", memory.salience().expectedReward(), reward));
    terms.add(new Term("ln share that is news", Math.log(news(memory, held, told)), redundancy));
    if (held.budget() instanceof Budget.WordCount) {
      terms.add(new Term("ln words", Math.log(Math.max(1, memory.words())), -length));
    }
    double worth = terms.stream().mapToDouble(Term::contribution).sum();
    return new Assessed(memory, worth, terms);
  }

  /**
   * Returns how much of what the memory tells is not told yet: each telling halves, thirds, … it.
   */
  private static double news(Memory memory, Held held, Map<String, Integer> told) {
    double all = 0;
    double news = 0;
    for (String term : held.termsOf().apply(memory)) {
      double information = held.statistics().information(term);
      all += information;
      news += information / (1 + told.getOrDefault(term, 0));
    }
    return all == 0 ? 1 : Math.max(0.01, news / all);
  }

  private static void tell(Memory memory, Held held, Map<String, Integer> told) {
    Set<String> terms = held.termsOf().apply(memory);
    terms.forEach(term -> told.merge(term, 1, Integer::sum));
  }
}
