package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence claims is found, whatever it looks like, and found missing where it is. */
final class SpecificsTest {

  /** Facts that claim something, each in a form that no other one supports. */
  private static final List<String> FACTS = List.of(
      "Edda",
      "Tromsø",
      "Plover",
      "NASA",
      "iPhone",
      "17",
      "4,711",
      "3.5",
      "12:30",
      "five",
      "twenty",
      "Monday",
      "Saturday",
      "October",
      "on 7 May",
      "on August 9th",
      "on the 2nd of June",
      "in March 2024",
      "on the eleventh of July");

  private static final List<String> FILLING =
      List.of("they", "met", "again", "with", "friends", "near", "the", "harbour", "and", "talked");

  @Test
  void sentence_goesBeyondItsSources_exactlyWhenAFactOfItStandsInNone() {
    Laws.forAll(random -> {
      Set<String> told = new HashSet<>();
      List<Specifics> sources = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        List<String> facts = some(random, 4);
        told.addAll(facts);
        sources.add(Specifics.of(sentence(facts, random)));
      }
      List<String> claimed = some(random, 3);
      Specifics said = Specifics.of(sentence(claimed, random));

      assertThat(said.beyond(sources).isEmpty()).isEqualTo(told.containsAll(claimed));
    });
  }

  private static List<String> some(RandomGenerator random, int most) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(FACTS.get(random.nextInt(FACTS.size())));
    }
    return some;
  }

  private static String sentence(List<String> facts, RandomGenerator random) {
    StringBuilder sentence = new StringBuilder("They");
    for (String fact : facts) {
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        sentence.append(' ').append(FILLING.get(random.nextInt(FILLING.size())));
      }
      sentence.append(' ').append(fact);
    }
    return sentence.append(" then.").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bob likes tea                  | She likes tea, says the note         | bob",
        "The tea was Bob's              | The tea was good                     | bob",
        "It was 7 May                   | It was in May, at 7                  | 7 month 5",
        "It was May 7th                 | It was 7 June, not in May            | 7 month 5",
        "It was the seventh of May      | It was the 9th of May                | 7 month 5",
        "It was in May                  | It may be. May I come?               | month 5",
        "May was cold                   | It may be                            | month 5",
        "They met on Sunday             | They met on Saturday                 | weekday 7",
        "They met in october            | They met in autumn                   | month 10",
        "They have three dogs           | They have 2 dogs                     | 3",
        "It costs 1,000                 | It costs 100                         | 1000",
        "It opens at 9                  | It opens at 9:30                     | 9",
        "It was March 2024              | In March; the bill of 2024           | month 3 2024",
      })
  void claimThatIsNotSaid_isFound(String sentence, String source, String claim) {
    assertThat(beyond(sentence, source)).contains(claim);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Edda's cello is here           | the cello of edda is here",
        "It was on 7 May                | we met May 7th",
        "It was on the seventh of May   | we met on 07 May",
        "They have two dogs             | I have 2 dogs",
        "They have 2 dogs               | I have two dogs",
        "It costs 1000                  | it costs 1,000",
        "They meet on Sundays in sept   | Sundays? We meet in September",
        "On Monday they met             | see you monday",
        "One of them sings              | somebody sings",
      })
  void claimThatIsSaidOtherwise_isNotMissing(String sentence, String source) {
    assertThat(beyond(sentence, source)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "We met yesterday, true",
    "It was three weeks ago, true",
    "See you next Friday, true",
    "It is due tomorrow, true",
    "They met on Friday, false",
    "The next page is blank, false",
  })
  void dayNamedByItsDistance_isKnown(String text, boolean relative) {
    assertThat(Specifics.of(text).relative()).isEqualTo(relative);
  }

  private static Set<String> beyond(String sentence, String source) {
    return Specifics.of(sentence).beyond(List.of(Specifics.of(source)));
  }
}
