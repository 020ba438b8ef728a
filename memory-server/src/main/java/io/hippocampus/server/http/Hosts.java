package io.hippocampus.server.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which hosts the server goes by. A page of another site can have a browser ask a server in the
 * local network under a name of its own (DNS rebinding); such a name is none of ours. An address in
 * digits cannot be rebound, so it is ours always. Immutable.
 */
public final class Hosts {

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+(%[A-Za-z0-9_.-]+)?]");

  private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private final Set<String> names;

  /** Goes by those names, beside {@code localhost} and addresses. */
  public Hosts(Set<String> names) {
    this.names = names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a {@code Host} header names us. */
  boolean areOurs(String host) {
    String name = withoutPort(host).toLowerCase(Locale.ROOT);
    return ADDRESS.matcher(name).matches() || name.equals("localhost") || names.contains(name);
  }

  /**
   * Whether a page of that {@code Origin} may ask a server addressed by that {@code Host}: one that
   * this server served itself, one of a name of ours, or one of this machine.
   */
  public boolean mayAsk(String origin, String host) {
    try {
      URI page = URI.create(origin);
      String from = page.getHost();
      return from != null
          && (host.equalsIgnoreCase(page.getAuthority())
              || isLoopback(from.toLowerCase(Locale.ROOT))
              || names.contains(from.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || LOOPBACK.matcher(host).matches();
  }

  private static String withoutPort(String host) {
    return PORT.matcher(host).replaceFirst("");
  }
}
