package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.cli.Shell;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is taken to the letter or refused, and HEAD tells what GET would. */
final class QueriesAndHeadsTest {

  @TempDir
  private static Path home;

  private static RunningMemoryServer server;

  @BeforeAll
  static void start() {
    server = new RunningMemoryServer(home);
    server.record("ada", "Runa keeps bees.");
    // A night that is planned waits until all is encoded, which changes a memory's version.
    new Shell(home).run("sleep", "--dry-run", "--space", "ada");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Sends what no client library would, and returns the answer whole. */
  private String sent(String method, String path, String body) throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + (body.isEmpty()
              ? ""
              : "Content-Type: application/x-ndjson\r\nContent-Length: " + body.length() + "\r\n")
          + "\r\n" + body;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speaker=%",
        "speaker=%zz",
        "speaker=Runa%2",
        "speaker=%ff",
        "%zz=1",
        "pageSize=1&x%=1",
        "pageSize=1&pageSize=2",
        "cursor=a&cursor=b"
      })
  void queryThatCannotBeTakenToTheLetter_isRefused(String query) throws IOException {
    assertThat(sent("GET", "/v1/spaces/ada/memories?" + query, ""))
        .startsWith("HTTP/1.1 400")
        .contains("urn:hippocampus:problem:malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=2026-03-02T09:00:00Z&until=2026-03-02T09:00:00Z",
        "until=1800-01-01T00:00:00Z",
        "metadata=k=0&metadata=k=1",
        "metadata=k"
      })
  void queryThatMeansNothing_isRefusedByTheNameOfItsParameter(String query) throws IOException {
    String name = query.startsWith("metadata") ? "metadata" : "until";
    assertThat(sent("GET", "/v1/spaces/ada/memories?" + query, ""))
        .startsWith("HTTP/1.1 422")
        .contains("\"query:" + name + "\"");
  }

  @Test
  void queryThatCanBe_isTaken() throws IOException {
    for (String query : List.of("pageSize=%31", "speaker=a+b&", "state=merged&state=pruned", "&")) {
      assertThat(sent("GET", "/v1/spaces/ada/memories?" + query, ""))
          .as(query)
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void importThatWasMeantAsADryRun_bringsNothingIn() throws IOException {
    String archive = server.get("/v1/spaces/ada/archive").body();
    assertThat(sent("POST", "/v1/spaces/ben/archive?dryRun=%74rue%", archive))
        .startsWith("HTTP/1.1 400");
    assertThat(server.get("/v1/spaces/ben/stats").status()).isEqualTo(404);
  }

  @Test
  void head_tellsWhatGetWould_withoutABody() {
    for (String path : List.of(
        "/v1/spaces/ada/memories",
        "/v1/spaces/ada/memories/m1",
        "/v1/spaces/ada/archive",
        "/v1/spaces/ada/memories/m9",
        "/v1/spaces/ben/stats",
        "/v1/spaces/ada/memories?nonsense=1",
        "/health/ready",
        "/nothing/here")) {
      Answer get = server.ask("GET", path, "");
      Answer head = server.ask("HEAD", path, "");
      assertThat(head.status()).as(path).isEqualTo(get.status());
      assertThat(head.header("content-type")).as(path).isEqualTo(get.header("content-type"));
      assertThat(head.header("etag")).as(path).isEqualTo(get.header("etag"));
      assertThat(head.body()).as(path).isEmpty();
    }
  }

  @Test
  void bodyThatIsEncoded_isRefusedByThatName() {
    Answer refused =
        server.post("/v1/spaces/ada/recall", "{\"cue\":\"bees\"}", "Content-Encoding", "gzip");
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.json().path("detail").asText()).contains("gzip");
    assertThat(server
            .post("/v1/spaces/ada/recall", "{\"cue\":\"bees\"}", "Content-Encoding", "identity")
            .status())
        .isEqualTo(200);
  }

  @Test
  void addressThatCanBeReadInTwoWays_isRefusedWithAWord() throws IOException {
    for (String path :
        Set.of("/v1/spaces/100%25/stats", "/v1//spaces", "/v1/spaces/%2e%2e/stats")) {
      assertThat(sent("GET", path, ""))
          .as(path)
          .startsWith("HTTP/1.1 400")
          .contains("percent-encoded");
    }
  }
}
