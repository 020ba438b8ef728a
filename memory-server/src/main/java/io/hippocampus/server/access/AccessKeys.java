package io.hippocampus.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.CorruptException;
import io.hippocampus.server.home.HomeFile;
import io.hippocampus.server.view.Json;
import io.hippocampus.server.view.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The access keys of a home, in its {@code access-keys.json}. They lie beside the store and not in
 * it, so that a key can be made or revoked while a server has the home open; the server sees it
 * with the next request. Thread-safe; two processes that change keys at the same moment may undo
 * one another.
 */
public final class AccessKeys {

  private static final String NAME = "access-keys.json";

  private final Path file;
  private final InstantSource clock;
  private volatile Read read = new Read(FileTime.fromMillis(0), -1, List.of());

  /** What was read, and of which state of the file. */
  private record Read(FileTime modified, long size, List<AccessKey> keys) {}

  /** The keys of that home. */
  public AccessKeys(Path home, InstantSource clock) {
    this.file = home.resolve(NAME);
    this.clock = clock;
  }

  /**
   * A key just made.
   *
   * @param key what the home keeps
   * @param token the key itself, which is told only this once
   */
  public record Created(AccessKey key, String token) {

    /** Tells everything but the token. */
    @Override
    public String toString() {
      return "Created[key=" + key + "]";
    }
  }

  /**
   * Makes a key.
   *
   * @param random where the key comes from
   * @param lasting how long it opens anything; for ever when empty
   * @throws IllegalArgumentException if a key of that name is there already, or something is not
   *     allowed
   */
  public synchronized Created create(
      String name,
      Set<Scope> scopes,
      Set<SpaceName> spaces,
      Optional<Duration> lasting,
      SecureRandom random) {
    List<AccessKey> keys = new ArrayList<>(all());
    if (keys.stream().anyMatch(key -> key.name().equals(name))) {
      throw new IllegalArgumentException(
          "there is a key named '" + name + "' already; revoke it first, or choose another name");
    }
    byte[] id = new byte[4];
    byte[] secret = new byte[32];
    random.nextBytes(id);
    random.nextBytes(secret);
    String named = HexFormat.of().formatHex(id);
    String token =
        "hk_" + named + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    AccessKey key = new AccessKey(
        named, name, AccessKey.hash(token), scopes, spaces, now, lasting.map(now::plus));
    keys.add(key);
    write(keys);
    return new Created(key, token);
  }

  /**
   * Revokes the key of that id or name: it opens nothing from now on.
   *
   * @return what it was; empty when there is none
   */
  public synchronized Optional<AccessKey> revoke(String idOrName) {
    Optional<AccessKey> revoked = all().stream()
        .filter(key -> key.id().equals(idOrName) || key.name().equals(idOrName))
        .findFirst();
    revoked.ifPresent(
        gone -> write(all().stream().filter(key -> !key.equals(gone)).toList()));
    return revoked;
  }

  /** Returns all keys, oldest first, those that have expired too. */
  public List<AccessKey> all() {
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      Read last = read;
      if (!last.modified().equals(modified) || last.size() != size) {
        last = new Read(modified, size, parse());
        read = last;
      }
      return last.keys();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns who bears the token; empty when it opens nothing. */
  public Optional<Caller> bearer(String token) {
    Instant now = clock.instant();
    return AccessKey.idIn(token)
        .flatMap(id -> all().stream().filter(key -> key.id().equals(id)).findFirst())
        .filter(key -> key.isOpenedBy(token, now))
        .map(AccessKey::bearer);
  }

  /**
   * Whether two tokens are the same, found out in a time that tells nothing of where they differ.
   */
  public static boolean isSame(String token, String other) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private void write(List<AccessKey> keys) {
    try {
      HomeFile.writeSecret(
          file,
          Json.pretty(Map.of("keys", keys.stream().map(AccessKeys::written).toList())));
      read = new Read(FileTime.fromMillis(0), -1, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> written(AccessKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("name", key.name());
    fields.put("hash", key.hash());
    fields.put("scopes", key.scopes().stream().sorted().map(Names::of).toList());
    fields.put("spaces", key.spaces().stream().sorted().map(SpaceName::value).toList());
    fields.put("created", key.created());
    key.expires().ifPresent(at -> fields.put("expires", at));
    return fields;
  }

  private List<AccessKey> parse() throws IOException {
    try {
      List<AccessKey> keys = new ArrayList<>();
      for (JsonNode key : HomeFile.read(file).path("keys")) {
        Set<Scope> scopes = new LinkedHashSet<>();
        key.path("scopes")
            .forEach(scope -> scopes.add(Scope.valueOf(scope.asText().toUpperCase(Locale.ROOT))));
        Set<SpaceName> spaces = new LinkedHashSet<>();
        key.path("spaces").forEach(space -> spaces.add(new SpaceName(space.asText())));
        keys.add(new AccessKey(
            key.path("id").asText(),
            key.path("name").asText(),
            key.path("hash").asText(),
            scopes,
            spaces,
            Instant.parse(key.path("created").asText()),
            key.has("expires")
                ? Optional.of(Instant.parse(key.path("expires").asText()))
                : Optional.empty()));
      }
      return List.copyOf(keys);
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
      throw new CorruptException(
          file + " does not say which keys there are: " + e.getMessage()
              + "; mend it, or remove it and make the keys anew",
          e);
    }
  }
}
