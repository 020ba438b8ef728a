package io.hippocampus.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnglishTermsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The boats were sailing | boat were sail",
        "Ann's train leaves at 7:45 or 19:05:30 | ann train leav 7:45 19:05:30",
        "take B12 and vitamin-D3, 2.5 mg | take b12 vitamin d3 2.5 mg",
        "ratio 1:2:3 is 16:9 | ratio 1:2 3 16:9",
        "ann:boats x:y 5:c | ann boat x y 5 c",
        "Zoë's café | zoë café",
        "of the and | ''",
        "'\uD83D\uDE80' | \uD83D\uDE80",
        "... | ''"
      })
  void terms_areStemmedAndWhole(String text, String terms) {
    assertThat(String.join(" ", new EnglishTerms().terms(text))).isEqualTo(terms);
  }

  @ParameterizedTest
  @CsvSource({"meetings,meeting", "Running,run", "adopted,adopts"})
  void terms_areOne_forWordsOfOneStem(String one, String other) {
    assertThat(new EnglishTerms().terms(one)).isEqualTo(new EnglishTerms().terms(other));
  }
}
