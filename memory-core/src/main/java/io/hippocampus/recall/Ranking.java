package io.hippocampus.recall;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Term;
import io.hippocampus.port.MemoryIndex.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Ranks candidates: the sum of what speaks for each, in units of standard deviations over all
 * candidates of the cue. Pure.
 *
 * <p>Cosines of one model live in a narrow band that differs from cue to cue, so they, and the BM25
 * scores, are normalized for each cue before they are added (facts behind the choice:
 * docs/evaluation.md). A memory's neighbours in its session reinstate its context: what stands
 * between turns that fit the cue is likely to fit too.
 *
 * <p>Abstractions are measured by the yardstick of the others, which they leave as it is, and each
 * stands in a session of its own: without them every other candidate has the same score.
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

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
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
    double[] salient = normalized(candidates, Candidate::importance);
    double[] fit = orZero(normalized(candidates, Candidate::bm25));
    double[] nearness = normalized(candidates, Candidate::cosine);
    for (int i = 0; i < nearness.length; i++) {
      nearness[i] = Double.isNaN(nearness[i]) ? fit[i] : nearness[i];
    }
    Map<Place, Double> places = new HashMap<>();
    Map<String, List<Double>> sessions = new HashMap<>();
    for (int i = 0; i < nearness.length; i++) {
      Candidate candidate = candidates.get(i);
      double sum = meaning * nearness[i] + words * fit[i];
      places.merge(new Place(candidate.session(), candidate.position()), sum, Math::max);
      sessions.computeIfAbsent(candidate.session(), s -> new ArrayList<>()).add(sum);
    }
    Map<String, Double> sessionFit = new HashMap<>();
    sessions.forEach((name, sums) -> sessionFit.put(name, topMean(sums)));
    List<Candidate> measured =
        candidates.stream().filter(candidate -> !candidate.abstraction()).toList();
    Set<String> named = named(cue, measured);
    String how = "sum of terms, normalized over " + measured.size() + " candidates";
    List<Ranked> ranked = new ArrayList<>(candidates.size());
    for (int i = 0; i < nearness.length; i++) {
      Candidate candidate = candidates.get(i);
      List<Term> terms = new ArrayList<>();
      terms.add(new Term("meaning", nearness[i], meaning));
      terms.add(new Term("words", fit[i], words));
      terms.add(new Term("context", contextOf(candidate, places), context));
      terms.add(new Term("session", sessionFit.getOrDefault(candidate.session(), 0.0), session));
      if (!cue.times().isEmpty()) {
        terms.add(new Term("time", happenedThen(cue, candidate) ? 1 : 0, time));
      }
      if (!named.isEmpty()) {
        terms.add(new Term("speaker", named.contains(candidate.speaker()) ? 1 : 0, speaker));
      }
      terms.add(new Term("salience", Double.isNaN(salient[i]) ? 0 : salient[i], salience));
      if (!candidate.validUntil().isAfter(cue.asOf())) {
        terms.add(new Term("superseded", 1, -superseded));
      }
      Explanation why = new Explanation(how, terms);
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

  /** Returns those of the candidates' speakers whom the cue names. */
  private static Set<String> named(Cue cue, List<Candidate> candidates) {
    Set<String> speakers = new HashSet<>();
    candidates.forEach(candidate -> speakers.add(candidate.speaker()));
    speakers.removeIf(speaker -> !isNamed(cue, speaker));
    return speakers;
  }

  private static boolean isNamed(Cue cue, String speaker) {
    for (String part : speaker.toLowerCase(Locale.ROOT).split("\\s+")) {
      if (cue.names().contains(part)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how many standard deviations each value lies above the mean of those there are,
   * abstractions left out of both; NaN for those that are not.
   */
  private static double[] normalized(
      List<Candidate> candidates, ToDoubleFunction<Candidate> measure) {
    double[] all = candidates.stream().mapToDouble(measure).toArray();
    double[] values = candidates.stream()
        .filter(candidate -> !candidate.abstraction())
        .mapToDouble(measure)
        .filter(Double::isFinite)
        .toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 0 ? 0 : Math.sqrt(squares / values.length);
    for (int i = 0; i < all.length; i++) {
      if (!Double.isFinite(all[i])) {
        all[i] = Double.NaN;
      } else {
        all[i] = deviation < 1e-12 ? 0 : (all[i] - mean) / deviation;
      }
    }
    return all;
  }

  private static double[] orZero(double[] values) {
    return Arrays.stream(values).map(value -> Double.isNaN(value) ? 0 : value).toArray();
  }

  /** Returns the names in a text, lower-cased: its words that begin with a capital. */
  public static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    for (String word : BETWEEN_WORDS.split(text)) {
      if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
        names.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
