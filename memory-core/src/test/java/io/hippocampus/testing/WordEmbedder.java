package io.hippocampus.testing;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Embeds a text as the sum of one fixed random direction for each of its words, so that texts are
 * near as they share words. Needs no model and is fast; cosines behave as one expects in tests.
 */
public final class WordEmbedder implements Embedder {

  private static final int LONGEST_PASSAGE = 120;

  private final EmbeddingModelId model;
  private final int directions;

  /** The model of tests that need but one. */
  public WordEmbedder() {
    this("words-for-tests", 64, 0);
  }

  private WordEmbedder(String name, int dimensions, int directions) {
    this.model = new EmbeddingModelId(name, dimensions);
    this.directions = directions;
  }

  /** Returns another model, by which words point elsewhere. */
  public static WordEmbedder another(String name, int dimensions) {
    return new WordEmbedder(name, dimensions, name.hashCode());
  }

  @Override
  public EmbeddingModelId model() {
    return model;
  }

  @Override
  public int tokens(String text) {
    return words(text).size();
  }

  @Override
  public Embedding cue(String cue) {
    requireWords(cue);
    return embed(words(cue));
  }

  @Override
  public List<Passage> passages(String text) {
    requireWords(text);
    List<String> words = List.of(text.strip().split("\\s+"));
    List<Passage> passages = new ArrayList<>();
    for (int start = 0; start < words.size(); start += LONGEST_PASSAGE) {
      String part =
          String.join(" ", words.subList(start, Math.min(words.size(), start + LONGEST_PASSAGE)));
      passages.add(new Passage(passages.size(), part, embed(words(part))));
    }
    return passages;
  }

  private static void requireWords(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the text to embed is blank; give it words");
    }
  }

  private static List<String> words(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty())
        .toList();
    return words.isEmpty() ? List.of("nothing") : words;
  }

  private Embedding embed(List<String> words) {
    float[] sum = new float[model.dimensions()];
    for (String word : words) {
      SplittableRandom direction = new SplittableRandom(word.hashCode() ^ directions);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) direction.nextGaussian();
      }
    }
    return Embedding.of(sum);
  }

  @Override
  public void close() {}
}
