package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.hippocampus.testing.WordEmbedder;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedding model in this process, as somebody may bring one: texts are near as they share
 * words, vectors are of any length, and it keeps what it was given.
 */
final class WordModel implements EmbeddingModel {

  private static final float LENGTH = 3;

  private final WordEmbedder words = new WordEmbedder();
  final List<String> given = new ArrayList<>();

  @Override
  public synchronized Response<List<Embedding>> embedAll(List<TextSegment> texts) {
    texts.forEach(text -> given.add(text.text()));
    return Response.from(
        texts.stream().map(text -> Embedding.from(vector(text.text()))).toList());
  }

  private float[] vector(String text) {
    float[] vector = words.cue(text).toArray();
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= LENGTH;
    }
    return vector;
  }

  @Override
  public String modelName() {
    return "words";
  }
}
