package io.hippocampus.port;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * How texts are put to an embedding model that is brought along, and what it is called.
 *
 * <p>Immutable; start from {@link #DEFAULT}. A prefix changes every vector, so it belongs to the
 * model's identity.
 *
 * @param name what the model is called beside its vectors; by itself when empty
 * @param dimensions how many dimensions its embeddings have; the model is asked when empty, which
 *     may take a call over the network whenever a home is opened
 * @param cuePrefix what is put before a cue, as {@code "query: "} for e5
 * @param passagePrefix what is put before a passage, as {@code "passage: "} for e5
 * @param longest how many tokens are embedded at once, prefix included, 16 to 100,000; a longer
 *     text becomes several passages. Well below what the model reads where tokens are estimated
 * @param tokens counts the tokens of a text; estimated when empty
 */
public record EmbeddingOptions(
    Optional<String> name,
    OptionalInt dimensions,
    String cuePrefix,
    String passagePrefix,
    int longest,
    Optional<ToIntFunction<String>> tokens) {

  /**
   * The model's own name and dimensions, no prefixes, 256 estimated tokens at once: half of what
   * small models read.
   */
  public static final EmbeddingOptions DEFAULT =
      new EmbeddingOptions(Optional.empty(), OptionalInt.empty(), "", "", 256, Optional.empty());

  private static final int LEAST = 16;
  private static final int MOST = 100_000;

  public EmbeddingOptions {
    if (longest < LEAST || longest > MOST) {
      throw new IllegalArgumentException(
          longest + " tokens are to be embedded at once; allowed are " + LEAST + " to " + MOST);
    }
  }

  /** Returns these with that name. */
  public EmbeddingOptions named(String value) {
    return new EmbeddingOptions(
        Optional.of(value), dimensions, cuePrefix, passagePrefix, longest, tokens);
  }

  /** Returns these with so many dimensions. */
  public EmbeddingOptions withDimensions(int value) {
    return new EmbeddingOptions(
        name, OptionalInt.of(value), cuePrefix, passagePrefix, longest, tokens);
  }

  /** Returns these with those prefixes; empty ones put nothing before. */
  public EmbeddingOptions withPrefixes(String cue, String passage) {
    return new EmbeddingOptions(name, dimensions, cue, passage, longest, tokens);
  }

  /** Returns these with so many tokens embedded at once. */
  public EmbeddingOptions withLongest(int value) {
    return new EmbeddingOptions(name, dimensions, cuePrefix, passagePrefix, value, tokens);
  }

  /** Returns these with tokens counted that way, which must be thread-safe. */
  public EmbeddingOptions withTokens(ToIntFunction<String> value) {
    return new EmbeddingOptions(
        name, dimensions, cuePrefix, passagePrefix, longest, Optional.of(value));
  }
}
