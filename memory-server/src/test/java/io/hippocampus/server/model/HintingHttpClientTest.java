package io.hippocampus.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import io.hippocampus.port.RetryHint;
import io.hippocampus.testing.ChatStub;
import io.hippocampus.testing.ChatStub.Reply;
import io.hippocampus.testing.HandClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a busy server asks for is passed on. */
final class HintingHttpClientTest {

  private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  private final ChatStub server = ChatStub.tagging(text -> 5);

  @AfterEach
  void close() {
    server.close();
  }

  /** Has the server give that reply, whose sender must be heard to ask for that wait. */
  static void assertHint(ChatStub server, Reply reply, InstantSource clock, Duration wait) {
    assertThatThrownBy(() -> send(server.then(reply), clock))
        .isInstanceOfSatisfying(
            HttpException.class, e -> assertThat(e.statusCode()).isEqualTo(reply.status()))
        .isInstanceOfSatisfying(
            RetryHint.class, hint -> assertThat(hint.retryAfter()).isEqualTo(wait));
  }

  private static void send(ChatStub server, InstantSource clock) {
    HttpClient client = HintingHttpClient.builder(Duration.ofSeconds(20), clock).build();
    client.execute(HttpRequest.builder()
        .method(HttpMethod.POST)
        .url(server.baseUrl() + "/chat/completions")
        .addHeader("Content-Type", "application/json")
        .body("{\"messages\":[{\"role\":\"user\",\"content\":\"{}\"}]}")
        .build());
  }

  private static Reply busy(String retryAfter) {
    return new Reply(503, Map.of("Retry-After", retryAfter), "{}", false);
  }

  @Test
  void hint_isReadAsSecondsOrAsADate_andIsNoLongerThanADay() {
    assertHint(server, Reply.busyFor(20), clock, Duration.ofSeconds(20));
    assertHint(server, busy("Mon, 02 Mar 2026 09:05:00 GMT"), clock, Duration.ofMinutes(5));
    assertHint(server, busy("Mon, 02 Mar 2026 08:00:00 GMT"), clock, Duration.ZERO);
    assertHint(server, busy("999999999"), clock, Duration.ofDays(1));
  }

  @Test
  void failureWithoutAHint_isOneAsUsual() {
    for (Reply reply : new Reply[] {Reply.failing(500), busy("soon")}) {
      assertThatThrownBy(() -> send(server.then(reply), clock))
          .isInstanceOf(HttpException.class)
          .isNotInstanceOf(RetryHint.class);
    }
  }
}
