package io.hippocampus.sleep.simulation;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Embeds each text once for all contenders, and knows how many tokens a text of the history has
 * without asking. Thread-safe. Closing it leaves the model open.
 */
final class RememberingEmbedder implements Embedder {

  private static final int REMEMBERED = 20_000;

  private final Embedder model;
  private final Map<String, Integer> tokens = new ConcurrentHashMap<>();
  private final Map<String, Embedding> cues = latest();
  private final Map<String, List<Passage>> passages = latest();
  private final LongAdder embedded = new LongAdder();

  RememberingEmbedder(Embedder model) {
    this.model = model;
  }

  private static <T> Map<String, T> latest() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** Learns how many tokens a text has. */
  void learn(String text, int count) {
    tokens.put(text, count);
  }

  /** No longer needs to know how many tokens any text has. */
  void unlearnTokens() {
    tokens.clear();
  }

  /** Returns how many texts, cues left out, it was asked to embed so far. */
  long embedded() {
    return embedded.sum();
  }

  @Override
  public EmbeddingModelId model() {
    return model.model();
  }

  @Override
  public int tokens(String text) {
    Integer known = tokens.get(text);
    return known == null ? model.tokens(text) : known;
  }

  @Override
  public Embedding cue(String cue) {
    return remembered(cues, cue, model::cue);
  }

  @Override
  public List<Passage> passages(String text) {
    embedded.increment();
    return remembered(passages, text, model::passages);
  }

  /** The model is asked outside of the lock; the same text gives the same, whoever is first. */
  private static <T> T remembered(Map<String, T> known, String text, Function<String, T> model) {
    synchronized (known) {
      T found = known.get(text);
      if (found != null) {
        return found;
      }
    }
    T fresh = model.apply(text);
    synchronized (known) {
      known.put(text, fresh);
    }
    return fresh;
  }

  @Override
  public void close() {}
}
