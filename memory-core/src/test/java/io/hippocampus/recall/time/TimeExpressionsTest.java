package io.hippocampus.recall.time;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Interval;
import io.hippocampus.testing.HandClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeExpressionsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Wednesday, half past ten in Berlin. */
  private static final HandClock CLOCK = HandClock.at("2023-08-16T08:30:00Z");

  @ParameterizedTest
  @CsvFileSource(resources = "expressions.csv", delimiter = '|')
  void expression_meansItsInterval(String expression, String start, String end) {
    String cue = "What did Ann do %s with Bo?".formatted(expression);
    List<TimeMention> mentions = find(cue);
    assertThat(mentions).as(cue).hasSize(1);
    assertThat(mentions.get(0).interval()).as(cue).isEqualTo(interval(start, end));
    assertThat(mentions.get(0).text()).as(cue).isEqualTo(expression);
    assertThat(TimeExpressions.without(mentions, cue)).isEqualTo("What did Ann do with Bo?");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "expressions.csv", delimiter = '|')
  void expression_isReadAtEitherEndOfAText_inAnyCaseOfItsFirstLetter(
      String expression, String start, String end) {
    String first = expression.substring(0, 1);
    assertThat(find(first.toUpperCase(Locale.ROOT) + expression.substring(1) + ", Ann met Bo."))
        .extracting(TimeMention::interval)
        .containsExactly(interval(start, end));
    assertThat(find("Ann met Bo " + expression + "."))
        .extracting(TimeMention::interval)
        .containsExactly(interval(start, end));
    assertThat(find("Ann met Bo " + expression))
        .extracting(TimeMention::interval)
        .containsExactly(interval(start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "May I ask you a second question?",
        "It may rain, and the sun may set.",
        "The sun was out all day.",
        "Ann sat in the sun.",
        "Wait a second, Bo.",
        "On second thought, no.",
        "They march on the capital.",
        "March on, Ann!",
        "The march was peaceful.",
        "She went on a march with May.",
        "He took a bad fall on the ice.",
        "Leaves fall from the trees.",
        "Did you fall asleep?",
        "The spring in the mattress broke.",
        "A spring roll, please.",
        "What happened after the fall of Rome?",
        "April told June about it.",
        "What does June think of Augustus?",
        "An august assembly.",
        "Jan and Dec are nicknames.",
        "Mar a lago is a place.",
        "What is the last thing you said?",
        "This is the last time.",
        "Who is next?",
        "The next step is easy.",
        "What is the past tense of go?",
        "In the past, things were better.",
        "How many days does it take?",
        "How long ago was that?",
        "How many years ago did she move?",
        "She is three years old.",
        "The trip took two weeks.",
        "He works five days a week.",
        "Every Friday she swims.",
        "They meet on Mondays.",
        "What does she do on Wednesday evenings?",
        "I like weekends.",
        "We walked over 2000 steps.",
        "I read in 2000 words what it is.",
        "Room 2019 is free.",
        "Call 0049 30 1999 if you need help.",
        "The server answers on port 8443.",
        "Version 1.20.3 is out.",
        "It costs $1,250.50 a month.",
        "Half a year is six months.",
        "The day was long.",
        "What was the best day of the trip?",
        "What was the week like?",
        "At the end of the day it does not matter.",
        "It was late and she was early.",
        "Before that, she had a dog; after that, a cat.",
        "Since then he sings.",
        "Until the end they danced.",
        "Between Ann and Bo there is love.",
        "Take the train from Bonn to Ulm.",
        "Good morning! Good night!",
        "We talked in the morning.",
        "She wed him; he was sat there.",
        "Who won the first quarter of the game?",
        "Pages 3-7 are missing.",
        "See chapters 5 to 9.",
        "Is summer your favourite word?",
        "Summer is Bo's sister.",
        "The second of his wishes came true.",
        "He may 5 times over be wrong."
      })
  void ordinaryWords_areNoTimes(String sentence) {
    assertThat(find(sentence)).as(sentence).isEmpty();
  }

  @Test
  void severalTimes_areFoundInOrder() {
    List<TimeMention> mentions =
        find("Did she paint on February 4th, 2023 or last summer, or two weeks ago?");
    assertThat(mentions)
        .extracting(TimeMention::text)
        .containsExactly("on February 4th, 2023", "last summer", "two weeks ago");
    assertThat(TimeExpressions.without(
            mentions, "Did she paint on February 4th, 2023 or last summer, or two weeks ago?"))
        .isEqualTo("Did she paint or , or ?");
  }

  @Test
  void recently_yieldsToATimeThatIsTold() {
    assertThat(find("What did Bo recently buy?"))
        .extracting(TimeMention::granularity)
        .containsExactly(Granularity.VAGUE);
    assertThat(find("In January 2023, what had Bo recently bought?"))
        .extracting(TimeMention::text)
        .containsExactly("In January 2023");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-08-20T10:00, last weekend, 2023-08-12, 2023-08-14",
    "2023-08-21T10:00, last weekend, 2023-08-19, 2023-08-21",
    "2023-08-19T10:00, over the weekend, 2023-08-19, 2023-08-21",
    "2023-08-21T00:00, last week, 2023-08-14, 2023-08-21",
    "2023-08-20T23:59, last week, 2023-08-07, 2023-08-14",
    "2023-01-01T12:00, last month, 2022-12-01, 2023-01-01",
    "2023-01-01T12:00, in December, 2022-12-01, 2023-01-01",
    "2023-01-10T12:00, last winter, 2021-12-01, 2022-03-01",
    "2023-01-10T12:00, this winter, 2022-12-01, 2023-03-01",
    "2023-03-31T12:00, a month ago, 2023-02-01, 2023-03-01",
    "2023-03-01T12:00, on February 29, 2020-02-29, 2020-03-01",
    "2024-02-29T12:00, on February 29, 2024-02-29, 2024-03-01",
    "2024-02-29T12:00, last year, 2023-01-01, 2024-01-01",
    "2023-12-26T12:00, last Christmas, 2022-12-24, 2022-12-27",
    "2023-12-27T12:00, last Christmas, 2023-12-24, 2023-12-27",
    "2023-08-18T12:00, last Friday, 2023-08-11, 2023-08-12",
    "2023-08-18T12:00, on Friday, 2023-08-18, 2023-08-19"
  })
  void edgesOfTheCalendar(LocalDateTime now, String expression, LocalDate start, LocalDate end) {
    ZoneId zone = ZoneId.of("America/New_York");
    assertThat(TimeExpressions.find("Ann, " + expression, now.atZone(zone).toInstant(), zone))
        .extracting(TimeMention::interval)
        .containsExactly(new Interval(
            start.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant()));
  }

  @Test
  void dayOfAClockChange_isAsLongAsItIs() {
    Instant now = Instant.parse("2023-03-27T10:00:00Z");
    Interval day = TimeExpressions.find("yesterday", now, BERLIN).get(0).interval();
    assertThat(day.start()).isEqualTo("2023-03-25T23:00:00Z");
    assertThat(day.end()).isEqualTo("2023-03-26T22:00:00Z");
  }

  @Test
  void anyText_isReadWithoutFailing_andSpansLieWithinIt() {
    List<String> words = List.of(
        "last",
        "next",
        "this",
        "the",
        "of",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "ago",
        "a",
        "few",
        "couple",
        "31",
        "30",
        "29",
        "February",
        "may",
        "May",
        "March",
        "2023",
        "1900",
        "2099",
        "9999",
        "5th",
        "first",
        "end",
        "early",
        "mid",
        "-",
        "–",
        "to",
        "from",
        "between",
        "and",
        "before",
        "after",
        "since",
        "until",
        "in",
        "on",
        "Friday",
        "night",
        "morning",
        "weekend",
        "Christmas",
        "Easter",
        "2023-02-30",
        "99/99/9999",
        "2023-13",
        "12/31/99",
        "Q4",
        "1990s",
        "quarter",
        "half",
        "decade",
        "hours",
        "minutes",
        "0",
        "day",
        "today",
        ",",
        ".",
        "'",
        "’s",
        "😀",
        "ß",
        "٣",
        "\uD800",
        "recently",
        "earlier",
        "past",
        "summer",
        "winter",
        "second",
        "\n");
    forAll(2_000, random -> {
      String text = IntStream.range(0, random.nextInt(12))
          .mapToObj(i -> words.get(random.nextInt(words.size())))
          .collect(Collectors.joining(random.nextInt(8) == 0 ? "" : " "));
      Instant now = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 7_000_000_000L));
      holdsLaws(text, now);
    });
  }

  @Test
  void noise_isReadWithoutFailing() {
    forAll(random -> {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 1, 0x3000).forEach(text::appendCodePoint);
      holdsLaws(text.toString(), CLOCK.instant());
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "early ",
        "the end of ",
        "last ",
        "first week of ",
        "before ",
        "between ",
        "1",
        "- ",
        "May "
      })
  void endlessText_isReadInTime(String piece) {
    String text = piece.repeat(4_000);
    holdsLaws(text, CLOCK.instant());
  }

  private static void holdsLaws(String text, Instant now) {
    int before = 0;
    for (TimeMention mention : TimeExpressions.find(text, now, BERLIN)) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(before);
      assertThat(mention.end()).isBetween(mention.start() + 1, text.length());
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      assertThat(mention.interval().start()).isBefore(mention.interval().end());
      before = mention.end();
    }
  }

  private static List<TimeMention> find(String text) {
    return TimeExpressions.find(text, CLOCK.instant(), BERLIN);
  }

  private static Interval interval(String start, String end) {
    return new Interval(instant(start), instant(end));
  }

  private static Instant instant(String civil) {
    LocalDateTime time = civil.contains("T")
        ? LocalDateTime.parse(civil)
        : LocalDate.parse(civil).atStartOfDay();
    return time.atZone(BERLIN).toInstant();
  }
}
