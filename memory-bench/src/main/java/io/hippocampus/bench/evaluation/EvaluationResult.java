package io.hippocampus.bench.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an evaluation found.
 *
 * @param options what was evaluated and how
 * @param asked what came of each question, in the order of spaces and moments
 * @param nights the reports of each space's nights, oldest first
 * @param measured what depends on the machine
 */
public record EvaluationResult(
    EvaluationOptions options,
    List<Asked> asked,
    Map<SpaceName, List<SleepReport>> nights,
    Measured measured) {

  /** Categories left out of the headline: their evidence tempts to a wrong answer. */
  public static final Set<String> NOT_IN_HEADLINE = Set.of("adversarial");

  public EvaluationResult {
    asked = List.copyOf(asked);
    nights = Collections.unmodifiableMap(new LinkedHashMap<>(nights));
  }

  /** Returns the scores to quote: over all questions, {@link #NOT_IN_HEADLINE} left out. */
  public Scores headline() {
    return Scores.of(inHeadline(), options.seed());
  }

  /** Returns the scores of each category, by name. */
  public Map<String, Scores> byCategory() {
    return new TreeMap<>(scores(asked, one -> one.question().category()));
  }

  /** Returns the scores of each space, of the questions in the headline. */
  public Map<String, Scores> bySpace() {
    return scores(inHeadline(), one -> one.question().space().value());
  }

  /** Returns the questions in the headline; all when there are none but those left out. */
  public List<Asked> inHeadline() {
    return inHeadline(asked);
  }

  /** Returns those of the questions that are in the headline; all when there are none. */
  public static List<Asked> inHeadline(List<Asked> asked) {
    Predicate<Asked> quoted = one -> !NOT_IN_HEADLINE.contains(one.question().category());
    return asked.stream().anyMatch(quoted) ? asked.stream().filter(quoted).toList() : asked;
  }

  /** Returns all nights of all spaces. */
  public List<SleepReport> allNights() {
    return nights.values().stream().flatMap(List::stream).toList();
  }

  /** Returns how many nights were refused by their probes. */
  public long refused() {
    return allNights().stream()
        .filter(night -> night.outcome() == SleepOutcome.REFUSED)
        .count();
  }

  private Map<String, Scores> scores(List<Asked> questions, Function<Asked, String> group) {
    Map<String, Scores> scores = new LinkedHashMap<>();
    questions.stream()
        .collect(groupingBy(group, LinkedHashMap::new, toList()))
        .forEach((name, some) -> scores.put(name, Scores.of(some, options.seed())));
    return scores;
  }
}
