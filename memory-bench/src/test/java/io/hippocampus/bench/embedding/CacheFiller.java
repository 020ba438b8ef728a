package io.hippocampus.bench.embedding;

import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;

/** Fills a cache from a process of its own. */
final class CacheFiller {

  private CacheFiller() {}

  /** Embeds so many texts of that name into the cache of that directory. */
  public static void main(String[] args) {
    int texts = Integer.parseInt(args[2]);
    try (CachedEmbedder embedder = CachedEmbedder.over(new WordEmbedder(), Path.of(args[0]))) {
      for (int i = 0; i < texts; i++) {
        embedder.passages(text(args[1], i));
      }
    }
  }

  static String text(String name, int number) {
    return "text " + number + " of " + name;
  }
}
