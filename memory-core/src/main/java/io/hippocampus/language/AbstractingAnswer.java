package io.hippocampus.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Advice.Gist;
import io.hippocampus.port.Advice.Nonsense;
import io.hippocampus.port.Advice.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a model's answer to an {@link AbstractingQuestion}; sentences keep what they cite. */
final class AbstractingAnswer {

  private static final int MOST_SENTENCES = 8;
  private static final int LONGEST_SENTENCE = 2_000;

  private AbstractingAnswer() {}

  /** Returns a {@link Gist}, or {@link Nonsense} when the answer has not the shape asked for. */
  static Advice read(String text) {
    Optional<JsonNode> answer = Json.read(text);
    if (answer.isEmpty() || !answer.get().path(AbstractingQuestion.SENTENCES).isArray()) {
      return new Nonsense("no JSON object with sentences");
    }
    List<Sentence> sentences = new ArrayList<>();
    for (JsonNode said : answer.get().path(AbstractingQuestion.SENTENCES)) {
      if (!said.path("text").isTextual() || sentences.size() == MOST_SENTENCES) {
        return new Nonsense("sentences without a text, or more than " + MOST_SENTENCES);
      }
      sentences.add(new Sentence(
          Json.cut(said.path("text").textValue().strip(), LONGEST_SENTENCE), cited(said)));
    }
    return new Gist(sentences);
  }

  /** Returns the numbers it cites; 0, which no episode has, for what is no number. */
  private static List<Integer> cited(JsonNode said) {
    List<Integer> cited = new ArrayList<>();
    for (JsonNode source : said.path("sources")) {
      cited.add(source.canConvertToInt() && source.isIntegralNumber() ? source.intValue() : 0);
    }
    return cited;
  }
}
