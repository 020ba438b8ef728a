package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.testing.ChatStub;
import io.hippocampus.testing.ChatStub.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent of docs/embed.md, as it stands there, in a process of its own each day and against a
 * server: it learns a fact on one day, sleeps, and answers from memory on the next.
 */
final class TwoDaysTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FACT = "I am allergic to peanuts, tell nobody but the cook";

  @TempDir
  private Path home;

  /** Tags what it is asked to tag; in a chat it says what it recalls, or that it listens. */
  private static Reply answer(JsonNode request) {
    if (request.has("response_format") || isTagging(request)) {
      return Reply.saying(
          ChatStub.tags(request, text -> text.contains("allergic") ? 9 : 2).toString());
    }
    String asked = lastUserMessage(request);
    boolean recalls = asked.contains("<recalled-memories>") && asked.contains("peanuts");
    ObjectNode message = JSON.createObjectNode().put("role", "assistant");
    message.put("content", recalls ? "Peanuts, as you once told me." : "I listen.");
    return Reply.message(message);
  }

  private static boolean isTagging(JsonNode request) {
    return request.at("/messages/0/content").asText().startsWith("You tag what an agent");
  }

  private static String lastUserMessage(JsonNode request) {
    JsonNode messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  private List<String> day(ChatStub server, String conversation, String message)
      throws IOException {
    Process day = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TwoDays.class.getName(),
            home.toString(),
            server.baseUrl(),
            conversation,
            message)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String told = new String(day.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(day.onExit().join().exitValue()).as(told).isZero();
    return told.lines().toList();
  }

  @Test
  void agent_learnsOneDay_sleeps_andAnswersFromMemoryTheNext_inANewProcess() throws Exception {
    try (ChatStub server = ChatStub.answering(TwoDaysTest::answer)) {
      List<String> monday = day(server, "monday", FACT);
      assertThat(monday.get(0)).isEqualTo("I listen.");
      assertThat(monday.get(1)).contains("2 rated by open-ai/gpt-4o-mini/tag/1");

      List<String> tuesday = day(server, "tuesday", "What am I allergic to?");
      assertThat(tuesday.get(0)).isEqualTo("Peanuts, as you once told me.");
    }
  }

  @Test
  void agent_losesNothing_whenTheModelFailsInTheMiddleOfTheDay() throws Exception {
    try (ChatStub server = ChatStub.answering(TwoDaysTest::answer)) {
      server.always(request -> isTagging(request) ? Reply.failing(500) : answer(request));
      assertThat(day(server, "monday", FACT).get(1))
          .contains("0 rated by", "2 keep the offline tag until they are rated");

      server.always(TwoDaysTest::answer);
      List<String> tuesday = day(server, "tuesday", "What am I allergic to?");
      assertThat(tuesday.get(0)).isEqualTo("Peanuts, as you once told me.");
      assertThat(tuesday.get(1)).contains("4 rated by");
    }
  }
}
