package io.hippocampus.port;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.port.TextSplitter.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TextSplitterTest {

  private static final int LONGEST_PART = 256;

  /** Counts a token for every eight characters that are not blank, at least one for each word. */
  private static int tokens(String text) {
    return text.isBlank()
        ? 0
        : List.of(text.strip().split("\\s+")).stream()
            .mapToInt(word -> (word.length() + 7) / 8)
            .sum();
  }

  private final TextSplitter splitter =
      new TextSplitter(TextSplitterTest::tokens, 500, LONGEST_PART);

  @Test
  void shortText_isOnePart_stripped() {
    assertThat(splitter.splitOverlapping("  to be  or not\n"))
        .containsExactly(new Part("to be  or not", 4));
  }

  @Test
  void parts_holdEveryWordInOrder() {
    forAll(200, random -> {
      String text = text(random, 501 + random.nextInt(3_000));
      List<Part> parts = splitter.splitOverlapping(text);
      assertThat(parts)
          .allSatisfy(part -> assertThat(part.tokens()).isEqualTo(tokens(part.text())));
      assertThat(parts).allSatisfy(part -> assertThat(part.tokens()).isBetween(1, LONGEST_PART));
      int covered = 0;
      for (Part part : parts) {
        int at = text.indexOf(part.text(), Math.max(0, covered - 2_000));
        assertThat(at).isNotNegative();
        assertThat(text.substring(Math.min(covered, at), at)).isBlank();
        assertThat(tokens(text.substring(at, Math.max(at, covered))))
            .isLessThanOrEqualTo(LONGEST_PART / 8);
        assertThat(at + part.text().length()).isGreaterThan(covered);
        covered = at + part.text().length();
      }
      assertThat(text.substring(covered)).isBlank();
    });
  }

  @Test
  void withoutOverlap_everyWordIsInOnePart() {
    forAll(100, random -> {
      String text = text(random, 501 + random.nextInt(2_000));
      List<String> words = new ArrayList<>();
      splitter.split(text).forEach(part -> words.addAll(List.of(part.text().split("\\s+"))));
      assertThat(words).containsExactly(text.split("\\s+"));
    });
  }

  @Test
  void part_endsWithASentence_whereItCan() {
    String text = "One two three four five six seven eight nine ten. ".repeat(100);
    List<Part> parts = splitter.splitOverlapping(text);
    assertThat(parts).allSatisfy(part -> assertThat(part.text()).endsWith("ten."));
  }

  @Test
  void monstrousWord_isCutBetweenCharacters() {
    String word = "😀".repeat(50_000);
    List<Part> parts = splitter.split(word);
    assertThat(parts.stream().map(Part::text).collect(Collectors.joining())).isEqualTo(word);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.text().codePoints()).allMatch(c -> c == 0x1F600));
  }

  @Test
  void lengths_areAtLeastWhatCanBeSplitInto() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextSplitter(TextSplitterTest::tokens, 0, 8))
        .withMessageContaining("0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextSplitter(TextSplitterTest::tokens, 9, 7))
        .withMessageContaining("7");
  }

  private static String text(RandomGenerator random, int words) {
    return IntStream.range(0, words)
        .mapToObj(
            i -> "w" + i + "x".repeat(random.nextInt(10)) + (random.nextInt(9) == 0 ? ".\n" : ""))
        .collect(Collectors.joining(" "));
  }
}
