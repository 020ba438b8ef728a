package io.hippocampus.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.server.RunningMemoryServer;
import io.hippocampus.server.http.HttpSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How other processes reach the server that has a home open. */
final class RunningServerTest {

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir
  private Path folder;

  @Test
  void serverWithACertificateOfItsOwn_isReached_andNobodyInItsPlace() throws Exception {
    Path home = folder.resolve("home");
    try (RunningMemoryServer server =
        new RunningMemoryServer(home, 0, Optional.of(selfSigned("ours")))) {
      RunningServer running = RunningServer.of(home).orElseThrow();
      assertThat(running.url().getScheme()).isEqualTo("https");
      assertThat(running.open("/v1/spaces").getResponseCode()).isEqualTo(200);
      try (HttpClient client =
          HttpClient.newBuilder().sslContext(running.trusted().orElseThrow()).build()) {
        URI live = server.url().resolve("/health/live");
        assertThat(client
                .send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString())
                .statusCode())
            .isEqualTo(200);
      }
      RunningServer other = new RunningServer(
          running.url(),
          running.token(),
          running.process(),
          running.since(),
          Optional.of(Base64.getEncoder().encodeToString(selfSigned("other").own())));
      HttpURLConnection refused = other.open("/v1/spaces");
      assertThatThrownBy(refused::getResponseCode).isInstanceOf(SSLException.class);
    }
  }

  /** Makes a certificate for a name that nobody asks by. */
  private Tls selfSigned(String name) throws IOException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start()
        .onExit()
        .join();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return new Tls(
        pem(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded()),
        pem(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded()));
  }

  private Path pem(String file, String what, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
