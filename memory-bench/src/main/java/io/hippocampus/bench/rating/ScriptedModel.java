package io.hippocampus.bench.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.port.LanguageModel;
import java.util.function.ToIntFunction;

/**
 * Stands in for a language model: it rates each text by a rule, says of a cluster of episodes
 * verbatim how each begins, and has no judgement of pairs. As thread-safe as the rule.
 *
 * @param name what it calls itself; says that it is none
 * @param rule rates a text, 1 to 9
 */
public record ScriptedModel(String name, ToIntFunction<String> rule) implements LanguageModel {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SENTENCE = 160;

  @Override
  public Answer ask(Question question) {
    JsonNode asked = asked(question);
    ObjectNode answer = JSON.createObjectNode();
    if (asked.has("experiences")) {
      rate(asked.path("experiences"), answer.putArray("tags"));
    } else if (question.subject().equals("gist")) {
      retell(asked.path("records"), answer.putArray("sentences"));
    }
    return new Answer(answer.toString(), 1, 1);
  }

  private void rate(JsonNode experiences, ArrayNode tags) {
    for (JsonNode experience : experiences) {
      ObjectNode tag = tags.addObject();
      tag.put("id", experience.path("id").intValue());
      tag.put("importance", rule.applyAsInt(experience.path("text").textValue()));
      tag.put("valence", 0).put("arousal", 0).put("expected_reward", 0);
      tag.putArray("topics").add("recorded");
      tag.putArray("cues").add("recorded");
      tag.put("reason", "");
    }
  }

  private static void retell(JsonNode records, ArrayNode sentences) {
    for (JsonNode record : records) {
      String text = record.path("text").asText();
      ObjectNode sentence = sentences.addObject();
      sentence.put("text", text.substring(0, Math.min(LONGEST_SENTENCE, text.length())));
      sentence.putArray("sources").add(record.path("id").intValue());
    }
  }

  private static JsonNode asked(Question question) {
    try {
      return JSON.readTree(question.data());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a question whose data is no JSON", e);
    }
  }
}
