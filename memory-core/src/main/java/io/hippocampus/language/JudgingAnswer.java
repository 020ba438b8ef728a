package io.hippocampus.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Advice.Nonsense;
import io.hippocampus.port.Advice.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A model's answer to a {@link JudgingQuestion}, read with suspicion: a judgement that does not fit
 * itself is none, one of a pair that was not asked about is passed over, and two of the same pair
 * that differ are none.
 *
 * @param advice what was made of each pair, in their order
 */
record JudgingAnswer(List<Advice> advice) {

  private static final int LONGEST_REASON = 160;

  JudgingAnswer {
    advice = List.copyOf(advice);
  }

  /** Reads an answer to a question about so many pairs. */
  static JudgingAnswer read(String text, int pairs) {
    List<Advice> advice =
        new ArrayList<>(Collections.nCopies(pairs, new Nonsense("it was not judged")));
    Optional<JsonNode> answer = Json.read(text);
    if (answer.isEmpty()) {
      return new JudgingAnswer(advice);
    }
    boolean[] said = new boolean[pairs];
    for (JsonNode one : answer.get().path(JudgingQuestion.PAIRS)) {
      int place = one.path("id").asInt(0) - 1;
      if (place < 0 || place >= pairs) {
        continue;
      }
      Advice judged = judgement(one);
      if (said[place] && !isSame(advice.get(place), judged)) {
        judged = new Nonsense("it was judged twice, differently");
      }
      advice.set(place, judged);
      said[place] = true;
    }
    return new JudgingAnswer(advice);
  }

  /** Returns how many pairs were judged. */
  int judged() {
    return (int) advice.stream().filter(Judgement.class::isInstance).count();
  }

  /** Returns what is wrong with the answer, all in all; empty when nothing is. */
  String flaw() {
    int flawed = advice.size() - judged();
    return flawed == 0 ? "" : flawed + " of " + advice.size() + " judgements missing or wrong";
  }

  private static boolean isSame(Advice before, Advice now) {
    return before instanceof Judgement first
        && now instanceof Judgement second
        && first.relation() == second.relation();
  }

  private static Advice judgement(JsonNode said) {
    Optional<Relation> relation = Arrays.stream(Relation.values())
        .filter(one -> JudgingQuestion.word(one).equals(said.path("relation").asText()))
        .findFirst();
    JsonNode earlierSaysAll = said.path(JudgingQuestion.EARLIER_SAYS_ALL);
    JsonNode laterSaysAll = said.path(JudgingQuestion.LATER_SAYS_ALL);
    if (relation.isEmpty() || !earlierSaysAll.isBoolean() || !laterSaysAll.isBoolean()) {
      return new Nonsense("a relation that is known and two truths are wanted");
    }
    if (!fits(relation.get(), earlierSaysAll.booleanValue(), laterSaysAll.booleanValue())) {
      return new Nonsense("which says all of the other does not fit " + relation.get());
    }
    return new Judgement(
        relation.get(), Json.cut(said.path("reason").asText("").strip(), LONGEST_REASON));
  }

  private static boolean fits(Relation relation, boolean earlierSaysAll, boolean laterSaysAll) {
    return switch (relation) {
      case DUPLICATE -> earlierSaysAll && laterSaysAll;
      case REFINES -> laterSaysAll && !earlierSaysAll;
      case CONTRADICTS -> !earlierSaysAll;
      case UNRELATED -> !(earlierSaysAll && laterSaysAll);
    };
  }
}
