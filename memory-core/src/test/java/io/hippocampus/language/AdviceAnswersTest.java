package io.hippocampus.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.port.Advice;
import io.hippocampus.port.Advice.Gist;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Advice.Nonsense;
import io.hippocampus.port.Advice.Relation;
import io.hippocampus.port.Advice.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice is taken only where it has the shape asked for and fits itself. */
final class AdviceAnswersTest {

  private static String judged(Object id, boolean earlier, boolean later, String relation) {
    return """
        {"id":%s,"reason":"so","earlier_says_all_of_later":%s,"later_says_all_of_earlier":%s,\
        "relation":"%s"}""".formatted(id, earlier, later, relation);
  }

  private static List<Advice> read(int pairs, String... judged) {
    return JudgingAnswer.read("{\"pairs\":[" + String.join(",", judged) + "]}", pairs)
        .advice();
  }

  @Test
  void judgement_isTaken_forThePairItIsOf() {
    List<Advice> advice = read(
        3,
        judged(2, true, true, "duplicate"),
        judged(1, false, false, "contradicts"),
        judged(7, true, true, "duplicate"));
    assertThat(advice.get(0)).isEqualTo(new Judgement(Relation.CONTRADICTS, "so"));
    assertThat(advice.get(1)).isEqualTo(new Judgement(Relation.DUPLICATE, "so"));
    assertThat(advice.get(2)).isInstanceOf(Nonsense.class);
  }

  @ParameterizedTest
  @CsvSource({
    "duplicate, true, false",
    "duplicate, false, true",
    "refines, true, true",
    "refines, false, false",
    "contradicts, true, false",
    "unrelated, true, true",
    "same, true, true",
  })
  void judgementThatDoesNotFitItself_isNone(String relation, boolean earlier, boolean later) {
    assertThat(read(1, judged(1, earlier, later, relation)).get(0)).isInstanceOf(Nonsense.class);
  }

  @Test
  void pairJudgedTwiceDifferently_isNotJudged() {
    assertThat(read(1, judged(1, true, true, "duplicate"), judged(1, false, false, "unrelated"))
            .get(0))
        .isInstanceOf(Nonsense.class);
    assertThat(read(1, judged(1, true, true, "duplicate"), judged(1, true, true, "duplicate"))
            .get(0))
        .isInstanceOf(Judgement.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "well",
        "{",
        "{}",
        "[]",
        "{\"pairs\":7}",
        "{\"pairs\":[7,null,{}]}",
        "{\"pairs\":{}}"
      })
  void nonsense_isNoJudgement(String said) {
    JudgingAnswer answer = JudgingAnswer.read(said, 2);
    assertThat(answer.advice()).hasSize(2).hasOnlyElementsOfType(Nonsense.class);
    assertThat(answer.judged()).isZero();
    assertThat(answer.flaw()).isEqualTo("2 of 2 judgements missing or wrong");
  }

  @Test
  void sentences_keepWhatTheyCite_andBecomeOneLine() {
    assertThat(AbstractingAnswer.read("""
        Here: {"sentences":[{"text":" Ann\\nbakes.\\ud83d ","sources":[1,2,"x",3.5]},{"text":"So.","sources":7}]}"""))
        .isEqualTo(new Gist(List.of(
            new Sentence("Ann bakes. ", List.of(1, 2, 0, 0)), new Sentence("So.", List.of()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "well",
        "{}",
        "{\"sentences\":7}",
        "{\"sentences\":[{\"sources\":[1]}]}",
        "{\"sentences\":[7]}"
      })
  void nonsense_isNoGist(String said) {
    assertThat(AbstractingAnswer.read(said)).isInstanceOf(Nonsense.class);
  }
}
