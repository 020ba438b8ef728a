package io.hippocampus.bench.jmh;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Embeds cues by a real model, and memories at once: each as a direction drawn by its text's hash
 * around one of some hundred topics, which are real embeddings of texts. So a home of a hundred
 * thousand memories fills in minutes, and its embeddings lie as close together as the model's do.
 */
final class TopicEmbedder implements Embedder {

  /** How long the drawn part is beside a topic of length 1: cosines to the topic are about .9. */
  private static final double SPREAD = 0.45;

  private final Embedder real;
  private final List<float[]> topics = new ArrayList<>();

  /** Takes over the real model; each text is a topic. */
  TopicEmbedder(Embedder real, List<String> texts) {
    this.real = real;
    texts.forEach(text -> topics.add(real.passages(text).get(0).embedding().toArray()));
  }

  @Override
  public EmbeddingModelId model() {
    return real.model();
  }

  @Override
  public int tokens(String text) {
    return text.split("\\s+").length;
  }

  @Override
  public Embedding cue(String cue) {
    return real.cue(cue);
  }

  @Override
  public List<Passage> passages(String text) {
    SplittableRandom random = new SplittableRandom(text.hashCode());
    float[] drawn = topics.get(random.nextInt(topics.size())).clone();
    double each = SPREAD / Math.sqrt(drawn.length);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] += (float) (each * random.nextGaussian());
    }
    return List.of(new Passage(0, text, Embedding.of(drawn)));
  }

  @Override
  public void close() {
    real.close();
  }
}
