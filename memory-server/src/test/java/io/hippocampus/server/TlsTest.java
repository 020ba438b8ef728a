package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import io.hippocampus.server.home.PinnedCertificate;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.hook.Hook;
import io.hippocampus.server.hook.HookEvent;
import io.hippocampus.server.mcp.McpStdio;
import io.hippocampus.server.view.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By TLS the server is known by its certificate, and answers nobody in the clear. */
final class TlsTest {

  private static final SpaceName WORK = new SpaceName("work");

  /** So long nobody waits for an answer that comes, however busy the machine is. */
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir
  private static Path certificates;

  private static Certificates own;
  private static Certificates other;

  @TempDir
  private Path home;

  @BeforeAll
  static void make() throws IOException, GeneralSecurityException {
    own = Certificates.selfSigned(certificates.resolve("own"), "EC");
    other = Certificates.selfSigned(certificates.resolve("other"), "RSA");
  }

  private static HttpResponse<String> get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void whoTrustsTheCertificate_isAnswered() throws Exception {
    for (Certificates shown : new Certificates[] {own, other}) {
      try (RunningMemoryServer server =
              new RunningMemoryServer(home.resolve(shown.key().getAlgorithm()), shown.files());
          HttpClient trusting =
              HttpClient.newBuilder().sslContext(shown.trust()).build()) {
        assertThat(server.url().getScheme()).isEqualTo("https");
        HttpResponse<String> answer = get(trusting, server.url().resolve("/health/live"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getPeerCertificates()[0])
            .isEqualTo(shown.certificate());
      }
    }
  }

  @Test
  void whoDoesNot_turnsAway_andNobodyIsAnsweredInTheClear() throws Exception {
    try (RunningMemoryServer server = new RunningMemoryServer(home, own.files());
        HttpClient stranger = HttpClient.newHttpClient();
        HttpClient deceived = HttpClient.newBuilder().sslContext(other.trust()).build()) {
      URI live = server.url().resolve("/health/live");
      assertThatThrownBy(() -> get(stranger, live)).isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> get(deceived, live)).isInstanceOf(SSLHandshakeException.class);
      assertThat(inTheClear(server.url())).doesNotContain("HTTP/1.1 2", "live", "status");
    }
  }

  private static String inTheClear(URI server) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void processesOfTheSameUser_knowItByWhatItSaid() throws IOException {
    try (RunningMemoryServer server = new RunningMemoryServer(home, own.files())) {
      RunningServer said = RunningServer.of(home).orElseThrow();
      assertThat(said.url()).isEqualTo(server.url());
      assertThat(said.certificate()).contains(PinnedCertificate.of(own.certificate()));
      assertThat(server.record("work", "Runa keeps bees.").status()).isEqualTo(201);
      assertThat(prompted("Who keeps bees?")
              .at("/hookSpecificOutput/additionalContext")
              .asText())
          .contains("Runa keeps bees.");
      assertThat(forwarded(home).at("/result/serverInfo/name").asText()).isEqualTo("hippocampus");
    }
  }

  private JsonNode prompted(String prompt) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new Hook(home, WORK, LONG)
        .run(
            HookEvent.USER_PROMPT,
            new ByteArrayInputStream(
                Json.compact(java.util.Map.of("prompt", prompt)).getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return Json.read(out.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode forwarded(Path home) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McpStdio.forward(
        () -> RunningServer.of(home),
        WORK,
        new ByteArrayInputStream("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":\
            "2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            """.getBytes(StandardCharsets.UTF_8)),
        out);
    return Json.read(out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whoeverElseAnswersThere_isNotTrusted() throws IOException {
    try (RunningMemoryServer impostor = new RunningMemoryServer(home, other.files())) {
      RunningServer said = new RunningServer(
          impostor.url(),
          "secret",
          Optional.of(PinnedCertificate.of(own.certificate())),
          ProcessHandle.current().pid(),
          Instant.EPOCH);
      assertThatThrownBy(() -> said.connection("/health/live").getResponseCode())
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("another certificate");
      try (HttpClient client = said.client().build()) {
        assertThatThrownBy(() -> get(client, impostor.url().resolve("/health/live")))
            .isInstanceOf(SSLHandshakeException.class);
      }
    }
  }

  @Test
  void certificateAndKeyThatDoNotServe_areBadInput() throws IOException, GeneralSecurityException {
    Path certificate = own.files().certificate();
    Path key = own.files().key();
    Path garbage = Files.writeString(certificates.resolve("garbage.pem"), "no PEM at all");
    Path broken = Files.writeString(
        certificates.resolve("broken.pem"),
        "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n");
    Path missing = certificates.resolve("missing.pem");
    refused(key, certificate, "holds no certificate as PEM");
    refused(certificate, certificate, "holds no private key as PEM");
    refused(missing, key, "missing.pem is not there");
    refused(certificate, missing, "missing.pem is not there");
    refused(certificate, certificates, "is not there, or not readable");
    refused(garbage, key, "holds no certificate as PEM");
    refused(broken, key, "holds no certificate as PEM");
    refused(certificate, garbage, "holds no private key as PEM");
    refused(certificate, own.encryptedKey(certificates.resolve("e.pem")), "not encrypted");
    refused(certificate, other.files().key(), "is not that of the first certificate");
  }

  private void refused(Path certificate, Path key, String because) {
    Outcome outcome = new Shell(home)
        .run(
            "serve",
            "--port",
            "0",
            "--certificate",
            certificate.toString(),
            "--key",
            key.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(because);
    assertThat(RunningServer.of(home)).isEmpty();
  }
}
