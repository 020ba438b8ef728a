package io.hippocampus.server.http;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;
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

  static ServerConnector of(HttpSettings settings, Server server, HttpConfiguration http) {
    ServerConnector connector = settings
        .tls()
        .map(tls -> secure(tls, server, http))
        .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(SilentClients.WAITING_MILLIS);
    connector.addBean(new SlowHeads(connector));
    return connector;
  }

  private static ServerConnector secure(
      HttpSettings.Tls tls, Server server, HttpConfiguration http) {
    requireReadable(tls.certificate());
    requireReadable(tls.key());
    SSLFactory factory;
    try {
      factory = SSLFactory.builder()
          .withIdentityMaterial(PemUtils.loadIdentityMaterial(tls.certificate(), tls.key()))
          .build();
    } catch (GenericException e) {
      throw new IllegalArgumentException(
          "no certificate with its key in " + tls.certificate() + " and " + tls.key()
              + "; both must be PEM, the key not encrypted",
          e);
    }
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setSslContext(factory.getSslContext());
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
  }

  private static void requireReadable(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("the file " + file + " is not there, or not readable");
    }
  }
}
