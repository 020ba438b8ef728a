package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.blackbox.Client.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the server has ended, however it ended. */
final class NothingLostTest {

  private static final int WRITERS = 8;
  private static final int BATCH = 5;
  private static final int ACKNOWLEDGED_BEFORE_THE_END = 60;

  private static final String MESSAGES = "/v1/spaces/harbour/messages";

  @TempDir
  Path folder;

  @Test
  void stoppedUnderLoad_losesNothingAcknowledged() {
    Map<Integer, Boolean> acknowledged = acknowledgedUntil(server -> {
      int code = server.stop();
      assertThat(code).as(server.program().complained()).isIn(0, 143);
      assertThat(server.program().complained()).doesNotContain("\tat ");
    });

    assertAllThere(acknowledged);
  }

  @Test
  void killedUnderLoad_losesNothingAcknowledged() {
    assertAllThere(acknowledgedUntil(Server::kill));
  }

  /** Records from many sides until the server is ended, and returns which batches it took. */
  private Map<Integer, Boolean> acknowledgedUntil(Consumer<Server> end) {
    Map<Integer, Boolean> acknowledged = new ConcurrentSkipListMap<>();
    CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_END);
    AtomicInteger next = new AtomicInteger();
    Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        Server server = Server.in(folder.resolve("home"))) {
      for (int i = 0; i < WRITERS; i++) {
        writers.execute(() -> {
          while (write(server.owner(), next.getAndIncrement(), acknowledged, refused)) {
            enough.countDown();
          }
        });
      }
      await(enough);
      end.accept(server);
    }
    assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
    return acknowledged;
  }

  private static boolean write(
      Client client, int batch, Map<Integer, Boolean> acknowledged, Queue<Answer> refused) {
    try {
      Answer answer = client.post(MESSAGES, batch(batch));
      if (answer.status() == 201) {
        acknowledged.put(batch, true);
      } else {
        refused.add(answer);
      }
      return answer.status() == 201;
    } catch (UncheckedIOException e) {
      // The server has gone before it answered: nothing was promised.
      return false;
    }
  }

  /** Records all of it again: what is there already is not new. */
  private void assertAllThere(Map<Integer, Boolean> acknowledged) {
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_END);
    try (Server server = Server.in(folder.resolve("home"))) {
      for (int batch : acknowledged.keySet()) {
        for (JsonNode receipt :
            server.owner().post(MESSAGES, batch(batch)).json().path("receipts")) {
          assertThat(receipt.path("isNew").asBoolean()).as(receipt.toString()).isFalse();
        }
      }
    }
  }

  private static List<Map<String, Object>> batch(int number) {
    return Life.messages(number * BATCH, (number + 1) * BATCH);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
