package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered lies on the disk for its owner's eyes only. */
final class OwnersFilesTest {

  private static final String OWNER_ALONE = "rwx------";

  @TempDir
  private Path directory;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void live(Path home) {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.key("ann", Set.of(Scope.READ));
      server.post(
          "/v1/spaces/ann/messages",
          "[{\"speaker\":\"Ann\",\"content\":\"The canary is yellow.\"}]",
          "Authorization",
          "Bearer " + server.ownToken());
    }
  }

  @Test
  void homeThatIsMade_isItsOwnersAlone() throws IOException {
    Path home = directory.resolve("made");
    live(home);
    assertThat(permissions(home)).isEqualTo(OWNER_ALONE);
  }

  @Test
  void homeThatOthersMayLookInto_showsThemNoMemoryAndNoAudit() throws IOException {
    Path home = Files.createDirectory(directory.resolve("shared"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    live(home);
    for (String folder : List.of("store", "index", "log")) {
      assertThat(permissions(home.resolve(folder))).as(folder).isEqualTo(OWNER_ALONE);
    }
    assertThat(permissions(home.resolve("access-keys.json"))).isEqualTo("rw-------");
  }
}
