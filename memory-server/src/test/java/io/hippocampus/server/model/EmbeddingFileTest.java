package io.hippocampus.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.port.CorruptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddingFileTest {

  private static final EmbeddingSettings OTHER = new EmbeddingSettings(
      EmbeddingProvider.OLLAMA,
      "nomic-embed-text",
      Optional.of("http://localhost:11434"),
      Optional.of("KEY"),
      OptionalInt.of(768),
      true,
      "search_query: ",
      "search_document: ");

  @TempDir
  private Path home;

  @Test
  void homeWithoutOne_embedsWithTheModelThatComesAlong() {
    assertThat(EmbeddingFile.of(home).read()).isEqualTo(EmbeddingSettings.EMBEDDED);
  }

  @Test
  void whatIsWritten_isRead_inPlaceOfWhatWas() throws IOException {
    EmbeddingFile file = EmbeddingFile.of(home);
    for (EmbeddingSettings settings : new EmbeddingSettings[] {OTHER, EmbeddingSettings.EMBEDDED}) {
      file.write(settings);
      assertThat(file.read()).isEqualTo(settings);
    }
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void whatAKilledProcessLeft_isNotRead_andIsWrittenOver() throws IOException {
    EmbeddingFile file = EmbeddingFile.of(home);
    Files.writeString(home.resolve("embedding.json.new"), "{\"provider\": \"OL".repeat(99));

    assertThat(file.read()).isEqualTo(EmbeddingSettings.EMBEDDED);
    file.write(OTHER);
    assertThat(file.read()).isEqualTo(OTHER);
  }

  @Test
  void whatCannotBeUnderstood_isCorrupt() throws IOException {
    Files.writeString(home.resolve("embedding.json"), "{\"provider\": \"ELSEWHERE\"}");

    assertThatThrownBy(EmbeddingFile.of(home)::read)
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("embedding.json");
  }

  @Test
  void settings_refuseWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(" ", "http://there", OptionalInt.empty(), false))
        .withMessageContaining("no name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("m", "there", OptionalInt.empty(), false))
        .withMessageContaining("there");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("m", "http://there", OptionalInt.empty(), true))
        .withMessageContaining("how many dimensions");
  }

  private static EmbeddingSettings settings(
      String model, String address, OptionalInt dimensions, boolean shortened) {
    return new EmbeddingSettings(
        EmbeddingProvider.OPENAI,
        model,
        Optional.of(address),
        Optional.empty(),
        dimensions,
        shortened,
        "",
        "");
  }
}
