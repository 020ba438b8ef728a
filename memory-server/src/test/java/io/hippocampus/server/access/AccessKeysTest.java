package io.hippocampus.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.CorruptException;
import io.hippocampus.server.access.AccessKeys.Created;
import io.hippocampus.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessKeysTest {

  private final HandClock clock = HandClock.at("2026-03-10T12:00:00Z");

  @TempDir
  private Path home;

  private AccessKeys keys() {
    return new AccessKeys(home, clock);
  }

  private Created make(String name, Optional<Duration> lasting) {
    return keys()
        .create(
            name,
            Set.of(Scope.READ, Scope.WRITE),
            Set.of(new SpaceName("ada")),
            lasting,
            new SecureRandom());
  }

  @Test
  void bearer_isWhoTheKeyWasMadeFor_inEveryProcess() {
    AccessKeys before = keys();
    assertThat(before.all()).isEmpty();
    Created made = make("ada", Optional.empty());
    Caller bearer = before.bearer(made.token()).orElseThrow();
    assertThat(bearer.name()).isEqualTo("ada");
    assertThat(bearer.may(Scope.READ)).isTrue();
    assertThat(bearer.may(Scope.SLEEP)).isFalse();
    assertThat(bearer.reaches(new SpaceName("ada"))).isTrue();
    assertThat(bearer.reaches(new SpaceName("bob"))).isFalse();
  }

  @Test
  void keyThatIsOneCharacterOff_opensNothing() {
    String token = make("ada", Optional.empty()).token();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      String off = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(keys().bearer(off)).as(off).isEmpty();
    }
    assertThat(keys().bearer("")).isEmpty();
    assertThat(keys().bearer(token + "a")).isEmpty();
  }

  @Test
  void key_isNowhereInTheHome() throws IOException {
    Created made = make("ada", Optional.empty());
    Path file = home.resolve("access-keys.json");
    assertThat(Files.readString(file))
        .doesNotContain(made.token())
        .contains(made.key().hash());
    assertThat(made.toString()).doesNotContain(made.token());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void expiredKey_opensNothing_andStaysListed() {
    Created made = make("ada", Optional.of(Duration.ofDays(1)));
    clock.advance(Duration.ofDays(1).minusNanos(1));
    assertThat(keys().bearer(made.token())).isPresent();
    clock.advance(Duration.ofNanos(1));
    assertThat(keys().bearer(made.token())).isEmpty();
    assertThat(keys().all()).hasSize(1);
  }

  @Test
  void revokedKey_opensNothing() {
    Created made = make("ada", Optional.empty());
    AccessKeys keys = keys();
    assertThat(keys.bearer(made.token())).isPresent();
    assertThat(keys().revoke(made.key().id())).isPresent();
    assertThat(keys.bearer(made.token())).isEmpty();
    assertThat(keys().revoke("ada")).isEmpty();
  }

  @Test
  void secondKeyOfAName_isRefused() {
    make("ada", Optional.empty());
    assertThatThrownBy(() -> make("ada", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'ada'");
  }

  @Test
  void fileThatCannotBeUnderstood_opensNothing() throws IOException {
    String token = make("ada", Optional.empty()).token();
    Files.writeString(home.resolve("access-keys.json"), "{\"keys\":[{\"id\":\"x\"}]}");
    assertThatThrownBy(() -> keys().bearer(token)).isInstanceOf(CorruptException.class);
  }
}
