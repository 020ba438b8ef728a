package io.hippocampus.server.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a hook: reads what the client tells on standard input, asks the running server, and answers
 * with what the model is to know. Whatever goes wrong, it answers nothing.
 *
 * @param home the home whose server is asked
 * @param space which memory
 * @param atMost how long one question to the server may take
 */
public record Hook(Path home, SpaceName space, Duration atMost) {

  /** How long one question may take when nothing else is said. */
  public static final Duration AT_MOST = Duration.ofMillis(1_500);

  /** The most characters that a hook answers; clients cut off what is longer. */
  static final int LONGEST_ANSWER = 10_000;

  private static final int LONGEST_CUE = 4_000;
  private static final int BATCH = 500;
  private static final int TOKENS = 1_500;
  private static final int MEMORIES = 8;
  private static final String BRIEF_CUE =
      "What matters now: open plans, promises, decisions, preferences, who the user is";

  /** Runs it; what goes wrong is one line on {@code err}. */
  public void run(HookEvent event, InputStream in, PrintStream out, PrintStream err) {
    try {
      JsonNode told = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Optional<RunningServer> server = RunningServer.of(home);
      if (server.isEmpty()) {
        err.println("hippocampus: no server runs for " + home + "; start 'hippocampus serve'");
        return;
      }
      HookServer asked = new HookServer(server.get(), space, atMost);
      String context = switch (event) {
        case SESSION_START -> brief(asked);
        case USER_PROMPT -> recalled(asked, told.path("prompt").asText());
        case PRE_COMPACT -> recorded(asked, told, true);
        case SESSION_END -> recorded(asked, told, false);
      };
      if (!context.isBlank() && context.length() <= LONGEST_ANSWER) {
        out.println(Json.compact(answer(event, told, context)));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      err.println("hippocampus: the hook said nothing, for " + e.getMessage());
    } finally {
      out.flush();
    }
  }

  private static String brief(HookServer server) throws IOException {
    String block = block(server, BRIEF_CUE);
    return block.isEmpty()
        ? ""
        : "From your long-term memory of earlier sessions; call its tool recall for more:\n"
            + block;
  }

  private static String recalled(HookServer server, String prompt) throws IOException {
    return prompt.isBlank() ? "" : block(server, prompt);
  }

  private static String block(HookServer server, String cue) throws IOException {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("cue", cue.substring(0, Math.min(LONGEST_CUE, cue.length())));
    asked.put("limit", MEMORIES);
    asked.put("tokens", TOKENS);
    asked.put("block", true);
    // What the system recalls by itself is no sign that anybody needed it.
    asked.put("reactivates", false);
    return server.post("/recall", asked).path("block").asText();
  }

  private static String recorded(HookServer server, JsonNode told, boolean compacts)
      throws IOException {
    String session = told.path("session_id").asText("default");
    List<Map<String, Object>> messages =
        Transcript.messages(Path.of(told.path("transcript_path").asText()), session);
    for (int from = 0; from < messages.size(); from += BATCH) {
      server.post("/messages", messages.subList(from, Math.min(messages.size(), from + BATCH)));
    }
    if (compacts) {
      server.post("/window:compacting");
    }
    return "";
  }

  /** Clients differ in where they look for it; those who begin their events small, beside. */
  private static Map<String, Object> answer(HookEvent event, JsonNode told, String context) {
    String name = told.path("hook_event_name").asText(event.usual());
    Map<String, Object> answer = new LinkedHashMap<>();
    if (Character.isLowerCase(name.charAt(0))) {
      answer.put("additional_context", context);
    } else {
      Map<String, Object> output = new LinkedHashMap<>();
      output.put("hookEventName", name);
      output.put("additionalContext", context);
      answer.put("hookSpecificOutput", output);
    }
    return answer;
  }
}
