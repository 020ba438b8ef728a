package io.hippocampus.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Asks the packaged server on 1, 16 and 64 connections, each of which asks again as soon as it is
 * answered: recalls by cues that never come twice, and in turn with them a route that does nothing,
 * which is what the framework itself takes. Each is measured for some seconds, several times over
 * in turn, so that whatever else the machine does falls on all.
 */
final class ServerLoad {

  private static final int[] CONNECTIONS = {1, 16, 64};
  private static final int MEMORIES = 1_000;
  private static final int ROUNDS = 3;
  private static final long SECONDS = 5;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final String SPACE = "/v1/spaces/load";

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final URI server;
  private final AtomicInteger cues = new AtomicInteger();

  /** What is asked. */
  private enum Route {
    RECALL,
    TRIVIAL
  }

  /** What came of asking for some seconds. */
  private record Run(double perSecond, double median, double p99) {}

  private ServerLoad(URI server) {
    this.server = server;
  }

  /**
   * Measures.
   *
   * @param arguments the packaged jar
   */
  public static void main(String[] arguments) throws IOException {
    Path home = Files.createTempDirectory("hippocampus-load");
    int port = freePort();
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xmx2g",
            "-jar",
            arguments[0],
            "serve",
            "--port",
            String.valueOf(port),
            "--rate",
            "0",
            "--home",
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try {
      // It says where it is once it is ready.
      process.inputReader(StandardCharsets.UTF_8).readLine();
      new ServerLoad(URI.create("http://127.0.0.1:" + port)).measure();
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void measure() throws IOException {
    fill();
    run(Route.RECALL, 16);
    run(Route.TRIVIAL, 16);
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int connections : CONNECTIONS) {
        for (Route route : Route.values()) {
          runs.computeIfAbsent(
                  "| " + route.name().toLowerCase(Locale.ROOT) + " | " + connections,
                  name -> new ArrayList<>())
              .add(run(route, connections));
        }
      }
    }
    OUT.println(
        "| asked | connections | requests/s | median, ms | p99, ms |\n|---|---|---|---|---|");
    runs.forEach((name, of) -> OUT.printf(
        Locale.ROOT,
        "%s | %s | %s | %s |%n",
        name,
        spread(of.stream().mapToDouble(Run::perSecond).toArray(), "%,.0f"),
        spread(of.stream().mapToDouble(Run::median).toArray(), "%.2f"),
        spread(of.stream().mapToDouble(Run::p99).toArray(), "%.2f")));
  }

  /** Records, and waits until all is embedded. */
  private void fill() throws IOException {
    try (Connection connection = new Connection(server)) {
      for (int from = 0; from < MEMORIES; from += 100) {
        String messages = IntStream.range(from, from + 100)
            .mapToObj(i -> "{\"speaker\":\"Runa\",\"content\":\"" + fact(i) + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
        connection.ask("POST", SPACE + "/messages", messages);
      }
      while (!new String(connection.ask("GET", "/metrics", ""), StandardCharsets.UTF_8)
          .contains("hippocampus_encoding_backlog 0.0")) {
        // A recall takes a thread for a while; that is all the waiting that is needed.
        connection.ask("POST", SPACE + "/recall", recall());
      }
    }
  }

  private static String fact(int number) {
    return "Keeper " + number + " of the harbour saw the ship number " + number * 7
        + " come in with a load of apples and letters.";
  }

  private String recall() {
    int number = cues.incrementAndGet();
    return "{\"cue\":\"Which ship did keeper " + number % MEMORIES + " see, asked for time "
        + number + "?\"}";
  }

  private Run run(Route route, int connections) {
    Histogram all = new Histogram(LONGEST_NANOS, 3);
    long start = System.nanoTime();
    long end = start + SECONDS * 1_000_000_000;
    try (ExecutorService askers = Executors.newFixedThreadPool(connections)) {
      List<CompletableFuture<Histogram>> asking = IntStream.range(0, connections)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(route, end), askers))
          .toList();
      asking.forEach(one -> all.add(one.join()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Run(
        all.getTotalCount() / seconds,
        all.getValueAtPercentile(50) / 1e6,
        all.getValueAtPercentile(99) / 1e6);
  }

  private Histogram ask(Route route, long end) {
    Histogram times = new Histogram(LONGEST_NANOS, 3);
    try (Connection connection = new Connection(server)) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        switch (route) {
          case RECALL -> connection.ask("POST", SPACE + "/recall", recall());
          case TRIVIAL -> connection.ask("GET", "/health/live", "");
        }
        times.recordValue(System.nanoTime() - start);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times;
  }

  /** Returns the middle one, and in brackets the least and the most. */
  private static String spread(double[] values, String format) {
    Arrays.sort(values);
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        values[values.length / 2],
        values[0],
        values[values.length - 1]);
  }
}
