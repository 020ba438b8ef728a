package io.hippocampus.bench.rating;

import io.hippocampus.memory.Embedding;
import io.hippocampus.port.Embedder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a language model might say of a text, guessed from what one said of the texts nearest to it
 * in meaning: a simulation, for want of a model. Thread-safe.
 *
 * <p>The guess is the mean of the {@value #NEIGHBOURS} nearest ratings, spread out again as the
 * ratings themselves are, for means lie closer together.
 */
public final class NearestRatings {

  private static final int NEIGHBOURS = 10;

  private final Embedder embedder;
  private final Map<Embedding, Double> rated;
  private final double mean;

  private NearestRatings(Embedder embedder, Map<Embedding, Double> rated) {
    this.embedder = embedder;
    this.rated = rated;
    this.mean = rated.values().stream().mapToDouble(r -> r).average().orElseThrow();
  }

  /** Learns from ratings. */
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

  private record Near(double cosine, double rating) {}

  /** Returns the guess for a text, 1 to 9. */
  public int rate(String text) {
    Embedding meaning = embedder.passages(text).get(0).embedding();
    double guess = rated.entrySet().stream()
        .map(entry -> new Near(entry.getKey().cosine(meaning), entry.getValue()))
        .sorted(Comparator.comparingDouble(Near::cosine).reversed())
        .limit(NEIGHBOURS)
        .mapToDouble(Near::rating)
        .average()
        .orElse(mean);
    return (int) Math.clamp(Math.round(mean + 1.5 * (guess - mean)), 1, 9);
  }
}
