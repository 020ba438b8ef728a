package io.hippocampus.memory;

/**
 * Which model makes the embeddings; those of another model cannot be compared with them.
 *
 * @param name the model's name with its version
 * @param dimensions how many dimensions its embeddings have, 1 to 4096
 */
public record EmbeddingModelId(String name, int dimensions) {

  public EmbeddingModelId {
    Checks.name("embedding model", name);
    if (dimensions < 1 || dimensions > 4_096) {
      throw new IllegalArgumentException(
          "embedding model " + name + " has " + dimensions + " dimensions; allowed are 1 to 4096");
    }
  }
}
