package io.hippocampus.server.http;

import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.Audit;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.Problem.Kind;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every request passes before any door sees it: it must name a host of ours, come from no
 * foreign page, bear a key if keys are needed, and keep to its caller's rate. What passed, and what
 * was refused, is written into the audit. Thread-safe.
 */
final class Gate implements Filter {

  private static final String BEARER = "Bearer ";

  private final HttpSettings settings;
  private final Hosts hosts;
  private final AccessKeys keys;
  private final String ownToken;
  private final OpenPaths open;
  private final Rates rates;
  private final Consumer<Audit.Entry> audit;
  private final InstantSource clock;

  /** Says which paths need no key. */
  @FunctionalInterface
  interface OpenPaths {
    boolean contains(String verb, String path);
  }

  Gate(
      HttpSettings settings,
      AccessKeys keys,
      String ownToken,
      OpenPaths open,
      Consumer<Audit.Entry> audit,
      InstantSource clock) {
    this.settings = settings;
    this.hosts = new Hosts(settings.names());
    this.keys = keys;
    this.ownToken = ownToken;
    this.open = open;
    this.rates = new Rates(settings.requestsPerSecond());
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Cache-Control", "no-store");
    Instant start = clock.instant();
    try {
      asked.setAttribute(Caller.ATTRIBUTE, admitted(asked));
    } catch (ProblemException e) {
      refuse(answer, e.problem());
      note(asked, answer.getStatus(), start);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (asked.isAsyncStarted()) {
        asked
            .getAsyncContext()
            .addListener(new AtTheEnd(() -> note(asked, answer.getStatus(), start)));
      } else {
        note(asked, answer.getStatus(), start);
      }
    }
  }

  private Caller admitted(HttpServletRequest asked) {
    String host = Optional.ofNullable(asked.getHeader("Host")).orElse("");
    if (!hosts.areOurs(host)) {
      throw Problem.of(
              Kind.FOREIGN,
              "the host is '" + host + "', which this server does not go by; if it is meant to,"
                  + " start it with --name " + host.replaceAll(":\\d*$", ""))
          .thrown();
    }
    String origin = asked.getHeader("Origin");
    if (origin != null && !hosts.mayAsk(origin, host)) {
      throw Problem.of(Kind.FOREIGN, "a page of '" + origin + "' may not ask this server")
          .thrown();
    }
    Caller caller = caller(asked);
    boolean hasKey = caller != Caller.OWNER && caller != Caller.NOBODY;
    rates.take(hasKey ? "key:" + caller.name() : asked.getRemoteAddr());
    return caller;
  }

  private Caller caller(HttpServletRequest asked) {
    Optional<String> token = Optional.ofNullable(asked.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
    if (token.isPresent()) {
      return bearer(token.get(), asked);
    }
    boolean isOpen = open.contains(asked.getMethod(), asked.getRequestURI());
    boolean isOwner = settings.isLoopback() && keys.all().isEmpty();
    if (!isOpen && !isOwner) {
      rates.takeRefused(asked.getRemoteAddr());
      throw Problem.of(
              Kind.UNAUTHENTICATED,
              "no access key was given; send it as 'Authorization: Bearer hk_...', one is made by"
                  + " 'hippocampus key create'")
          .thrown();
    }
    return isOwner ? Caller.OWNER : Caller.NOBODY;
  }

  private Caller bearer(String token, HttpServletRequest asked) {
    if (AccessKeys.isSame(token, ownToken)) {
      asked.setAttribute(OwnProcesses.ATTRIBUTE, true);
      return Caller.OWNER;
    }
    return keys.bearer(token).orElseThrow(() -> {
      rates.takeRefused(asked.getRemoteAddr());
      return Problem.of(
              Kind.UNAUTHENTICATED,
              "the access key is unknown, revoked or expired; 'hippocampus key list' shows"
                  + " those there are")
          .thrown();
    });
  }

  private static void refuse(HttpServletResponse answer, Problem problem) throws IOException {
    Answers.write(problem, answer);
  }

  private void note(HttpServletRequest asked, int status, Instant start) {
    audit.accept(new Audit.Entry(
        start,
        asked.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
            ? caller.name()
            : Caller.NOBODY.name(),
        asked.getRemoteAddr(),
        asked.getMethod(),
        attribute(asked, Audit.ROUTE),
        attribute(asked, Audit.SPACE),
        attribute(asked, Audit.ABOUT),
        status,
        Duration.between(start, clock.instant())));
  }

  private static Optional<String> attribute(HttpServletRequest asked, String name) {
    return Optional.ofNullable(asked.getAttribute(name)).map(Object::toString);
  }

  /** Does something when an answer that outlived its thread is over. */
  private record AtTheEnd(Runnable work) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      work.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
