package io.hippocampus.server.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import io.hippocampus.testing.EmbeddingServer;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home is embedded with another model, at the command line. */
final class ReembedCommandTest {

  private static final String TIDE = "The tide is in at Marrick.";

  private final EmbeddingServer server =
      new EmbeddingServer().embeddingWith(WordEmbedder.another("other", 48));

  @TempDir
  Path folder;

  private Shell shell;
  private Path file;

  @BeforeEach
  void record() {
    shell = new Shell(folder.resolve("home"));
    shell.record(TIDE);
    shell.record("The ferry was late.", "--space", "harbour");
    file = shell.home().resolve("embedding.json");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String[] openAi(String... more) {
    List<String> arguments = new ArrayList<>(List.of(
        "reembed",
        "--provider",
        "openai",
        "--model",
        "other",
        "--base-url",
        server.address() + "/v1"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void home_isEmbeddedByTheModelFromThenOn() {
    var done = shell.data(openAi());

    assertThat(done.path("model").asText()).isEqualTo("other");
    assertThat(done.path("dimensions").asInt()).isEqualTo(48);
    assertThat(done.path("memories").asInt()).isEqualTo(2);
    assertThat(done.path("embedded").asInt()).isEqualTo(2);
    int sent = server.sent().size();
    assertThat(shell.data("recall", "tide").at("/recalled/0/memory/content").asText())
        .isEqualTo(TIDE);
    assertThat(server.sent()).as("the cue was embedded there").hasSizeGreaterThan(sent);
    assertThat(shell.data("status").path("embeddingModel").asText()).isEqualTo("other");
    assertThat(shell.run("status").out()).contains("embedded by other");
    assertThat(shell.run("doctor").out())
        .contains("other at " + server.address(), "as in the store");
  }

  @Test
  void ollama_isAskedItsOwnWay() {
    Outcome outcome = shell.run(
        "reembed",
        "--provider",
        "ollama",
        "--model",
        "nomic",
        "--base-url",
        server.address(),
        "--cue-prefix",
        "search_query: ",
        "--passage-prefix",
        "search_document: ");

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("2 memories embedded", "nomic");
    assertThat(server.sent()).anySatisfy(sent -> assertThat(sent).contains("search_document: "));
    assertThat(shell.run("recall", "tide").out()).contains("tide is in");
    assertThat(server.sent()).anySatisfy(sent -> assertThat(sent).contains("search_query: tide"));
  }

  @Test
  void runningServer_servesOn_andByTheOtherModelAfterwards() {
    try (RunningMemoryServer serving = new RunningMemoryServer(shell.home())) {
      assertThat(shell.data(openAi()).path("embedded").asInt()).isEqualTo(2);
      assertThat(file).exists();
      int sent = server.sent().size();
      assertThat(serving
              .post("/v1/spaces/default/recall", "{\"cue\": \"tide\"}")
              .json()
              .at("/recalled/0/memory/content")
              .asText())
          .isEqualTo(TIDE);
      assertThat(server.sent()).as("the cue was embedded there").hasSizeGreaterThan(sent);

      server.answering(500, "{}");
      Outcome failed = shell.run(
          "reembed",
          "--provider",
          "openai",
          "--model",
          "third",
          "--base-url",
          server.address() + "/v1",
          "--dimensions",
          "8");
      assertThat(failed.exitCode()).isEqualTo(4);
      server.embeddingWith(WordEmbedder.another("other", 48));
      assertThat(shell.run("recall", "tide").out()).contains(TIDE);
    }
    assertThat(shell.run("recall", "tide").out()).contains(TIDE);
  }

  @Test
  void key_isReadFromTheEnvironment_andKeptNowhere() throws IOException {
    shell.with("THE_KEY", "s3cret");
    assertThat(shell.run(openAi("--key-variable", "THE_KEY")).exitCode()).isZero();

    assertThat(server.keys())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key).isEqualTo("Bearer s3cret"));
    assertThat(Files.readString(file)).contains("THE_KEY").doesNotContain("s3cret");

    shell.with("THE_KEY", "");
    Outcome recalled = shell.run("recall", "tide");
    assertThat(recalled.exitCode()).isZero();
    assertThat(recalled.out()).contains("tide is in");
    assertThat(recalled.err()).contains("by words alone", "THE_KEY");
    assertThat(shell.run("doctor").out()).contains("THE_KEY");
  }

  @Test
  void serverThatFails_isUnavailable_andTheHomeIsAsBefore() {
    server.answering(500, "{}");

    Outcome outcome = shell.run(openAi("--dimensions", "48", "--json"));

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.json().at("/error/message").asText())
        .contains("server fails", "begin again")
        .doesNotContain("Marrick");
    assertThat(file).doesNotExist();
    assertThat(shell.run("recall", "tide").exitCode()).isZero();
    server.embeddingWith(WordEmbedder.another("other", 48));
    assertThat(shell.run(openAi("--dimensions", "48")).exitCode()).isZero();
    assertThat(server.sent()).last().asString().contains("\"dimensions\"");
  }

  @Test
  void killedBeforeItSaidSo_isSaid_andTheSameCommandMendsIt() throws IOException {
    assertThat(shell.run(openAi()).exitCode()).isZero();
    Files.delete(file);

    Outcome outcome = shell.run("recall", "tide");
    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err()).contains("other (48 dimensions)", "hippocampus reembed");

    assertThat(shell.data(openAi()).path("embedded").asInt()).isZero();
    assertThat(shell.run("recall", "tide").exitCode()).isZero();
  }

  @Test
  void anotherModelThanItEverHad_isNotTakenForTheRepair() throws IOException {
    assertThat(shell.run(openAi()).exitCode()).isZero();
    Files.delete(file);
    server.embeddingWith(WordEmbedder.another("third", 32));

    assertThat(shell.run(openAi()).exitCode()).isEqualTo(5);
  }

  @Test
  void fileThatSaysNothing_isCorrupt() throws IOException {
    Files.writeString(file, "{\"provider\": \"OPENAI\", ");

    Outcome outcome = shell.run("recall", "tide");

    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err()).contains(file.toString(), "mend it");
    Files.writeString(file, "{\"provider\": \"OPENAI\"}");
    assertThat(shell.run("recall", "tide").exitCode()).isEqualTo(5);
  }

  @Test
  void badOptions_areBadInput() {
    assertThat(shell.run("reembed").exitCode()).isEqualTo(2);
    assertThat(shell.run("reembed", "--provider", "none").err()).contains("EMBEDDED", "OLLAMA");
    assertThat(shell.run("reembed", "--provider", "ollama").err()).contains("--model");
    assertThat(shell.run("reembed", "--provider", "embedded", "--model", "x").exitCode())
        .isEqualTo(2);
    assertThat(shell.run(openAi("--dimensions", "0")).exitCode()).isEqualTo(2);
    Outcome address =
        shell.run("reembed", "--provider", "openai", "--model", "m", "--base-url", "ftp://there");
    assertThat(address.exitCode()).isEqualTo(2);
    assertThat(address.err()).contains("ftp://there", "http://");
  }
}
