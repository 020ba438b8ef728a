package io.hippocampus.server.access;

import io.hippocampus.memory.SpaceName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key as the home keeps it: everything but the key itself.
 *
 * <p>A key is {@code hk_}, its id, {@code _} and 256 random bits, so a plain SHA-256 of it cannot
 * be turned back; a slow hash is for what people make up.
 *
 * @param id names the key, eight hexadecimal digits; it is part of the key
 * @param name who it is for, 1 to 64 letters, digits, {@code _ . @ -}
 * @param hash the SHA-256 of the whole key, hexadecimal
 * @param scopes what its bearer may do, at least one
 * @param spaces in which spaces only; empty for all
 * @param created when it was made
 * @param expires from when on it opens nothing; never when empty
 */
public record AccessKey(
    String id,
    String name,
    String hash,
    Set<Scope> scopes,
    Set<SpaceName> spaces,
    Instant created,
    Optional<Instant> expires) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("hk_([0-9a-f]{8})_[A-Za-z0-9_-]{43}");

  public AccessKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a key's name is '" + name + "'; allowed are 1 to 64 letters, digits, _ . @ -");
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "the key '" + name + "' has no scope; give it one of read, write, sleep, admin");
    }
    scopes = Set.copyOf(scopes);
    spaces = Set.copyOf(spaces);
  }

  /** Returns the id of the key that the token would be; empty when it is none by its form. */
  static Optional<String> idIn(String token) {
    var matched = TOKEN.matcher(token);
    return matched.matches() ? Optional.of(matched.group(1)) : Optional.empty();
  }

  static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the token is this key, found out in a time that tells nothing of how near it came. */
  boolean isOpenedBy(String token, Instant now) {
    boolean same = MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), hash(token).getBytes(StandardCharsets.US_ASCII));
    return same && expires.map(now::isBefore).orElse(true);
  }

  /** Returns who bears it. */
  Caller bearer() {
    return new Caller(name, scopes, spaces);
  }
}
