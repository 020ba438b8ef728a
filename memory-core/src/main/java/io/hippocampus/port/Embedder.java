package io.hippocampus.port;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import java.util.List;

/**
 * Turns texts into embeddings.
 *
 * <p>Thread-safe. The same text gives the same embedding, bit by bit, whatever is embedded beside
 * it. No text is cut silently: a long one becomes several passages.
 */
public interface Embedder extends AutoCloseable {

  /** Returns which model this is; stored beside each vector. */
  EmbeddingModelId model();

  /** Returns how many tokens the text has for this model, without the model's own marks. */
  int tokens(String text);

  /**
   * Returns the embedding of a cue, made to be compared with those of passages. A cue longer than
   * the model reads at once is embedded in parts and averaged.
   *
   * @throws IllegalArgumentException if the cue is blank
   * @throws RefusedException if the model refuses this one
   * @throws UnavailableException if the model does not answer; another cue would do no better
   */
  Embedding cue(String cue);

  /**
   * Returns the passages of a text in order, at least one, each with its embedding; together they
   * hold every word of it.
   *
   * @throws IllegalArgumentException if the text is blank
   * @throws RefusedException if the model refuses this one
   * @throws UnavailableException if the model does not answer; another text would do no better
   */
  List<Passage> passages(String text);

  @Override
  void close();
}
