package io.hippocampus.language;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.language.TaggingAnswer.Entry;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model's answer is taken only where it is what was asked for. */
final class TaggingAnswerTest {

  private static final Tagger RATER = new Tagger("openai/some", "tag/1");
  private static final String GOOD = """
      {"id":1,"importance":7,"valence":-1,"arousal":2,"expected_reward":1,"topics":["move"],\
      "cues":["Where does Ann live since May 2026?"],"reason":"a change of home"}""";

  private static TaggingAnswer read(String tags) {
    return TaggingAnswer.read("{\"tags\":[" + tags + "]}", Set.of(0, 1), RATER);
  }

  @Test
  void rightTag_isTakenAsItIs_onScalesOfOurs() {
    TaggingAnswer answer = read(GOOD);

    assertThat(answer.of(0).tag())
        .contains(new Salience(
            0.7,
            -0.5,
            0.5,
            0.5,
            Set.of("move"),
            List.of("Where does Ann live since May 2026?"),
            "a change of home",
            RATER));
    assertThat(answer.of(1)).isEqualTo(new Entry(java.util.Optional.empty(), "it had no tag"));
    assertThat(answer.tagged()).isEqualTo(1);
    assertThat(answer.flaw()).isEqualTo("1 of 2 tags missing or wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"importance\":7 | \"importance\":10 | importance was 10; allowed are 1 to 9",
        "\"importance\":7 | \"importance\":0 | importance was 0; allowed are 1 to 9",
        "\"importance\":7 | \"importance\":\"high\" | importance was \"high\"; allowed are 1 to 9",
        "\"importance\":7 | \"importance\":7.5 | importance was 7.5; allowed are 1 to 9",
        "\"importance\":7 | \"importance\":1e99 | importance was 1.0E99; allowed are 1 to 9",
        "\"importance\":7, | `` | importance was missing; allowed are 1 to 9",
        "\"valence\":-1 | \"valence\":null | valence was null; allowed are -2 to 2",
        "\"arousal\":2 | \"arousal\":5 | arousal was 5; allowed are 0 to 4",
        "[\"move\"] | [] | topics was empty; a list of 1 to 5 strings is wanted",
        "[\"move\"] | \"move\" | topics was \"move\"; a list of 1 to 5 strings is wanted",
        "\"a change of home\" | 5 | reason was 5; a string is wanted"
      })
  void wrongTag_isAFlaw_thatSaysWhatIsAllowed(String right, String wrong, String flaw) {
    String bad = GOOD.replace(right, wrong == null ? "" : wrong);
    assertThat(bad).isNotEqualTo(GOOD);
    assertThat(read(bad).of(0)).isEqualTo(new Entry(java.util.Optional.empty(), flaw));
  }

  @Test
  void whatIsTooLong_isCut_andWhatWasNotAskedFor_isPassedOver() {
    String wordy = GOOD.replace("a change of home", "so \\u0000 \\n important ".repeat(40))
        .replace("[\"move\"]", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\" \"]");
    TaggingAnswer answer = read(wordy + "," + GOOD.replace("\"id\":1", "\"id\":9"));

    Salience tag = answer.of(0).tag().orElseThrow();
    assertThat(tag.reason())
        .hasSizeLessThanOrEqualTo(160)
        .startsWith("so important so")
        .endsWith("...");
    assertThat(tag.topics()).containsExactly("a", "b", "c", "d", "e");
    assertThat(answer.entries()).containsOnlyKeys(0, 1);
  }

  @Test
  void fencesAndChatter_aroundTheObject_doNoHarm() {
    String chatter = "Sure! Here it is:\n```json\n{\"tags\":[" + GOOD + "]}\n```\nAnything else?";
    assertThat(TaggingAnswer.read(chatter, Set.of(0), RATER).tagged()).isEqualTo(1);
  }

  @Test
  void nonsense_neverThrows_andNeverTagsOutOfRange() {
    String good = "{\"tags\":[" + GOOD + "," + GOOD.replace("\"id\":1", "\"id\":2") + "]}";
    forAll(random -> {
      TaggingAnswer answer = TaggingAnswer.read(damaged(good, random), Set.of(0, 1), RATER);
      assertThat(answer.entries()).containsOnlyKeys(0, 1);
      answer
          .entries()
          .values()
          .forEach(entry ->
              assertThat(entry.tag().isPresent()).isEqualTo(entry.flaw().isEmpty()));
      answer.entries().values().stream()
          .flatMap(entry -> entry.tag().stream())
          .forEach(tag -> assertThat(tag.importance()).isBetween(0.1, 0.9));
    });
  }

  private static String damaged(String good, RandomGenerator random) {
    StringBuilder text = new StringBuilder(good);
    for (int i = random.nextInt(6); i >= 0 && text.length() > 2; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(32, 127));
        case 2 -> text.setLength(at + 1);
        default -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
      }
    }
    return text.toString();
  }
}
