package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplacementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It ships on the 17th of April, no more on the 10th.|10",
        "Not the 24th any more, but the 31st, at the same hour.|24",
        "7,150 instead of the 6,400, with two new beams.|6,400",
        "Noted: 88 micrograms from Friday the 20th, no longer 75.|75",
        "The reviews are in Puffin, second floor, instead of Gannet.|gannet",
        "Her knee is put off from the 15th to Wednesday the 29th.|15",
        "They raised the tablets from 75 to 88 micrograms.|75",
        "moved the series from Wednesdays 14:00 to Thursdays 10:00|wednesdays",
      })
  void replacement_isFound_whenATextNamesIt(String text, String replaced) {
    assertThat(Replacement.in(text)).contains(replaced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The shop is open from 9 to 17.",
        "I am not coming before 8.",
        "We are three hundred and 12 metres up.",
        "She will be there at 10, I think.",
      })
  void replacement_isNone_inOrdinaryTalk(String text) {
    assertThat(Replacement.in(text)).isEmpty();
  }

  @Test
  void replacement_isNone_inAnEndlessText() {
    assertThat(Replacement.in("no longer ".repeat(20_000))).isEmpty();
  }
}
