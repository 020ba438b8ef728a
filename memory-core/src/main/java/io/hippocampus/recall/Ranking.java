package io.hippocampus.recall;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Term;
import io.hippocampus.port.MemoryIndex.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Ranks candidates: the sum of what speaks for each, in units of standard deviations over all
 * candidates of the cue. Pure.
 *
 * <p>Cosines of one model live in a narrow band that differs from cue to cue, so they, and the BM25
 * scores, are normalized for each cue before they are added (facts behind the choice:
 * docs/evaluation.md). A memory's neighbours in its session reinstate its context: what stands
 * between turns that fit the cue is likely to fit too.
 *
 * @param meaning how much nearness of meaning counts
 * @param words how much common words count
 * @param context how much the best neighbour's fit counts
 * @param session how much the fit of the session counts
 * @param time how much it counts to have happened when the cue says
 * @param speaker how much it counts to be said by whom the cue names
 * @param salience how much importance counts
 * @param superseded how much it counts against a memory that it no longer holds
 */
public record Ranking(
    double meaning,
    double words,
    double context,
    double session,
    double time,
    double speaker,
    double salience,
    double superseded) {

  /** The weights used unless others are given; docs/evaluation.md says what each one is worth. */
  public static final Ranking DEFAULT = new Ranking(0.75, 0.25, 0.4, 0.4, 2, 0.8, 0.3, 0.3);

  private static final int REACH = 2;
  private static final int SESSION_TOP = 3;

  /**
   * What the cue is about, beside its words.
   *
   * @param times when what it asks for happened; empty when it does not say
   * @param names the names in it, lower-cased
   * @param asOf the moment recalled as of
   */
  public record Cue(List<Interval> times, Set<String> names, Instant asOf) {
    public Cue {
      times = List.copyOf(times);
      names = Set.copyOf(names);
    }
  }

  /**
   * A ranked candidate.
   *
   * @param candidate the candidate
   * @param why the terms of its score
   * @param score their sum
   */
  public record Ranked(Candidate candidate, Explanation why, double score) {}

  /** Returns all candidates, best first. */
  public List<Ranked> rank(Cue cue, List<Candidate> found) {
    List<Candidate> candidates =
        found.stream().sorted(Comparator.comparing(Candidate::memory)).toList();
    Map<Candidate, Double> nearness = normalized(candidates, Candidate::cosine);
    Map<Candidate, Double> fit = normalized(candidates, Candidate::bm25);
    Map<Candidate, Double> salient = normalized(candidates, Candidate::importance);
    Map<Candidate, Double> base = new HashMap<>();
    Map<Place, Double> places = new HashMap<>();
    Map<String, List<Double>> sessions = new HashMap<>();
    for (Candidate candidate : candidates) {
      double near = nearness.getOrDefault(candidate, fit.getOrDefault(candidate, 0.0));
      double sum = meaning * near + words * fit.getOrDefault(candidate, 0.0);
      base.put(candidate, sum);
      places.merge(new Place(candidate.session(), candidate.position()), sum, Math::max);
      sessions.computeIfAbsent(candidate.session(), s -> new ArrayList<>()).add(sum);
    }
    Map<String, Double> sessionFit = new HashMap<>();
    sessions.forEach((name, sums) -> sessionFit.put(name, topMean(sums)));
    boolean someoneNamed = candidates.stream().anyMatch(c -> isNamed(cue, c));
    List<Ranked> ranked = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      List<Term> terms = new ArrayList<>();
      double near = nearness.getOrDefault(candidate, fit.getOrDefault(candidate, 0.0));
      terms.add(new Term("meaning", near, meaning));
      terms.add(new Term("words", fit.getOrDefault(candidate, 0.0), words));
      terms.add(new Term("context", contextOf(candidate, places), context));
      terms.add(new Term("session", sessionFit.getOrDefault(candidate.session(), 0.0), session));
      if (!cue.times().isEmpty()) {
        terms.add(new Term("time", happenedThen(cue, candidate) ? 1 : 0, time));
      }
      if (someoneNamed) {
        terms.add(new Term("speaker", isNamed(cue, candidate) ? 1 : 0, speaker));
      }
      terms.add(new Term("salience", salient.getOrDefault(candidate, 0.0), salience));
      if (!candidate.validUntil().isAfter(cue.asOf())) {
        terms.add(new Term("superseded", 1, -superseded));
      }
      Explanation why = new Explanation(
          "sum of terms, normalized over " + candidates.size() + " candidates", terms);
      ranked.add(new Ranked(candidate, why, why.total()));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score)
        .reversed()
        .thenComparing(r -> r.candidate().memory()));
    return ranked;
  }

  private record Place(String session, long position) {}

  private static double contextOf(Candidate candidate, Map<Place, Double> places) {
    double best = 0;
    for (int step = 1; step <= REACH; step++) {
      for (int way : new int[] {-1, 1}) {
        Double neighbour =
            places.get(new Place(candidate.session(), candidate.position() + (long) way * step));
        if (neighbour != null) {
          best = Math.max(best, neighbour / step);
        }
      }
    }
    return best;
  }

  private static double topMean(List<Double> sums) {
    return sums.stream()
        .sorted(Comparator.reverseOrder())
        .limit(SESSION_TOP)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  private static boolean happenedThen(Cue cue, Candidate candidate) {
    return cue.times().stream()
        .anyMatch(when -> when.overlaps(candidate.occurredFrom(), candidate.occurredTo()));
  }

  private static boolean isNamed(Cue cue, Candidate candidate) {
    for (String part : candidate.speaker().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (cue.names().contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many standard deviations each value lies above the mean of those there are. */
  private static Map<Candidate, Double> normalized(
      List<Candidate> candidates, ToDoubleFunction<Candidate> measure) {
    double[] values =
        candidates.stream().mapToDouble(measure).filter(Double::isFinite).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 0 ? 0 : Math.sqrt(squares / values.length);
    Map<Candidate, Double> normalized = new HashMap<>();
    for (Candidate candidate : candidates) {
      double value = measure.applyAsDouble(candidate);
      if (Double.isFinite(value)) {
        normalized.put(candidate, deviation < 1e-12 ? 0 : (value - mean) / deviation);
      }
    }
    return normalized;
  }

  /** Returns the names in a text, lower-cased: its words that begin with a capital. */
  public static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    for (String word : text.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
        names.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
