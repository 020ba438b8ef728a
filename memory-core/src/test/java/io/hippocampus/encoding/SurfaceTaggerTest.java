package io.hippocampus.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.testing.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be seen on the surface of a text. */
final class SurfaceTaggerTest {

  private static final SurfaceTagger TAGGER = new SurfaceTagger(Samples.WORDS);
  private static final SpaceTerms CHAT = new SpaceTerms(
      Map.of(
          "well",
          60L,
          "fine",
          60L,
          Sign.FIRST_PERSON.term(),
          60L,
          Sign.TIME_OR_NUMBER.term(),
          10L,
          Sign.NAME.term(),
          30L,
          Sign.QUESTION.term(),
          30L),
      100);

  @Test
  void rareTerms_matterMoreThanCommonOnes() {
    assertThat(importance("harbour crane barge")).isGreaterThan(importance("well fine"));
  }

  @Test
  void signs_speakForATextAsTheyStandInTheirOrder() {
    String plain = "fine well harbour";
    assertThat(importance(plain + " 12")).isGreaterThan(importance(plain));
    assertThat(importance("I " + plain)).isGreaterThan(importance(plain));
    assertThat(importance("the " + plain + " of Marrick"))
        .isGreaterThan(importance("the " + plain + " of marrick"));
    assertThat(importance(plain + "?")).isLessThan(importance(plain));
  }

  @Test
  void signThatEveryTextCarries_tellsNothing() {
    SpaceTerms calendar = new SpaceTerms(Map.of(Sign.TIME_OR_NUMBER.term(), 100L), 100);
    double inChat = importance("harbour today", CHAT) - importance("harbour well", CHAT);
    double inCalendar =
        importance("harbour today", calendar) - importance("harbour well", calendar);
    assertThat(inChat).isGreaterThan(inCalendar);
  }

  @Test
  void whatAnswersAQuestion_mattersMore() {
    Experience answer = said("Ann", "harbour crane");
    double unasked = tag(List.of(said("Bob", "well fine")), answer).importance();
    double asked = tag(List.of(said("Bob", "well fine?")), answer).importance();
    assertThat(asked).isGreaterThan(unasked);
  }

  @Test
  void whatWasWrittenDownOnPurpose_mattersMoreThanWhatMerelyArrived() {
    String text = "harbour crane";
    double note = tag(List.of(), said("note", text)).importance();
    double sms = tag(List.of(), said("sms", text)).importance();
    double push = tag(List.of(), said("push", text)).importance();
    assertThat(note).isGreaterThan(sms);
    assertThat(sms).isGreaterThan(push);
  }

  @Test
  void cues_areTheTellingWordsInTheirOrder() {
    Salience tag = tag(List.of(), said("Ann", "well Marrick fine harbour"));
    assertThat(tag.cues()).containsExactly("well Marrick fine harbour");
    assertThat(tag.topics()).contains("Marrick", "harbour");
    assertThat(tag.isTagged()).isTrue();
  }

  private static double importance(String text) {
    return importance(text, CHAT);
  }

  private static double importance(String text, SpaceTerms statistics) {
    return TAGGER
        .tag(new Episode(List.of(), List.of(said("Ann", text)), statistics))
        .get(0)
        .importance();
  }

  private static Salience tag(List<Experience> before, Experience experience) {
    return TAGGER.tag(new Episode(before, List.of(experience), CHAT)).get(0);
  }

  private static Experience said(String speaker, String text) {
    return Experience.builder(speaker, text, Instant.parse("2024-05-01T10:00:00Z"))
        .build();
  }
}
