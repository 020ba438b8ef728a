package io.hippocampus.server.http;

import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Where the server listens, in the clear or by TLS. */
final class Connectors {

  /**
   * How many connections may have been opened and not taken yet. The system drops what is more, and
   * it comes again by the client's clock: some only after half a minute, when nobody waits for it.
   */
  private static final int BACKLOG = 1_024;

  private Connectors() {}

  static ServerConnector of(
      HttpSettings settings, Optional<Identity> identity, Server server, HttpConfiguration http) {
    ServerConnector connector = identity
        .map(own -> secure(own, server, http))
        .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(SilentClients.WAITING_MILLIS);
    connector.addBean(new SlowHeads(connector));
    return connector;
  }

  private static ServerConnector secure(Identity identity, Server server, HttpConfiguration http) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setSslContext(identity.context());
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
  }
}
