package io.hippocampus.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostsTest {

  private final Hosts hosts = new Hosts(Set.of("memory.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:4477",
        "127.0.0.1:4477",
        "192.168.1.7",
        "[::1]:4477",
        "[fe80::1%eth0]",
        "memory.example",
        "Memory.Example:443"
      })
  void ours(String host) {
    assertThat(hosts.areOurs(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:4477",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "memory.example.evil.example",
        "127.0.0.1:4477@evil.example"
      })
  void notOurs(String host) {
    assertThat(hosts.areOurs(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://127.0.0.1",
        "http://[::1]:1",
        "https://memory.example"
      })
  void pagesThatMayAsk(String origin) {
    assertThat(hosts.mayAsk(origin, "192.168.1.7:4477")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://evil.example",
        "http://192.168.1.8:4477",
        "http://localhost.evil.example",
        "http://memory.example@evil.example",
        "http:// "
      })
  void pagesThatMayNot(String origin) {
    assertThat(hosts.mayAsk(origin, "192.168.1.7:4477")).isFalse();
  }

  @org.junit.jupiter.api.Test
  void pageThatThisServerServed_mayAskIt() {
    assertThat(hosts.mayAsk("http://192.168.1.7:4477", "192.168.1.7:4477")).isTrue();
  }
}
