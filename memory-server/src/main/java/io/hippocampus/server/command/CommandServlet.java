package io.hippocampus.server.command;

import io.hippocampus.server.access.Audit;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.view.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs commands for other processes of the same user, who alone may come to this door: a command
 * reads and writes files. {@code POST /command} takes a {@link CommandCall} and answers while it
 * runs; {@code POST /command/NUMBER} takes the next piece of its standard input.
 *
 * <p>Thread-safe. A command whose caller has gone ends early if it takes long, and runs to its end
 * otherwise. Closing takes no new ones, does the same with those under way, and waits for them a
 * while.
 */
public final class CommandServlet extends HttpServlet implements AutoCloseable {

  /** Where this door is. */
  public static final String PATH = "/command";

  /** The most bytes of a call, and of a piece of standard input. */
  static final int MOST_BYTES = 4 << 20;

  /** What a command that runs is answered with. */
  static final String LINES = "application/jsonl";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(CommandServlet.class.getName());
  private static final int OUT_BYTES = 32 << 10;
  private static final int FAILED = 1;
  private static final long SAID_EVERY_SECONDS = 1;
  private static final long CLOSING_SECONDS = 20;

  private final transient OpenHome home;
  private final transient CommandRunner runner;
  private final transient ExecutorService commands = Executors.newThreadPerTaskExecutor(
      Thread.ofPlatform().name("hippocampus-command-", 0).factory());
  private final transient Map<String, AskedInput> inputs = new ConcurrentHashMap<>();
  private final transient AtomicLong calls = new AtomicLong();
  private transient volatile boolean isClosing;
  private transient volatile boolean isClosed;

  /** Runs commands on that home by that runner. */
  public CommandServlet(OpenHome home, CommandRunner runner) {
    this.home = home;
    this.runner = runner;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(Audit.ROUTE, PATH);
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (request.getPathInfo() == null) {
      start(body, request, response);
    } else {
      request.setAttribute(Audit.ABOUT, "standard input");
      give(request.getPathInfo().substring(1), body, response);
    }
  }

  private void give(String call, byte[] piece, HttpServletResponse response) {
    AskedInput input = inputs.get(call);
    response.setStatus(
        input != null && input.give(piece)
            ? HttpServletResponse.SC_NO_CONTENT
            : HttpServletResponse.SC_NOT_FOUND);
  }

  private void start(byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CommandCall call;
    try {
      call = Json.bind(Json.read(new String(body, StandardCharsets.UTF_8)), CommandCall.class);
    } catch (IllegalArgumentException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    request.setAttribute(Audit.ABOUT, "command " + call.name());
    if (!isHere(call)) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return;
    }
    response.setContentType(LINES);
    AnswerLines lines = new AnswerLines(response.getOutputStream());
    try {
      Future<Integer> exit = commands.submit(() -> run(call, lines));
      follow(exit, lines).ifPresent(code -> lines.say("exit", code));
    } catch (RejectedExecutionException e) {
      response.reset();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } finally {
      lines.end();
    }
  }

  private boolean isHere(CommandCall call) throws IOException {
    Path wanted = Path.of(call.home());
    return Files.exists(wanted) && Files.isSameFile(wanted, home.directory());
  }

  private int run(CommandCall call, AnswerLines lines) {
    String number = String.valueOf(calls.incrementAndGet());
    lines.say("call", number);
    PrintStream out = new PrintStream(
        new BufferedOutputStream(lines.stream("out", () -> {}), OUT_BYTES),
        false,
        StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(lines.stream("err", out::flush), true, StandardCharsets.UTF_8);
    AskedInput in = new AskedInput(
        () -> {
          out.flush();
          lines.say("in", true);
        },
        lines);
    inputs.put(number, in);
    try {
      return runner.run(home, call, in, out, err, () -> lines.isRead() && !isClosing);
    } finally {
      inputs.remove(number);
      out.flush();
    }
  }

  /** Waits for the command's end while somebody wants to know, and says that it goes on. */
  private OptionalInt follow(Future<Integer> exit, AnswerLines lines) throws IOException {
    while (lines.isRead() && !isClosed) {
      try {
        return OptionalInt.of(exit.get(SAID_EVERY_SECONDS, TimeUnit.SECONDS));
      } catch (TimeoutException e) {
        lines.goesOn();
      } catch (ExecutionException e) {
        LOG.log(System.Logger.Level.ERROR, "a command failed inside", e);
        return OptionalInt.of(FAILED);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the server stops while a command runs", e);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    isClosing = true;
    commands.shutdown();
    inputs.values().forEach(AskedInput::stop);
    try {
      if (!commands.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "the server stops while a command runs");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isClosed = true;
    }
  }
}
