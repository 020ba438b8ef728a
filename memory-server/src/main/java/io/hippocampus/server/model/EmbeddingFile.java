package io.hippocampus.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.hippocampus.port.CorruptException;
import io.hippocampus.server.home.HomeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file in a home that says which model embeds there; a home without one embeds with the model
 * that comes along.
 *
 * <p>Which model the embeddings are by, the store knows; this file says how to reach it. It is
 * written whole or not at all.
 *
 * @param path where it is
 */
public record EmbeddingFile(Path path) {

  private static final String NAME = "embedding.json";

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .addModule(new Jdk8Module())
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
      .serializationInclusion(JsonInclude.Include.NON_ABSENT)
      .build();

  /** Returns that of a home. */
  public static EmbeddingFile of(Path home) {
    return new EmbeddingFile(home.resolve(NAME));
  }

  /**
   * Returns what it says.
   *
   * @throws CorruptException if it cannot be understood
   */
  public EmbeddingSettings read() {
    try {
      return MAPPER.readValue(
          Files.readString(path, StandardCharsets.UTF_8), EmbeddingSettings.class);
    } catch (NoSuchFileException e) {
      return EmbeddingSettings.EMBEDDED;
    } catch (JsonProcessingException e) {
      throw new CorruptException(
          path + " does not say which model embeds: " + e.getOriginalMessage()
              + "; mend it, or remove it if that is the embedded model",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has it say that, in place of what it said. */
  public void write(EmbeddingSettings settings) {
    try {
      HomeFile.write(path, MAPPER.writeValueAsString(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
