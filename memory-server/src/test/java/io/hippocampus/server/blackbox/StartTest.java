package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a server starts, when it does not, and that it says why. */
final class StartTest {

  @TempDir
  Path folder;

  @Test
  void server_listensOnLoopbackOnly_andLeavesItsTokenToItsOwner() throws IOException {
    try (Server server = Server.in(folder.resolve("home"))) {
      assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(server.stranger().get("/health/live").status()).isEqualTo(200);
      assertThat(Files.getPosixFilePermissions(server.home().resolve("server.json")))
          .extracting(Object::toString)
          .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
      for (InetAddress address :
          InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
        if (!address.isLoopbackAddress()) {
          assertThat(isOpen(address, server.url().getPort())).isFalse();
        }
      }
    }
  }

  private static boolean isOpen(InetAddress address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void offLoopback_withoutAKey_isRefused_andWithOneItServes() {
    Path home = folder.resolve("home");

    Program refused = Program.run(home, "serve", "--port", "0", "--host", "0.0.0.0");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.complained()).contains("0.0.0.0", "hippocampus key create");
    assertThat(refused.written()).isEmpty();

    String key = Keys.create(home, "laptop", "--scope", "read");
    try (Server server = Server.in(home, "--host", "0.0.0.0")) {
      Client here =
          Client.of(java.net.URI.create("http://127.0.0.1:" + server.url().getPort()));
      assertThat(here.get("/v1/spaces").status()).isEqualTo(401);
      assertThat(here.bearing(key).get("/v1/spaces").status()).isEqualTo(200);
    }
  }

  @Test
  void portInUse_isUnavailable() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program refused = Program.run(
          folder.resolve("home"), "serve", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.complained())
          .contains("port " + taken.getLocalPort(), "--port")
          .doesNotContain("\tat ");
      assertThat(folder.resolve("home").resolve("server.json")).doesNotExist();
    }
  }

  @Test
  void homeOfARunningServer_isUnavailable_andTheServerStaysWell() {
    try (Server server = Server.in(folder.resolve("home"))) {
      Program refused = Program.run(server.home(), "serve", "--port", "0");

      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.complained())
          .contains(String.valueOf(server.program().process().pid()))
          .doesNotContain("\tat ");
      assertThat(server.owner().get("/health/live").status()).isEqualTo(200);
      assertThat(server.home().resolve("server.json")).exists();
    }
  }

  @Test
  void addressThatIsNotHere_andCertificateThatIsNone_areBadInput_orUnavailable()
      throws IOException {
    Path home = folder.resolve("home");
    Keys.create(home, "laptop", "--scope", "read");
    Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");

    Program elsewhere = Program.run(home, "serve", "--port", "0", "--host", "192.0.2.1");
    Program insecure = Program.run(
        home, "serve", "--port", "0", "--certificate", none.toString(), "--key", none.toString());

    assertThat(elsewhere.exitCode()).isEqualTo(4);
    assertThat(elsewhere.complained()).contains("192.0.2.1").doesNotContain("\tat ");
    assertThat(insecure.exitCode()).isEqualTo(2);
    assertThat(insecure.complained()).contains("none.pem").doesNotContain("\tat ");
  }

  @Test
  void stoppedServer_endsWell_andTakesItsNoteAway() {
    try (Server server = Server.in(folder.resolve("home"))) {
      server.stop();

      assertThat(server.home().resolve("server.json")).doesNotExist();
      assertThat(server.program().complained()).doesNotContain("\tat ");
    }
  }
}
