package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that break off, lie or talk nonsense: the server answers the next one as ever. */
final class BrokenClientsTest {

  private static final int MANY = 200;

  @TempDir
  static Path folder;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.in(folder.resolve("home"));
    assertThat(Life.live(server.owner(), "harbour", 20).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** After each of them: somebody else is answered, and nothing was taken for a defect of ours. */
  @AfterEach
  void serverIsWell() {
    assertThat(server
            .owner()
            .post("/v1/spaces/harbour/recall", Map.of("cue", Life.cue(7), "limit", 3))
            .json()
            .path("recalled")
            .findValuesAsText("content"))
        .contains(Life.fact(7));
    assertThat(server.program().complained()).doesNotContain("\tat ", "severe:");
  }

  private static String head(String request, String... headers) {
    return request + " HTTP/1.1\r\nHost: " + server.url().getAuthority()
        + "\r\nAuthorization: Bearer "
        + server.token() + "\r\n"
        + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList()) + "\r\n";
  }

  @Test
  void resetInTheMiddleOfABody_recordsNothing() {
    String body = "[{\"speaker\":\"Runa\",\"content\":\"half a mess";
    for (int i = 0; i < MANY; i++) {
      try (Wire wire = Wire.to(server.url())) {
        wire.say(head(
                "POST /v1/spaces/broken/messages",
                "Content-Type: application/json",
                "Content-Length: 1000"))
            .say(body)
            .reset();
      }
    }

    assertThat(server.owner().get("/v1/spaces").json().path("items").toString())
        .doesNotContain("broken");
  }

  @Test
  void resetBeforeTheAnswer_isTaken() {
    String body = "{\"cue\":\"lighthouse\"}";
    for (int i = 0; i < MANY; i++) {
      try (Wire wire = Wire.to(server.url())) {
        wire.say(head(
                    "POST /v1/spaces/harbour/recall",
                    "Content-Type: application/json",
                    "Content-Length: " + body.length())
                + body)
            .reset();
      }
    }
  }

  @Test
  void connectionsThatSayNothing_areTaken() {
    for (int i = 0; i < MANY; i++) {
      Wire.to(server.url()).reset();
    }
  }

  @Test
  void garbage_isRefusedOrHungUpOn() {
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      byte[] garbage = new byte[1 + random.nextInt(4_000)];
      random.nextBytes(garbage);
      try (Wire wire = Wire.to(server.url())) {
        wire.say(garbage).say("\r\n\r\n\r\n");
        assertThat(wire.firstLine()).doesNotContain(" 200 ", " 500 ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live\r\n",
        "GET /health/live HTTP/0.9\r\n\r\n",
        "GET /health/live HTTP/3.7\r\n\r\n",
        "GET /health/live HTTP/1.1\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\u0000b\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /v1/spaces/%ff%fe/stats HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /v1/spaces/a%00b/stats HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET http://elsewhere.example/health/live HTTP/1.1\r\nConnection: close\r\nHost: elsewhere.example\r\n\r\n",
        "TRACE /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "SPLICE /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
      })
  void requestThatIsNone_isRefused_andTellsNothingOfTheInside(String request) {
    try (Wire wire = Wire.to(server.url())) {
      String answer = wire.say(
              request.replace("Host: 127.0.0.1\r\n", "Connection: close\r\nHost: 127.0.0.1\r\n"))
          .rest();

      assertThat(answer).doesNotContain(" 200 ", " 500 ", "jetty", "Jetty", "javalin", "Exception");
    }
  }

  /** A server that is no proxy leaves such a connection open for a while. */
  @Test
  void tunnelToElsewhere_isRefused() {
    try (Wire wire = Wire.to(server.url())) {
      assertThat(wire.say(
                  "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n")
              .firstLine())
          .containsPattern("^HTTP/1\\.1 4\\d\\d ");
    }
  }

  static Stream<String> tooMuch() {
    String long16 = "x".repeat(20_000);
    return Stream.of(
        "GET /health/live?" + long16 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + long16 + "\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "X: y\r\n".repeat(9_000) + "\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + long16
            + "\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void hugeHeaders_areRefused(String request) {
    try (Wire wire = Wire.to(server.url())) {
      assertThat(wire.say(request).firstLine()).containsPattern("^HTTP/1\\.1 4\\d\\d ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "-5\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}{}{}{}{}\r\n0\r\n\r\n",
        "2 \r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n"
      })
  void chunksThatLie_areRefused(String chunks) {
    try (Wire wire = Wire.to(server.url())) {
      assertThat(wire.say(head(
                      "POST /v1/spaces/harbour/recall",
                      "Content-Type: application/json",
                      "Transfer-Encoding: chunked",
                      "Connection: close")
                  + chunks)
              .firstLine())
          .containsPattern("^(HTTP/1\\.1 4\\d\\d .*)?$");
    }
  }

  /** With both, a proxy in front and the server may see two different requests (smuggling). */
  @Test
  void lengthAndChunks_together_areRefused() {
    try (Wire wire = Wire.to(server.url())) {
      assertThat(wire.say(head(
                      "POST /v1/spaces/harbour/recall",
                      "Content-Type: application/json",
                      "Content-Length: 5",
                      "Transfer-Encoding: chunked")
                  + "0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
              .firstLine())
          .contains(" 400 ");
    }
  }

  @Test
  void chunkedBodyBeyondTheLimit_isTooLarge() {
    byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    try (Wire wire = Wire.to(server.url())) {
      wire.say(head(
          "POST /v1/spaces/harbour/recall",
          "Content-Type: application/json",
          "Transfer-Encoding: chunked"));
      for (int i = 0; i < 20 && wire.isHeard(chunk); i++) {
        // Goes on until the server has had enough.
      }
      assertThat(wire.firstLine()).contains(" 413 ");
    }
  }

  @Test
  void requestsInARow_areAnsweredInTheirOrder() {
    String live = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    String none = head("GET /v1/nothing", "Connection: close");
    try (Wire wire = Wire.to(server.url())) {
      String answers = wire.say(live + live + none).rest();

      assertThat(Pattern.compile("HTTP/1\\.1 (\\d+)").matcher(answers).results())
          .map(answer -> answer.group(1))
          .containsExactly("200", "200", "404");
    }
  }
}
