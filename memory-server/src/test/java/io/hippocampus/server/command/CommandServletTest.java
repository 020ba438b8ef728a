package io.hippocampus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take long, whose end nobody wants any more. */
final class CommandServletTest {

  private static final int GIVEN_UP = 7;

  @TempDir
  private Path home;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Goes on until its end is not wanted any more. */
  private CommandRunner untilUnwanted(CommandRunner usual) {
    return (open, call, in, out, err, isWanted) -> {
      begun.countDown();
      while (isWanted.getAsBoolean()) {
        Thread.onSpinWait();
      }
      out.print("given up");
      ended.countDown();
      return GIVEN_UP;
    };
  }

  private CommandCall call() {
    String here = home.toString();
    return new CommandCall(
        "ingest", List.of("ingest", "-"), here, here, "UTC", Map.of(), false, false, false);
  }

  @Test
  void whoHasGone_isNoLongerWorkedFor() throws IOException, InterruptedException {
    try (RunningMemoryServer server = new RunningMemoryServer(home, this::untilUnwanted)) {
      HttpURLConnection caller =
          RunningServer.of(home).orElseThrow().connection(CommandServlet.PATH);
      caller.setRequestMethod("POST");
      caller.setDoOutput(true);
      try (OutputStream body = caller.getOutputStream()) {
        body.write(Json.compact(call()).getBytes(StandardCharsets.UTF_8));
      }
      assertThat(caller.getResponseCode()).isEqualTo(200);
      begun.await();
      assertThat(ended.getCount()).isEqualTo(1);

      caller.disconnect();

      ended.await();
      assertThat(server.get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void serverThatStops_tellsHowTheCommandEnded() throws InterruptedException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    CompletableFuture<OptionalInt> exit;
    try (RunningMemoryServer server = new RunningMemoryServer(home, this::untilUnwanted)) {
      CommandClient client = new CommandClient(
          RunningServer.of(home).orElseThrow(),
          InputStream.nullInputStream(),
          new PrintStream(told, true, StandardCharsets.UTF_8),
          new PrintStream(told, true, StandardCharsets.UTF_8));
      exit = CompletableFuture.supplyAsync(() -> client.run(call()));
      begun.await();
    }
    assertThat(exit.join()).hasValue(GIVEN_UP);
    assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("given up");
  }
}
