package io.hippocampus.bench.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.port.LanguageModel;
import java.util.function.ToIntFunction;

/**
 * Stands in for a language model that is asked to rate: it rates each text by a rule. As
 * thread-safe as the rule.
 *
 * @param name what it calls itself; says that it is none
 * @param rule rates a text, 1 to 9
 */
public record ScriptedRater(String name, ToIntFunction<String> rule) implements LanguageModel {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer ask(Question question) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode tags = answer.putArray("tags");
    for (JsonNode experience : asked(question).path("experiences")) {
      ObjectNode tag = tags.addObject();
      tag.put("id", experience.path("id").intValue());
      tag.put("importance", rule.applyAsInt(experience.path("text").textValue()));
      tag.put("valence", 0).put("arousal", 0).put("expected_reward", 0);
      tag.putArray("topics").add("recorded");
      tag.putArray("cues").add("recorded");
      tag.put("reason", "");
    }
    return new Answer(answer.toString(), 1, 1);
  }

  private static JsonNode asked(Question question) {
    try {
      return JSON.readTree(question.data());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a question whose data is no JSON", e);
    }
  }
}
