package io.hippocampus.bench.embedding;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.UnavailableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * A file to which entries are only ever appended, and an index of it in memory. Thread-safe, also
 * between processes.
 *
 * <p>After a heading that names the model comes entry by entry: its length, its key and value, and
 * a checksum of both. Whoever appends holds the file's lock, first reads what others appended, and
 * writes over a tail that a crash left torn. A reader without the lock stops at what is not whole,
 * be it torn or about to be written. Nothing is forced to disk: what is lost is computed again.
 */
final class EmbeddingCache implements AutoCloseable {

  private static final String HEADING = "hippocampus embeddings 1\n";
  private static final int KEY_BYTES = 32;
  private static final int LONGEST_ENTRY = 1 << 28;

  /** Locks of files are held by processes, so within this one a second is needed. */
  private static final Object APPENDING = new Object();

  private final Path file;
  private final FileChannel channel;
  private final Map<Key, Place> index = new ConcurrentHashMap<>();

  /** Up to here the file is indexed; guarded by {@link #APPENDING} once it is open. */
  private long end;

  /** What an entry is found by: a digest in hexadecimal digits. */
  record Key(String digest) {

    /** Returns the key of a text in a role. */
    static Key of(String role, String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(role.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return new Key(HexFormat.of().formatHex(digest.digest()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }

  private record Place(long start, int length) {}

  /** Writes a value. */
  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** Reads a value. */
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private EmbeddingCache(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens the cache of a model, which is made if it is not there. */
  static EmbeddingCache open(Path directory, EmbeddingModelId model) {
    Path file = directory.resolve(
        model.name().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + model.dimensions() + ".cache");
    try {
      Files.createDirectories(directory);
      FileChannel channel = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        EmbeddingCache cache = new EmbeddingCache(file, channel);
        cache.begin(model);
        return cache;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot open the cache of embeddings " + file + "; check that you may write to it", e);
    }
  }

  private void begin(EmbeddingModelId model) throws IOException {
    byte[] heading = (HEADING + model.name() + "\n" + model.dimensions() + "\n")
        .getBytes(StandardCharsets.UTF_8);
    synchronized (APPENDING) {
      try (FileLock lock = channel.lock()) {
        byte[] found = new byte[(int) Math.min(heading.length, channel.size())];
        channel.read(ByteBuffer.wrap(found), 0);
        if (found.length < heading.length
            && Arrays.equals(found, Arrays.copyOf(heading, found.length))) {
          writeFully(ByteBuffer.wrap(heading), 0);
        } else if (!Arrays.equals(found, heading)) {
          throw new IllegalArgumentException(file + " is not a cache of the embeddings of "
              + model.name() + "; remove it, or choose another directory");
        }
        end = heading.length;
        catchUp();
      }
    }
  }

  /** Returns the value of the key, if there is one. */
  <T> Optional<T> find(Key key, Reader<T> reader) {
    Place place = index.get(key);
    if (place == null) {
      return Optional.empty();
    }
    byte[] value = new byte[place.length()];
    ByteBuffer buffer = ByteBuffer.wrap(value);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, place.start() + buffer.position()) < 0) {
          throw new EOFException("ends within an entry");
        }
      }
      return Optional.of(reader.read(new DataInputStream(new ByteArrayInputStream(value))));
    } catch (IOException e) {
      throw new UnavailableException("cannot read the cache of embeddings " + file, e);
    }
  }

  /** Appends a value, unless the key has one. */
  void put(Key key, Writer writer) {
    try {
      ByteBuffer entry = entry(key, writer);
      synchronized (APPENDING) {
        try (FileLock lock = channel.lock()) {
          catchUp();
          if (!index.containsKey(key)) {
            channel.truncate(end);
            writeFully(entry, end);
            catchUp();
          }
        }
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot write the cache of embeddings " + file, e);
    }
  }

  private static ByteBuffer entry(Key key, Writer writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(HexFormat.of().parseHex(key.digest()));
    writer.write(out);
    byte[] body = bytes.toByteArray();
    return ByteBuffer.allocate(body.length + 8)
        .putInt(body.length)
        .put(body)
        .putInt(checksum(body))
        .flip();
  }

  private void writeFully(ByteBuffer bytes, long start) throws IOException {
    long next = start;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  /** Indexes what was appended since, up to what is not whole. */
  private void catchUp() throws IOException {
    if (end == channel.size()) {
      return;
    }
    channel.position(end);
    // Not closed: that would close the channel.
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    try {
      for (int length = in.readInt(); isWhole(length); length = in.readInt()) {
        byte[] body = new byte[length];
        in.readFully(body);
        if (in.readInt() != checksum(body)) {
          return;
        }
        Key key = new Key(HexFormat.of().formatHex(body, 0, KEY_BYTES));
        index.put(key, new Place(end + 4 + KEY_BYTES, length - KEY_BYTES));
        end += 4 + length + 4;
      }
    } catch (EOFException e) {
      // A torn tail, or none: what is whole is indexed.
    }
  }

  private boolean isWhole(int length) throws IOException {
    return length >= KEY_BYTES && length <= LONGEST_ENTRY && end + 4 + length + 4 <= channel.size();
  }

  private static int checksum(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UnavailableException("cannot close the cache of embeddings " + file, e);
    }
  }
}
