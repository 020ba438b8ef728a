package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.view.Json;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers messages on streams: those of the modern era itself, those of the era before by the
 * official SDK, which reads from a pipe that only those go into.
 */
final class StdioServer implements AutoCloseable {

  private static final int PIPE_BYTES = 1 << 16;

  /** What may be asked before a session has begun. */
  private static final Set<String> BEFORE = Set.of("initialize", "ping");

  private final Offer offer;
  private final Visit visit;
  private final ModernEra modern;
  private final LineWriter out;
  private final PipedOutputStream toSdk;
  private final McpSyncServer sdk;
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
  private final Unanswered unanswered = new Unanswered();

  /** Whether the client said that its session has begun; known to the one thread that reads. */
  private boolean hasBegun;

  StdioServer(Offer offer, Visit visit, OutputStream out) throws IOException {
    this.offer = offer;
    this.visit = visit;
    this.modern = new ModernEra(offer);
    this.out = new LineWriter(out);
    this.toSdk = new PipedOutputStream();
    this.sdk = new LegacyEra(offer, context -> visit)
        .on(new StdioServerTransportProvider(
            LegacyEra.mapper(), new PipedInputStream(toSdk, PIPE_BYTES), new FromSdk()));
  }

  /** Answers until the input ends. */
  void read(InputStream in) throws IOException {
    LineReader.read(in, out, this::take);
  }

  private void take(JsonNode message) {
    boolean isRequest = Rpc.isRequest(message);
    if (ModernEra.isOfThisEra(message)) {
      if (isRequest) {
        answering.execute(() -> out.write(modern.answer(message, visit, this::tell)));
      }
    } else {
      toLegacy(message);
    }
  }

  private void toLegacy(JsonNode message) {
    JsonNode id = message.path("id");
    try {
      LegacyRequests.require(message, offer);
      requireBegun(message);
      if (Rpc.isRequest(message)) {
        unanswered.asked(id);
      }
      pass(message);
    } catch (RpcException e) {
      out.write(Rpc.error(id, e));
    }
  }

  /** What is asked before a session has begun, the SDK keeps until it does, and be it for ever. */
  private void requireBegun(JsonNode message) {
    String method = message.path("method").asText();
    hasBegun |= method.equals("notifications/initialized");
    if (!hasBegun && Rpc.isRequest(message) && !BEFORE.contains(method)) {
      throw new RpcException(
          400,
          RpcException.INVALID_REQUEST,
          "the session has not begun; send initialize, then notifications/initialized");
    }
  }

  private boolean tell(JsonNode notification) {
    out.write(notification);
    return true;
  }

  private void pass(JsonNode message) {
    try {
      toSdk.write((Json.compact(message) + "\n").getBytes(StandardCharsets.UTF_8));
      toSdk.flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the protocol's library reads no more", e);
    }
  }

  /** Waits until everything is answered. */
  @Override
  public void close() throws IOException {
    answering.close();
    unanswered.awaitNone();
    toSdk.close();
    sdk.closeGracefully();
  }

  /** Takes what the SDK writes, line by line, and passes it on whole. */
  private final class FromSdk extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        JsonNode message = Json.read(line.toString(StandardCharsets.UTF_8));
        line.reset();
        out.write(message);
        unanswered.answered(message);
      } else {
        line.write(b);
      }
    }
  }

  /** The requests that wait for an answer. Thread-safe. */
  private static final class Unanswered {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isEmpty = lock.newCondition();
    private final Set<JsonNode> ids = new HashSet<>();

    void asked(JsonNode id) {
      lock.lock();
      try {
        ids.add(id);
      } finally {
        lock.unlock();
      }
    }

    void answered(JsonNode message) {
      lock.lock();
      try {
        if (!message.has("method") && ids.remove(message.path("id")) && ids.isEmpty()) {
          isEmpty.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    void awaitNone() {
      lock.lock();
      try {
        while (!ids.isEmpty()) {
          isEmpty.awaitUninterruptibly();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
