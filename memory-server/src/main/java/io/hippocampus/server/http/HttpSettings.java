package io.hippocampus.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how the server answers.
 *
 * @param host the address it binds
 * @param port the port, 0 for any that is free
 * @param names the names it goes by, beside {@code localhost} and addresses
 * @param requestsPerSecond how many requests a second a caller may make in the long run; 0 for as
 *     many as they like
 * @param tls its certificate and private key; plain HTTP when empty
 */
public record HttpSettings(
    String host, int port, Set<String> names, int requestsPerSecond, Optional<Tls> tls) {

  /** The port when nothing else is said: HIPP on a telephone. */
  public static final int PORT = 4477;

  /** How many requests a second a caller may make when nothing else is said. */
  public static final int REQUESTS_PER_SECOND = 500;

  /**
   * A certificate and its private key, both as PEM.
   *
   * @param certificate the chain, the server's own first
   * @param key the key, not encrypted
   */
  public record Tls(Path certificate, Path key) {}

  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host is blank; give an address, such as 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; allowed are 0 to 65535");
    }
    if (requestsPerSecond < 0 || requestsPerSecond > 1_000_000) {
      throw new IllegalArgumentException(
          "the rate is " + requestsPerSecond + "; allowed are 0 (no limit) to 1000000 a second");
    }
    names = Set.copyOf(names);
  }

  /** Returns loopback, on that port, with every default. */
  public static HttpSettings loopback(int port) {
    return new HttpSettings("127.0.0.1", port, Set.of(), REQUESTS_PER_SECOND, Optional.empty());
  }

  /**
   * Whether only this machine can reach it.
   *
   * @throws IllegalArgumentException if the host is unknown
   */
  public boolean isLoopback() {
    return address().isLoopbackAddress();
  }

  /**
   * Looks at the certificate and its key, if there are any, before anything is begun with them.
   *
   * @throws IllegalArgumentException if one cannot be read, or they do not belong together
   */
  public void requireIdentity() {
    tls.ifPresent(Identity::read);
  }

  /** Whether it answers on every address of this machine. */
  boolean isWildcard() {
    return address().isAnyLocalAddress();
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("the host '" + host + "' is unknown here", e);
    }
  }
}
