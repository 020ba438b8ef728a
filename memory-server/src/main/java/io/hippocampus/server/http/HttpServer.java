package io.hippocampus.server.http;

import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.Audit;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Problem.Kind;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * Answers HTTP: the routes of the doors and their servlets, all of them behind the gate.
 *
 * <p>Thread-safe. Closing takes no new requests, lets those under way end for a while, then stops.
 */
public final class HttpServer implements AutoCloseable {

  private static final long STOP_MILLIS = 20_000;
  private static final int HEADER_BYTES = 16 << 10;

  /**
   * The name of a space may hold a slash, which its path has as {@code %2F}. Nothing here resolves
   * paths once they are decoded; whatever else can be read in two ways is still refused.
   */
  private static final UriCompliance SLASHES_IN_NAMES = UriCompliance.DEFAULT.with(
      "slashes in names", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

  private final HttpSettings settings;
  private final Optional<Identity> identity;
  private final List<Endpoint> endpoints;
  private final List<Door> doors;
  private final InstantSource clock;
  private final Javalin javalin;
  private final ExecutorService streams;

  /**
   * A servlet that answers for itself below a path, such as {@code /mcp}.
   *
   * @param paths the paths, as servlets know them
   * @param servlet what answers; who asks stands in the request's attribute
   *     {@link io.hippocampus.server.access.Caller#ATTRIBUTE}
   * @param isForOwnProcesses whether it is there only for who bears the server's own token
   */
  public record Door(List<String> paths, HttpServlet servlet, boolean isForOwnProcesses) {}

  /**
   * What the server needs of the house.
   *
   * @param keys who may come in
   * @param ownToken what processes of the same user bear, which opens everything
   * @param audit told of each request
   * @param clock what time it is
   */
  public record Guard(
      AccessKeys keys, String ownToken, Consumer<Audit.Entry> audit, InstantSource clock) {

    /** Tells nothing of the token. */
    @Override
    public String toString() {
      return "Guard";
    }
  }

  private HttpServer(
      HttpSettings settings, List<Endpoint> endpoints, List<Door> doors, Guard guard) {
    this.settings = settings;
    this.identity = settings.tls().map(Identity::read);
    this.endpoints = List.copyOf(endpoints);
    this.doors = List.copyOf(doors);
    this.clock = guard.clock();
    this.streams = Executors.newVirtualThreadPerTaskExecutor();
    Gate gate = new Gate(
        settings, guard.keys(), guard.ownToken(), this::isOpen, guard.audit(), guard.clock());
    this.javalin = Javalin.create(config -> configure(config, gate));
  }

  /**
   * Starts a server.
   *
   * @throws UnavailableException if the port is in use, or the address not of this machine
   * @throws IllegalArgumentException if the certificate or its key cannot be read, or do not belong
   *     together
   */
  public static HttpServer start(
      HttpSettings settings, List<Endpoint> endpoints, List<Door> doors, Guard guard) {
    HttpServer server = new HttpServer(settings, endpoints, doors, guard);
    try {
      server.javalin.start();
      return server;
    } catch (JavalinBindException e) {
      server.close();
      throw new UnavailableException(
          "cannot listen on " + settings.host() + " port " + settings.port()
              + ": is another server there? choose another port with --port, or 0 for a free one",
          e);
    }
  }

  /** Returns where this machine reaches it. */
  public URI url() {
    String scheme = settings.tls().isPresent() ? "https" : "http";
    String address = settings.isWildcard() ? "127.0.0.1" : settings.host();
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create(scheme + "://" + host + ":" + javalin.port());
  }

  /** Returns the certificate it shows; empty in the clear. */
  public Optional<X509Certificate> certificate() {
    return identity.map(Identity::certificate);
  }

  /**
   * Returns the routes that the router has, whoever put them there, and the doors beside it:
   * {@code GET /v1/spaces}, {@code POST /mcp/*}.
   */
  public Set<String> routed() {
    Stream<String> routes = javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint.method + " " + handler.endpoint.path);
    Stream<String> beside =
        doors.stream().flatMap(door -> door.paths().stream()).map(path -> "POST " + path);
    return Stream.concat(routes, beside).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    javalin.stop();
    streams.close();
  }

  private void configure(JavalinConfig config, Gate gate) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Long.MAX_VALUE;
    config.http.asyncTimeout = 0;
    config.router.treatMultipleSlashesAsSingleSlash = false;
    listen(config.jetty);
    config.jetty.modifyServletContextHandler(context -> mount(context, gate));
    for (Endpoint endpoint : endpoints) {
      Mounted mounted = new Mounted(endpoint, streams, clock);
      route(config, endpoint.verb().name(), endpoint.path(), mounted);
      if (endpoint.verb() == Verb.GET) {
        // Javalin would say 200 to any HEAD, whatever GET says.
        route(config, Mounted.HEAD, endpoint.path(), mounted);
      }
    }
    config.routes.exception(
        Exception.class, (thrown, context) -> fail(Problems.of(thrown), context));
    config.routes.error(404, context -> tellMissing(context, Kind.NOT_FOUND));
    config.routes.error(405, context -> tellMissing(context, Kind.METHOD_NOT_ALLOWED));
  }

  private static void route(JavalinConfig config, String method, String path, Handler handler) {
    config.routes.addEndpoint(
        new io.javalin.router.Endpoint(HandlerType.findOrCreate(method), path, handler, Set.of()));
  }

  private void listen(JettyConfig jetty) {
    jetty.host = settings.host();
    jetty.port = settings.port();
    jetty.modifyHttpConfiguration(HttpServer::limit);
    jetty.modifyServer(server -> {
      server.setStopTimeout(STOP_MILLIS);
      server.setErrorHandler(new PlainErrors());
      GracefulHandler graceful = new GracefulHandler();
      graceful.setHandler(new SilentClients(server.getHandler()));
      server.setHandler(graceful);
    });
    jetty.addConnector((server, http) -> {
      limit(http);
      return Connectors.of(settings, identity, server, http);
    });
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(SLASHES_IN_NAMES);
  }

  private void mount(ServletContextHandler context, Gate gate) {
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    for (Filter first : List.of(new UnreadBodies(clock), gate)) {
      context.addFilter(asynchronous(first), "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    for (Door door : doors) {
      if (door.isForOwnProcesses()) {
        FilterHolder own = asynchronous(new OwnProcesses());
        door.paths()
            .forEach(path -> context.addFilter(own, path, EnumSet.of(DispatcherType.REQUEST)));
      }
      ServletHolder holder = new ServletHolder(door.servlet());
      holder.setAsyncSupported(true);
      door.paths().forEach(path -> context.addServlet(holder, path));
    }
  }

  private static FilterHolder asynchronous(Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    return holder;
  }

  private boolean isOpen(String method, String path) {
    String verb = method.equals(Mounted.HEAD) ? Verb.GET.name() : method;
    return endpoints.stream()
        .anyMatch(endpoint -> endpoint.needs().isEmpty()
            && endpoint.verb().name().equals(verb)
            && endpoint.path().equals(path));
  }

  private static void fail(Problem problem, Context context) {
    context.status(problem.status());
    context.contentType(Problem.MEDIA_TYPE);
    Answers.headers(problem).forEach(context::header);
    context.result(Answers.body(problem));
  }

  /** Tells of a path or method that no route has; what a route answered stays. */
  private static void tellMissing(Context context, Kind kind) {
    if (!Problem.MEDIA_TYPE.equals(context.res().getContentType())) {
      String detail = kind == Kind.NOT_FOUND
          ? Problems.nothingAt(context.path())
          : context.path() + " has no " + context.method() + "; /openapi.json tells what it has";
      fail(Problem.of(kind, detail), context);
    }
  }
}
