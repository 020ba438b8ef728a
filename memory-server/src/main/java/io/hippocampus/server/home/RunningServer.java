package io.hippocampus.server.home;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * The server that has a home open, as it says so in the home's {@code server.json}: where other
 * processes of the same user reach it, and with what. The token is new with every start and opens
 * everything, so the file is readable by its owner only.
 *
 * @param url where it answers, such as {@code http://127.0.0.1:4477}
 * @param token what to bear in the {@code Authorization} header
 * @param process the number of its process
 * @param since when it was ready
 * @param certificate the one it has, DER in base 64; empty when it answers in the clear
 */
public record RunningServer(
    URI url, String token, long process, Instant since, Optional<String> certificate) {

  private static final String NAME = "server.json";

  /**
   * Returns the server that says it has the home open, and whose process lives; empty when there is
   * none, or what it wrote cannot be understood.
   */
  public static Optional<RunningServer> of(Path home) {
    try {
      JsonNode said = HomeFile.read(home.resolve(NAME));
      RunningServer server = new RunningServer(
          URI.create(said.path("url").asText()),
          said.path("token").asText(),
          said.path("process").asLong(),
          Instant.parse(said.path("since").asText()),
          Optional.ofNullable(said.path("certificate").textValue()));
      return ProcessHandle.of(server.process()).isPresent()
          ? Optional.of(server)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Not there, not ours to read or left by another version: as good as none, the home's lock
      // decides.
      return Optional.empty();
    }
  }

  /**
   * Returns what makes connections to it that nobody else can answer, where it has a certificate.
   */
  public Optional<SSLContext> trusted() {
    return certificate.map(OneCertificate::trusted);
  }

  /** Returns a connection to that path, not made yet, which bears the token. */
  public HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (connection instanceof HttpsURLConnection secure && certificate.isPresent()) {
      secure.setSSLSocketFactory(OneCertificate.trusted(certificate.get()).getSocketFactory());
      secure.setHostnameVerifier((name, session) -> true);
    }
    return connection;
  }

  /** Says in the home that this server has it open. */
  public void announce(Path home) throws IOException {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("url", url.toString());
    said.put("token", token);
    said.put("process", process);
    said.put("since", since);
    certificate.ifPresent(one -> said.put("certificate", one));
    HomeFile.writeSecret(home.resolve(NAME), Json.pretty(said));
  }

  /** Says no longer that a server has the home open. */
  public static void withdraw(Path home) throws IOException {
    Files.deleteIfExists(home.resolve(NAME));
  }

  /** Tells everything but the token. */
  @Override
  public String toString() {
    return "RunningServer[url=" + url + ", process=" + process + ", since=" + since + "]";
  }
}
