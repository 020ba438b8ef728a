package io.hippocampus.server.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook tells what the server says, and is never in the way. */
final class HookTest {

  /** So long nobody waits for an answer that comes, however busy the machine is. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final String BLOCK = "<recalled-memories>bees</recalled-memories>";

  @TempDir
  private Path home;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(exchange.getRequestURI() + " " + body);
      byte[] answer = "{\"block\":\"%s\"}".formatted(BLOCK).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
    new RunningServer(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "secret",
            Optional.empty(),
            ProcessHandle.current().pid(),
            Instant.EPOCH)
        .announce(home);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** What a hook wrote: its answer and its complaints. */
  private record Wrote(String out, String err) {}

  private Wrote run(HookEvent event, String told) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new Hook(home, new SpaceName("my work"), LONG)
        .run(
            event,
            new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Wrote(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void prompt_isAnsweredWithWhatIsRecalled() {
    Wrote wrote = run(
        HookEvent.USER_PROMPT,
        "{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"Who keeps bees?\"}");
    JsonNode answer = Json.read(wrote.out()).path("hookSpecificOutput");
    assertThat(answer.path("hookEventName").asText()).isEqualTo("UserPromptSubmit");
    assertThat(answer.path("additionalContext").asText()).isEqualTo(BLOCK);
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0))
        .startsWith("/v1/spaces/my%20work/recall ")
        .contains("\"cue\":\"Who keeps bees?\"", "\"reactivates\":false");
    assertThat(wrote.err()).isEmpty();
  }

  @Test
  void sessionStart_givesABrief_whereTheClientLooksForIt() {
    Wrote wrote = run(HookEvent.SESSION_START, "{\"hook_event_name\":\"sessionStart\"}");
    assertThat(Json.read(wrote.out()).path("additional_context").asText())
        .contains("long-term memory", BLOCK);
  }

  @Test
  void compaction_recordsWhatWasSaid_andTellsOfIt() throws IOException {
    Path transcript = home.resolve("transcript.jsonl");
    Files.writeString(transcript, """
        {"type":"user","uuid":"u1","timestamp":"2026-03-02T09:00:00Z","message":{"content":\
        "<system-reminder>be brief</system-reminder>Runa keeps bees."}}
        {"type":"assistant","uuid":"a1","timestamp":"2026-03-02T09:00:01Z","message":{"content":\
        [{"type":"thinking","thinking":"hm"},{"type":"text","text":"Noted."},\
        {"type":"tool_use","name":"Bash","input":{}}]}}
        {"type":"user","uuid":"u2","timestamp":"2026-03-02T09:00:02Z","message":{"content":\
        [{"type":"tool_result","content":"a secret"}]}}
        {"type":"user","uuid":"u3","isMeta":true,"timestamp":"2026-03-02T09:00:02Z",\
        "message":{"content":"meta"}}
        {"type":"summary","summary":"bees"}
        {"type":"user","uuid":"u4","timest\
        """);
    Wrote wrote = run(
        HookEvent.PRE_COMPACT,
        "{\"session_id\":\"s1\",\"transcript_path\":\"%s\"}".formatted(transcript));
    assertThat(wrote).isEqualTo(new Wrote("", ""));
    assertThat(asked).hasSize(2);
    JsonNode messages = Json.read(asked.get(0).substring(asked.get(0).indexOf(' ')));
    assertThat(messages.findValuesAsText("content")).containsExactly("Runa keeps bees.", "Noted.");
    assertThat(messages.findValuesAsText("id")).containsExactly("u1", "a1");
    assertThat(messages.findValuesAsText("session")).containsOnly("s1");
    assertThat(asked.get(1)).startsWith("/v1/spaces/my%20work/window:compacting");
  }

  @Test
  void whateverGoesWrong_isOneLineForPeople() throws IOException {
    status = 500;
    assertSilent(run(HookEvent.USER_PROMPT, "{\"prompt\":\"bees\"}"));
    assertSilent(run(HookEvent.USER_PROMPT, "no JSON"));
    assertSilent(run(HookEvent.SESSION_END, "{\"transcript_path\":\"/no/such/file\"}"));
    status = 404;
    assertThat(run(HookEvent.USER_PROMPT, "{\"prompt\":\"bees\"}"))
        .as("a memory that is not there yet")
        .isEqualTo(new Wrote("", ""));
    server.stop(0);
    assertSilent(run(HookEvent.USER_PROMPT, "{\"prompt\":\"bees\"}"));
    RunningServer.withdraw(home);
    assertSilent(run(HookEvent.USER_PROMPT, "{\"prompt\":\"bees\"}"));
  }

  private static void assertSilent(Wrote wrote) {
    assertThat(wrote.out()).isEmpty();
    assertThat(wrote.err().lines()).hasSize(1);
  }
}
