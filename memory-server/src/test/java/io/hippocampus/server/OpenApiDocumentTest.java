package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The document that is checked in is the one that the routes make. Written anew with
 * {@code -Dopenapi.write}.
 */
final class OpenApiDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/openapi.json");

  @Test
  void document_isWhatTheRoutesSay(@TempDir Path home) throws IOException {
    String made;
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      ObjectNode document = (ObjectNode) server.get("/openapi.json").json();
      ((ObjectNode) document.get("info")).put("version", "1");
      made = Json.pretty(document) + "\n";
    }
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(DOCUMENT, made);
    }
    List<String> kept = Files.readAllLines(DOCUMENT);
    List<String> lines = made.lines().toList();
    int same = 0;
    while (same < Math.min(kept.size(), lines.size()) && kept.get(same).equals(lines.get(same))) {
      same++;
    }
    assertThat(kept.subList(same, Math.min(kept.size(), same + 3)))
        .as("docs/openapi.json from line %d on; write it anew with -Dopenapi.write=true", same + 1)
        .isEqualTo(lines.subList(same, Math.min(lines.size(), same + 3)));
  }

  @Test
  void everyReference_leadsSomewhere() throws IOException {
    JsonNode document = Json.read(Files.readString(DOCUMENT));
    List<String> references = new ArrayList<>();
    document.findValuesAsText("$ref").forEach(references::add);
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode())
            .as(reference)
            .isFalse());
  }
}
