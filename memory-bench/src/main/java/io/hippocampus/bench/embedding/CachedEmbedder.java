package io.hippocampus.bench.embedding;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * An embedder that asks another only for what it was never asked before, in this run or an earlier
 * one. Thread-safe. Closing it leaves the other open.
 */
public final class CachedEmbedder implements Embedder {

  private final Embedder model;
  private final EmbeddingCache cache;
  private final LongAdder asked = new LongAdder();

  private CachedEmbedder(Embedder model, EmbeddingCache cache) {
    this.model = model;
    this.cache = cache;
  }

  /**
   * Keeps what the model gives in a file of that directory, which is made if it is not there.
   *
   * @throws io.hippocampus.port.UnavailableException if the disk does not let it
   * @throws IllegalArgumentException if the file is not a cache of this model
   */
  public static CachedEmbedder over(Embedder model, Path directory) {
    return new CachedEmbedder(model, EmbeddingCache.open(directory, model.model()));
  }

  /**
   * Returns where caches are kept unless told otherwise: {@code hippocampus/embeddings} in
   * {@code $XDG_CACHE_HOME}, or in {@code ~/.cache}.
   */
  public static Path defaultDirectory() {
    return defaultDirectory(System.getenv());
  }

  /** Returns where caches are kept in that environment. */
  public static Path defaultDirectory(Map<String, String> environment) {
    String named = environment.get("XDG_CACHE_HOME");
    Path caches = named == null || !Path.of(named).isAbsolute()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(named);
    return caches.resolve("hippocampus").resolve("embeddings");
  }

  /** Returns how often the model had to be asked. */
  public long asked() {
    return asked.sum();
  }

  @Override
  public EmbeddingModelId model() {
    return model.model();
  }

  @Override
  public int tokens(String text) {
    return cached("tokens", text, TOKENS, () -> model.tokens(text));
  }

  @Override
  public Embedding cue(String cue) {
    return cached("cue", cue, CUE, () -> model.cue(cue));
  }

  @Override
  public List<Passage> passages(String text) {
    return cached("passages", text, PASSAGES, () -> model.passages(text));
  }

  @Override
  public void close() {
    cache.close();
  }

  /** How something is written and read again. */
  private record Form<T>(Writing<T> writing, Reading<T> reading) {}

  private interface Writing<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInput in) throws IOException;
  }

  private interface Asking<T> {
    T ask();
  }

  private static final Form<Integer> TOKENS =
      new Form<>((tokens, out) -> out.writeInt(tokens), DataInput::readInt);

  private static final Form<Embedding> CUE =
      new Form<>(CachedEmbedder::write, CachedEmbedder::readEmbedding);

  private static final Form<List<Passage>> PASSAGES =
      new Form<>(CachedEmbedder::write, CachedEmbedder::readPassages);

  private <T> T cached(String role, String text, Form<T> form, Asking<T> asking) {
    EmbeddingCache.Key key = EmbeddingCache.Key.of(role, text);
    return cache.find(key, form.reading()::read).orElseGet(() -> {
      asked.increment();
      T fresh = asking.ask();
      cache.put(key, out -> form.writing().write(fresh, out));
      return fresh;
    });
  }

  private static void write(Embedding embedding, DataOutput out) throws IOException {
    float[] values = embedding.toArray();
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static Embedding readEmbedding(DataInput in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return Embedding.of(values);
  }

  private static void write(List<Passage> passages, DataOutput out) throws IOException {
    out.writeInt(passages.size());
    for (Passage passage : passages) {
      byte[] text = passage.text().getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
      write(passage.embedding(), out);
    }
  }

  private static List<Passage> readPassages(DataInput in) throws IOException {
    int count = in.readInt();
    List<Passage> passages = new ArrayList<>(count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      passages.add(
          new Passage(ordinal, new String(text, StandardCharsets.UTF_8), readEmbedding(in)));
    }
    return passages;
  }
}
