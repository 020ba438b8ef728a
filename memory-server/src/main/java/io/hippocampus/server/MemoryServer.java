package io.hippocampus.server;

import io.hippocampus.Hippocampus;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.Audit;
import io.hippocampus.server.command.CommandRunner;
import io.hippocampus.server.command.CommandServlet;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.home.PinnedCertificate;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.HttpServer;
import io.hippocampus.server.http.HttpServer.Door;
import io.hippocampus.server.http.HttpSettings;
import io.hippocampus.server.jdbc.JdbcAnswerLog;
import io.hippocampus.server.mcp.McpServlet;
import io.hippocampus.server.mcp.tool.Sleeping;
import io.hippocampus.server.openapi.OpenApi;
import io.hippocampus.server.rest.Rest;
import io.hippocampus.server.sleeping.SleepDesk;
import io.hippocampus.server.watch.Metrics;
import io.hippocampus.server.watch.Watch;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SpaceNight;
import io.hippocampus.sleep.jdbc.JdbcSleepQueue;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;
import io.hippocampus.sleep.quartz.QuartzSleepScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The server: one home, its scheduler and all doors, in this process.
 *
 * <p>Thread-safe. Closing takes no new requests, lets those under way end, ends or finishes nights,
 * and then closes the home; nothing that was acknowledged is lost.
 */
public final class MemoryServer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(MemoryServer.class.getName());

  private final HttpServer http;
  private final Deque<AutoCloseable> opened;

  private MemoryServer(HttpServer http, Deque<AutoCloseable> opened) {
    this.http = http;
    this.opened = opened;
  }

  /**
   * What a server is started with.
   *
   * @param home the directory of the home
   * @param opening starts to open the home
   * @param http where and how it answers
   * @param workers how many spaces may sleep at once
   * @param clock what time it is
   * @param zone in which zone times are read that name none
   * @param random where tokens come from
   * @param commands runs commands that other processes of the same user were given
   */
  public record Settings(
      Path home,
      Supplier<Hippocampus.Builder> opening,
      HttpSettings http,
      int workers,
      InstantSource clock,
      ZoneId zone,
      SecureRandom random,
      CommandRunner commands) {}

  /**
   * Starts a server.
   *
   * @throws IllegalArgumentException if it would answer others than this machine without a key, or
   *     its certificate cannot serve
   * @throws HippocampusException if the home cannot be opened, or the port not be had
   */
  public static MemoryServer start(Settings settings) {
    AccessKeys keys = new AccessKeys(settings.home(), settings.clock());
    requireKeys(settings.http(), keys);
    settings.http().requireIdentity();
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      return start(settings, keys, opened);
    } catch (IOException e) {
      close(opened);
      throw new UncheckedIOException("cannot start the server in " + settings.home(), e);
    } catch (RuntimeException e) {
      close(opened);
      throw e;
    }
  }

  private static void requireKeys(HttpSettings http, AccessKeys keys) {
    if (!http.isLoopback() && keys.all().isEmpty()) {
      throw new IllegalArgumentException("others than this machine can reach " + http.host()
          + ", and the home has no access key: make one with 'hippocampus key create NAME', or"
          + " answer on 127.0.0.1");
    }
  }

  private static MemoryServer start(Settings settings, AccessKeys keys, Deque<AutoCloseable> opened)
      throws IOException {
    Metrics metrics = new Metrics();
    opened.push(metrics);
    Hippocampus memory = settings
        .opening()
        .get()
        .onRecall((recollection, took) -> metrics.recalled(took))
        .open();
    opened.push(memory);
    DataSource dataSource = memory.dataSource().orElseThrow();
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(memory, dataSource)
        .clock(settings.clock())
        .workers(settings.workers())
        .onNight(night -> measure(night, metrics))
        .start();
    opened.push(scheduler);
    ExecutorService nights = Executors.newThreadPerTaskExecutor(
        Thread.ofPlatform().name("hippocampus-night-", 0).factory());
    opened.push(nights);
    SleepDesk desk = new SleepDesk(
        nights, settings.clock(), settings.random(), night -> metrics.slept(night.report()));
    OpenHome home = new OpenHome(
        settings.home(),
        memory,
        JdbcSleepSchedules.open(dataSource),
        JdbcSleepQueue.open(dataSource),
        scheduler,
        desk,
        settings.clock(),
        settings.zone());
    Audit audit = Audit.of(settings.home());
    opened.push(audit);
    McpServlet mcp = McpServlet.of(memory::space, Sleeping.at(desk), version(), settings.clock());
    CommandServlet commands = new CommandServlet(home, settings.commands());
    String token = token(settings.random());
    HttpServer http = HttpServer.start(
        settings.http(),
        endpoints(home, dataSource, metrics),
        List.of(
            new Door(List.of("/mcp", "/mcp/*"), mcp, false),
            new Door(List.of(CommandServlet.PATH, CommandServlet.PATH + "/*"), commands, true)),
        new HttpServer.Guard(
            keys,
            token,
            entry -> {
              audit.note(entry);
              metrics.answered(
                  entry.verb(), entry.route().orElse("none"), entry.status(), entry.took());
            },
            settings.clock()));
    opened.push(http);
    // These close before: their open streams would keep the server from stopping.
    opened.push(mcp);
    opened.push(commands);
    // And this before them: commands and tools wait for nights.
    opened.push(desk);
    new RunningServer(
            http.url(),
            token,
            http.certificate().map(PinnedCertificate::of),
            ProcessHandle.current().pid(),
            settings.clock().instant())
        .announce(settings.home());
    opened.push(() -> RunningServer.withdraw(settings.home()));
    nights.execute(() -> warm(home));
    return new MemoryServer(http, opened);
  }

  private static List<Endpoint> endpoints(OpenHome home, DataSource dataSource, Metrics metrics) {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.addAll(new Rest(home, JdbcAnswerLog.open(dataSource)).endpoints());
    endpoints.addAll(new Watch(home, metrics).endpoints());
    endpoints.add(OpenApi.route(endpoints, version()));
    return endpoints;
  }

  /** Returns the version that the build wrote into the jar. */
  static String version() {
    return Optional.ofNullable(MemoryServer.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  /** Loads what the first request would wait for. */
  private static void warm(OpenHome home) {
    try {
      Rest.warm();
      home.memory().embedder().cue("Good morning.");
    } catch (HippocampusException e) {
      LOG.log(System.Logger.Level.WARNING, "the embedding model does not answer yet", e);
    }
  }

  private static void measure(ScheduledNight night, Metrics metrics) {
    for (SpaceNight of : night.spaces()) {
      if (of instanceof SpaceNight.Slept slept) {
        metrics.slept(slept.report());
      }
    }
  }

  private static String token(SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return "local_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** Returns where it answers. */
  public URI url() {
    return http.url();
  }

  /** Returns the routes that the router has, whoever put them there. */
  Set<String> routed() {
    return http.routed();
  }

  @Override
  public void close() {
    close(opened);
  }

  /** Closes in the reverse order of opening; what fails keeps nothing else from being closed. */
  private static void close(Deque<AutoCloseable> opened) {
    RuntimeException failed = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        RuntimeException wrapped = new IllegalStateException("the server did not stop in order", e);
        if (failed == null) {
          failed = wrapped;
        } else {
          failed.addSuppressed(wrapped);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
