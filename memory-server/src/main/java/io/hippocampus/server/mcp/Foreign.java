package io.hippocampus.server.mcp;

import io.hippocampus.server.http.Hosts;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses pages of other sites, against DNS rebinding: a page may ask if it is of this machine or
 * of the very host that it asks. The second wall; the gate of the server stands before it and knows
 * the names that the server goes by.
 */
final class Foreign implements ServerTransportSecurityValidator {

  private static final Hosts HERE = new Hosts(Set.of());

  @Override
  public void validateHeaders(Map<String, List<String>> headers)
      throws ServerTransportSecurityException {
    Optional<String> origin = header("Origin", headers);
    if (origin.isPresent() && !mayAsk(origin.get(), header("Host", headers).orElse(""))) {
      throw new ServerTransportSecurityException(403, "a page of another site");
    }
  }

  /** Whether a page of that origin may ask a server addressed as that host. */
  static boolean mayAsk(String origin, String host) {
    return HERE.mayAsk(origin, host);
  }

  private static Optional<String> header(String name, Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }
}
