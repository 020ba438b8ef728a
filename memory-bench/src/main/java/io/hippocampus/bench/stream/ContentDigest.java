package io.hippocampus.bench.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests named contents, in the order in which they are added: one differs from another if any
 * name, content or place does. Used by one thread.
 */
public final class ContentDigest {

  private final MessageDigest digest = sha256();

  /** Adds what can be read, up to its end; it is not closed. */
  public void add(String name, InputStream content) throws IOException {
    add(name, content.readAllBytes());
  }

  /** Adds a text. */
  public void add(String name, String content) {
    add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String name, byte[] content) {
    update(name.getBytes(StandardCharsets.UTF_8));
    update(content);
  }

  private void update(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  /** Returns the digest in hexadecimal digits, and starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
