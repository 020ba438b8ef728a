package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.TextSplitter;
import io.hippocampus.port.TextSplitter.Part;
import io.hippocampus.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Embeds with a model of LangChain4j. As thread-safe as the model; one text is one call, so that
 * none depends on its neighbours.
 */
final class LangChain4jEmbedder implements Embedder {

  /** A text has at least so many tokens of room beside the prefix. */
  private static final int LEAST_ROOM = 8;

  private final EmbeddingModel model;
  private final EmbeddingModelId id;
  private final EmbeddingOptions options;
  private final ToIntFunction<String> tokens;
  private final TextSplitter cues;
  private final TextSplitter passages;

  LangChain4jEmbedder(EmbeddingModel model, EmbeddingModelId id, EmbeddingOptions options) {
    this.model = model;
    this.id = id;
    this.options = options;
    this.tokens = options.tokens().orElse(EstimatedTokens::of);
    this.cues = splitter(options.cuePrefix());
    this.passages = splitter(options.passagePrefix());
  }

  private TextSplitter splitter(String prefix) {
    int room = options.longest() - tokens(prefix);
    if (room < LEAST_ROOM) {
      throw new IllegalArgumentException("the prefix '" + prefix + "' leaves " + room + " of "
          + options.longest() + " tokens for a text; allowed are " + LEAST_ROOM + " and more");
    }
    return new TextSplitter(this::tokens, room, room);
  }

  @Override
  public EmbeddingModelId model() {
    return id;
  }

  @Override
  public int tokens(String text) {
    return text.isBlank() ? 0 : tokens.applyAsInt(text);
  }

  @Override
  public Embedding cue(String cue) {
    requireWords("cue", cue);
    List<Part> parts = cues.split(cue);
    if (parts.size() == 1) {
      return embed(options.cuePrefix() + parts.get(0).text());
    }
    float[] sum = new float[id.dimensions()];
    for (Part part : parts) {
      float[] direction = embed(options.cuePrefix() + part.text()).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += direction[i] * Math.max(1, part.tokens());
      }
    }
    return Embedding.of(sum);
  }

  @Override
  public List<Passage> passages(String text) {
    requireWords("text", text);
    List<Passage> embedded = new ArrayList<>();
    for (Part part : passages.splitOverlapping(text)) {
      embedded.add(
          new Passage(embedded.size(), part.text(), embed(options.passagePrefix() + part.text())));
    }
    return List.copyOf(embedded);
  }

  private static void requireWords(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "the " + what + " to embed is blank (" + text.length() + " characters); give it words");
    }
  }

  private Embedding embed(String text) {
    String act = "embed a text of " + text.length() + " characters";
    float[] vector = Failures.translated(
        act,
        id.name(),
        () -> {
          float[] given = model.embed(text).content().vector();
          if (given.length == 0) {
            throw new IllegalStateException("the answer holds no vector");
          }
          return given;
        },
        what -> new RefusedException(
            what + "; a shorter or another text may do, or fewer tokens at once"));
    if (vector.length != id.dimensions()) {
      throw new MismatchException("the model " + id.name() + " gives " + vector.length
          + " dimensions, not " + id.dimensions()
          + "; say the right number, or embed everything anew with the model it is now");
    }
    try {
      return Embedding.of(vector);
    } catch (IllegalArgumentException e) {
      throw new UnavailableException(
          "cannot " + act + ": the model " + id.name() + " gave no direction; look at the model",
          e);
    }
  }

  /** Does nothing: the model belongs to who made it. */
  @Override
  public void close() {}
}
