package io.hippocampus.adapter.onnx;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import io.hippocampus.port.TextSplitter;
import io.hippocampus.port.TextSplitter.Part;
import io.hippocampus.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds with e5-small-v2, quantized, in this process: 384 dimensions, English, no network.
 *
 * <p>Thread-safe. So many texts as it was loaded for are embedded at once, each by its caller's
 * thread; further callers wait, deaf to interrupts. One text is one inference: in a batch, the
 * quantization of each text would depend on its neighbours.
 *
 * <p>The model was trained with {@code query: } before what is asked and {@code passage: } before
 * what is searched, and recall is markedly worse without them. It reads up to 512 tokens at once; a
 * longer passage is split into overlapping ones, a longer cue into parts whose embeddings are
 * averaged.
 *
 * <p>L. Wang et al., Text Embeddings by Weakly-Supervised Contrastive Pre-training, 2022.
 */
public final class E5Embedder implements Embedder {

  /** Which model it is. */
  public static final EmbeddingModelId MODEL =
      new EmbeddingModelId("e5-small-v2-q/1.11.0-beta19", BertEncoder.DIMENSIONS);

  private static final String CUE = "query: ";
  private static final String PASSAGE = "passage: ";

  /** How many tokens a passage of a long text has at most: half of what the model reads. */
  private static final int LONGEST_PART = 256;

  private final BertEncoder encoder;
  private final TextSplitter splitter;

  private E5Embedder(BertEncoder encoder) {
    this.encoder = encoder;
    int prefix = Math.max(encoder.tokens(CUE), encoder.tokens(PASSAGE));
    this.splitter =
        new TextSplitter(encoder::tokens, BertEncoder.MOST_TOKENS - prefix, LONGEST_PART);
  }

  /**
   * Loads the model for as many callers at once as there are cores, but two at most.
   *
   * @throws UnavailableException if the model or a native library cannot be loaded
   */
  public static E5Embedder load() {
    return load(Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Loads the model, which takes most of a second and some 150 MB outside the heap.
   *
   * @param callers how many texts may be embedded at once, 1 to 256; each takes one core
   * @throws UnavailableException if the model or a native library cannot be loaded
   */
  public static E5Embedder load(int callers) {
    if (callers < 1 || callers > 256) {
      throw new IllegalArgumentException(
          "callers at once are " + callers + "; allowed are 1 to 256, about one for each core");
    }
    return new E5Embedder(
        BertEncoder.load("/e5-small-v2-q.onnx", "/e5-small-v2-q-tokenizer.json", callers));
  }

  @Override
  public EmbeddingModelId model() {
    return MODEL;
  }

  @Override
  public int tokens(String text) {
    return encoder.tokens(text);
  }

  /**
   * {@inheritDoc} The average counts each part by its tokens.
   *
   * @throws UnavailableException if the native libraries fail
   */
  @Override
  public Embedding cue(String cue) {
    requireWords("cue", cue);
    List<Part> parts = splitter.split(cue);
    if (parts.size() == 1) {
      return Embedding.of(encoder.encode(CUE + parts.get(0).text()));
    }
    float[] sum = new float[BertEncoder.DIMENSIONS];
    for (Part part : parts) {
      float[] direction = Embedding.of(encoder.encode(CUE + part.text())).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += direction[i] * Math.max(1, part.tokens());
      }
    }
    return Embedding.of(sum);
  }

  /**
   * {@inheritDoc} A word too long for a passage is cut between characters.
   *
   * @throws UnavailableException if the native libraries fail
   */
  @Override
  public List<Passage> passages(String text) {
    requireWords("text", text);
    List<Passage> passages = new ArrayList<>();
    for (Part part : splitter.splitOverlapping(text)) {
      Embedding embedding = Embedding.of(encoder.encode(PASSAGE + part.text()));
      passages.add(new Passage(passages.size(), part.text(), embedding));
    }
    return List.copyOf(passages);
  }

  private static void requireWords(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "the " + what + " to embed is blank (" + text.length() + " characters); give it words");
    }
  }

  /** Waits for running calls, then releases the model; later calls fail. */
  @Override
  public void close() {
    encoder.close();
  }
}
