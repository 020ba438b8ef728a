package io.hippocampus.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.port.Advice.Relation;
import io.hippocampus.port.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A language model in this process for nights: tags everything alike, finds pairs unrelated and
 * clusters without anything in common, unless it is told otherwise. Each call costs 1,000 tokens.
 * Used by one thread.
 */
public final class NightModel implements LanguageModel {

  /** The name it goes by. */
  public static final String NAME = "stub/night";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Question> asked = new ArrayList<>();
  private BiFunction<String, String, Relation> judging = (earlier, later) -> Relation.UNRELATED;
  private Function<List<String>, List<Said>> abstracting = texts -> List.of();
  private Function<Question, String> answering = this::habitually;

  /** A sentence it says, with the numbers of its sources. */
  public record Said(String text, List<Integer> sources) {
    public Said(String text, Integer... sources) {
      this(text, List.of(sources));
    }
  }

  /** Judges pairs by their texts, the earlier one first. */
  public NightModel judging(BiFunction<String, String, Relation> as) {
    judging = as;
    return this;
  }

  /** Says that of the texts of a cluster, numbered from 1. */
  public NightModel abstracting(Function<List<String>, List<Said>> as) {
    abstracting = as;
    return this;
  }

  /** Answers otherwise from now on. */
  public NightModel answering(Function<Question, String> as) {
    answering = as;
    return this;
  }

  /** Answers as it usually does. */
  public String habitually(Question question) {
    JsonNode data = TaggingModel.data(question);
    return switch (question.subject()) {
      case "judgements" -> judgements(data.path("pairs"));
      case "gist" -> gist(data.path("records"));
      default -> TaggingModel.tags(question, text -> 5);
    };
  }

  private String judgements(JsonNode pairs) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode judged = answer.putArray("pairs");
    for (JsonNode pair : pairs) {
      Relation relation = judging.apply(
          pair.path("earlier").path("text").asText(),
          pair.path("later").path("text").asText());
      judged
          .addObject()
          .put("id", pair.path("id").asInt())
          .put("reason", "as told")
          .put("earlier_says_all_of_later", relation == Relation.DUPLICATE)
          .put(
              "later_says_all_of_earlier",
              relation == Relation.DUPLICATE || relation == Relation.REFINES)
          .put("relation", relation.name().toLowerCase(Locale.ROOT));
    }
    return answer.toString();
  }

  private String gist(JsonNode records) {
    List<String> texts = new ArrayList<>();
    records.forEach(record -> texts.add(record.path("text").asText()));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode sentences = answer.putArray("sentences");
    for (Said said : abstracting.apply(texts)) {
      ObjectNode sentence = sentences.addObject().put("text", said.text());
      ArrayNode sources = sentence.putArray("sources");
      said.sources().forEach(source -> sources.add(source.intValue()));
    }
    return answer.toString();
  }

  /** Returns what it was asked about that subject, in order. */
  public List<Question> asked(String subject) {
    return asked.stream().filter(question -> question.subject().equals(subject)).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer ask(Question question) {
    asked.add(question);
    return new Answer(answering.apply(question), 700, 300);
  }
}
