package io.hippocampus.bench.rating;

import io.hippocampus.memory.Embedding;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.LanguageModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Stands in for a language model: guesses what one would say of a text from what it said of the
 * texts nearest in meaning. A simulation, for want of a model. Thread-safe.
 *
 * <p>The guess is the mean of the {@value #NEIGHBOURS} nearest ratings, spread out again by
 * {@value #SPREAD}, for means lie closer together than ratings do.
 */
public final class NearestRatings implements LanguageModel {

  private static final int NEIGHBOURS = 10;
  private static final double SPREAD = 1.5;

  private final Embedder embedder;
  private final Map<Embedding, Double> rated;
  private final double mean;
  private final Map<String, Integer> guesses = new ConcurrentHashMap<>();

  private NearestRatings(Embedder embedder, Map<Embedding, Double> rated) {
    this.embedder = embedder;
    this.rated = rated;
    this.mean = rated.values().stream().mapToDouble(r -> r).average().orElseThrow();
  }

  /** Learns from ratings; the embedder must stay open. */
  public static NearestRatings of(List<RecordedRatings> ratings, Embedder embedder) {
    Map<String, Double> byText = ratings.stream()
        .flatMap(one -> one.nodes().stream())
        .collect(Collectors.groupingBy(
            RecordedRatings.Node::text,
            LinkedHashMap::new,
            Collectors.averagingDouble(RecordedRatings.Node::rating)));
    Map<Embedding, Double> rated = new LinkedHashMap<>();
    byText.forEach((text, rating) -> rated.put(embedder.passages(text).get(0).embedding(), rating));
    return new NearestRatings(embedder, rated);
  }

  @Override
  public String name() {
    return "simulated/nearest-ratings";
  }

  @Override
  public Answer ask(Question question) {
    return new ScriptedModel(name(), text -> guesses.computeIfAbsent(text, this::guess))
        .ask(question);
  }

  private record Near(double cosine, double rating) {}

  private int guess(String text) {
    Embedding meaning = embedder.passages(text).get(0).embedding();
    double guess = rated.entrySet().stream()
        .map(entry -> new Near(entry.getKey().cosine(meaning), entry.getValue()))
        .sorted(Comparator.comparingDouble(Near::cosine).reversed())
        .limit(NEIGHBOURS)
        .mapToDouble(Near::rating)
        .average()
        .orElse(mean);
    return (int) Math.clamp(Math.round(mean + SPREAD * (guess - mean)), 1, 9);
  }
}
