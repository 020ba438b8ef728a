package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.encoding.SpaceTerms;
import io.hippocampus.memory.Words;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a text becomes when words are dear. */
final class CompactionTest {

  private static final Compaction COMPACTION = new Compaction(
      text -> new HashSet<>(Samples.WORDS.terms(text)),
      new SpaceTerms(Map.of("hello", 90L, "there", 90L, "nice", 80L, "day", 80L), 100));

  @Test
  void sentencesThatTellLeast_goFirst() {
    String telling = "The harbour master of Marrick answers letters at five in the morning only.";
    assertThat(COMPACTION.of("Hello there. " + telling)).isEqualTo(telling);
    assertThat(COMPACTION.of(telling + " Nice day.")).isEqualTo(telling);
  }

  @Test
  void oneSentence_staysWhole() {
    assertThat(COMPACTION.of("Hello there")).isEqualTo("Hello there");
  }

  @Test
  void whatStays_isVerbatimInOrder_andStandsForItsSource() {
    Laws.forAll(300, random -> {
      String text = text(random);
      String compact = COMPACTION.of(text);
      assertThat(Overlap.held(text, compact)).isGreaterThanOrEqualTo(0.8);
      assertThat(Words.count(compact)).isLessThanOrEqualTo(Words.count(text)).isPositive();
      assertThat(Arrays.asList(text.split(" "))).containsSubsequence(compact.split(" "));
    });
  }

  @Test
  void whatIsLeftOut_neverTellsMoreAWord_thanWhatStays() {
    Laws.forAll(100, random -> {
      String small = "Hello there.";
      List<String> sentences = IntStream.range(0, random.nextInt(2, 5))
          .mapToObj(
              i -> "Quay%d keeps the crane%d ready for barge%d".formatted(i, i, i) + " today.")
          .collect(Collectors.toList());
      sentences.add(random.nextInt(sentences.size() + 1), small);
      String compact = COMPACTION.of(String.join(" ", sentences));
      assertThat(compact).doesNotContain(small);
    });
  }

  private static String text(RandomGenerator random) {
    String[] words = {"hello", "there", "nice", "day", "harbour", "Marrick", "12", "crane"};
    return IntStream.range(0, random.nextInt(1, 8))
        .mapToObj(sentence -> IntStream.range(0, random.nextInt(1, 12))
                .mapToObj(word -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "))
            + (random.nextBoolean() ? "." : "!"))
        .collect(Collectors.joining(" "));
  }
}
