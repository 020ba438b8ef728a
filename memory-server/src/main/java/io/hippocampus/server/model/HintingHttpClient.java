package io.hippocampus.server.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.hippocampus.port.RetryHint;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The JDK's HTTP client for LangChain4j's models, which passes on how long a busy server asks to
 * wait; LangChain4j's own keeps no headers of failures. Thread-safe.
 */
final class HintingHttpClient implements HttpClient {

  private static final Duration LONGEST_HINT = Duration.ofDays(1);

  private final java.net.http.HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;
  private final HttpClient streaming;

  private HintingHttpClient(Duration timeout, InstantSource clock) {
    JdkHttpClientBuilder jdk = JdkHttpClient.builder();
    this.client = java.net.http.HttpClient.newBuilder().connectTimeout(timeout).build();
    this.timeout = timeout;
    this.clock = clock;
    this.streaming = jdk.connectTimeout(timeout).readTimeout(timeout).build();
  }

  /** A failure whose sender said when to come again. */
  static final class BusyException extends HttpException implements RetryHint {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    BusyException(int status, String body, Duration retryAfter) {
      super(status, body);
      this.retryAfter = retryAfter;
    }

    @Override
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** Returns what builds such a client; the clock reads dates that servers give. */
  static HttpClientBuilder builder(Duration timeout, InstantSource clock) {
    return new Builder(timeout, clock);
  }

  private static final class Builder implements HttpClientBuilder {
    private final InstantSource clock;
    private Duration timeout;

    Builder(Duration timeout, InstantSource clock) {
      this.timeout = timeout;
      this.clock = clock;
    }

    @Override
    public Duration connectTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration value) {
      timeout = value;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration value) {
      timeout = value;
      return this;
    }

    @Override
    public HttpClient build() {
      return new HintingHttpClient(timeout, clock);
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 == 2) {
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers().map())
          .body(response.body())
          .build();
    }
    throw hint(response)
        .<HttpException>map(wait -> new BusyException(response.statusCode(), response.body(), wait))
        .orElseGet(() -> new HttpException(response.statusCode(), response.body()));
  }

  private HttpResponse<String> send(HttpRequest request) {
    java.net.http.HttpRequest.Builder sent = java.net.http.HttpRequest.newBuilder(
            URI.create(request.url()))
        .timeout(timeout)
        .method(
            request.method().name(),
            request.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
    try {
      return client.send(sent.build(), BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw new TimeoutException(e);
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot reach " + URI.create(request.url()).getAuthority() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("the call was interrupted", e);
    }
  }

  private Optional<Duration> hint(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(this::parsed)
        .map(wait -> wait.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : wait);
  }

  /** Reads a number of seconds or a date, as RFC 9110 has them; empty for anything else. */
  private Optional<Duration> parsed(String header) {
    if (header.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      Instant at =
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    streaming.execute(request, parser, listener);
  }
}
