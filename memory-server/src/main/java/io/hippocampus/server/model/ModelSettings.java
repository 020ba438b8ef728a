package io.hippocampus.server.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.port.CorruptException;
import io.hippocampus.server.home.HomeFile;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which language model a home uses, as its owner chose. Immutable.
 *
 * @param provider who serves it
 * @param name the model's name there
 * @param baseUrl the server's address, where it is not the provider's own
 * @param keyVariable the variable of the environment that holds the key, where one is needed
 * @param timeout how long an answer may take, 1 second to 10 minutes
 * @param limits how much it may be asked
 */
public record ModelSettings(
    Provider provider,
    String name,
    Optional<String> baseUrl,
    Optional<String> keyVariable,
    Duration timeout,
    ModelLimits limits) {

  /** How long an answer may take unless told otherwise. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String FILE = "model.json";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  public ModelSettings {
    if (name.isBlank() || name.length() > 150) {
      throw new IllegalArgumentException(
          "the model's name has " + name.length() + " characters; allowed are 1 to 150, not blank");
    }
    baseUrl.ifPresent(ModelSettings::requireAddress);
    if (keyVariable.isPresent() && !VARIABLE.matcher(keyVariable.get()).matches()) {
      throw new IllegalArgumentException("the key's variable is not the name of one; give the name"
          + " of the environment variable that holds the key, never the key itself");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "the timeout is " + timeout.toSeconds() + " seconds; allowed are 1 to 600");
    }
  }

  private static void requireAddress(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(address), e);
    }
    throw new IllegalArgumentException(wrong(address));
  }

  private static String wrong(String address) {
    return "the base URL is '" + address + "'; allowed are http:// and https:// addresses";
  }

  /** Returns the settings of a provider's model, all else as usual. */
  public static ModelSettings of(Provider provider, String name) {
    return new ModelSettings(
        provider, name, provider.baseUrl(), provider.keyVariable(), TIMEOUT, ModelLimits.DEFAULT);
  }

  /** Returns the name under which it is known in tags, logs and reports. */
  public String fullName() {
    return provider.maker() + "/" + name;
  }

  /**
   * Returns the settings kept in a home, if it has any.
   *
   * @throws CorruptException if they cannot be read
   */
  public static Optional<ModelSettings> in(Path home) {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(HomeFile.read(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new CorruptException(
          "cannot read the model's settings in " + file + ": " + e.getMessage()
              + "; set the model again, or remove the file",
          e);
    }
  }

  /** Keeps these settings in a home; what was there stays whole if this fails. */
  public void save(Path home) throws IOException {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.put("provider", provider.name().toLowerCase(Locale.ROOT)).put("name", name);
    baseUrl.ifPresent(value -> kept.put("baseUrl", value));
    keyVariable.ifPresent(value -> kept.put("keyVariable", value));
    kept.put("timeoutSeconds", timeout.toSeconds());
    kept.put("tokensPerDay", limits.tokensPerDay()).put("tokensPerNight", limits.tokensPerNight());
    kept.put("callsAtOnce", limits.callsAtOnce()).put("batch", limits.batch());
    HomeFile.write(home.resolve(FILE), Json.pretty(kept));
  }

  /** Removes the settings of a home; whether it had any. */
  public static boolean remove(Path home) throws IOException {
    return Files.deleteIfExists(home.resolve(FILE));
  }

  private static ModelSettings read(JsonNode kept) {
    return new ModelSettings(
        Provider.valueOf(kept.path("provider").asText().toUpperCase(Locale.ROOT)),
        kept.path("name").asText(),
        text(kept, "baseUrl"),
        text(kept, "keyVariable"),
        Duration.ofSeconds(kept.path("timeoutSeconds").asLong(TIMEOUT.toSeconds())),
        new ModelLimits(
            kept.path("tokensPerDay").asLong(ModelLimits.DEFAULT.tokensPerDay()),
            kept.path("tokensPerNight").asLong(ModelLimits.DEFAULT.tokensPerNight()),
            kept.path("callsAtOnce").asInt(ModelLimits.DEFAULT.callsAtOnce()),
            kept.path("batch").asInt(ModelLimits.DEFAULT.batch())));
  }

  private static Optional<String> text(JsonNode kept, String field) {
    return Optional.ofNullable(kept.path(field).textValue());
  }
}
