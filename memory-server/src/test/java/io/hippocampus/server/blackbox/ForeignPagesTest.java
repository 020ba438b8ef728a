package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites, which have a browser ask what its user could: they get nothing. */
final class ForeignPagesTest {

  private static final List<String> PATHS =
      List.of("/v1/spaces", "/mcp", "/health/live", "/openapi.json", "/metrics", "/nothing");

  private final Town town = Town.here();

  private String ask(String path, String headers) {
    try (Wire wire = Wire.to(town.server().url())) {
      return wire.say("GET " + path + " HTTP/1.1\r\nConnection: close\r\nAuthorization: "
              + town.admin().headers().get("Authorization") + "\r\n" + headers + "\r\n")
          .rest();
    }
  }

  static Stream<String> foreignHosts() {
    return Stream.of(
            "evil.example",
            "evil.example:4477",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "evil.example#localhost",
            "xn--lcalhost-n8a",
            "127.0.0.1@evil.example")
        .flatMap(host -> PATHS.stream().map(path -> path + " " + host));
  }

  @ParameterizedTest
  @MethodSource("foreignHosts")
  void foreignHost_isRefused_wherever(String pathAndHost) {
    String path = pathAndHost.split(" ")[0];
    String host = pathAndHost.split(" ")[1];

    String answer = ask(path, "Host: " + host + "\r\nX-Forwarded-Host: 127.0.0.1\r\n");

    assertThat(answer).containsPattern("^HTTP/1\\.1 40[03] ").contains(Document.PROBLEM);
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control");
  }

  static Stream<String> foreignOrigins() {
    return Stream.of(
            "http://evil.example",
            "null",
            "http://127.0.0.1.evil.example",
            "file://",
            "https://evil",
            "http://localhost.evil.example:4477",
            "http://",
            "evil")
        .flatMap(origin -> PATHS.stream().map(path -> path + " " + origin));
  }

  @ParameterizedTest
  @MethodSource("foreignOrigins")
  void foreignOrigin_isRefused_wherever(String pathAndOrigin) {
    String path = pathAndOrigin.split(" ")[0];
    String origin = pathAndOrigin.split(" ")[1];

    String answer = ask(path, "Host: 127.0.0.1\r\nOrigin: " + origin + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains(Document.PROBLEM);
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1",
        "Host: localhost:4477",
        "Host: LOCALHOST",
        "Host: [::1]:4477",
        "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1:3000",
        "Host: localhost:1\r\nOrigin: http://localhost:1"
      })
  void ownPages_areAnswered(String headers) {
    assertThat(ask("/v1/spaces", headers + "\r\n")).startsWith("HTTP/1.1 200 ");
  }
}
