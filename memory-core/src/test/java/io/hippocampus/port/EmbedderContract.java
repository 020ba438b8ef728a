package io.hippocampus.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Embedding;
import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of every {@link Embedder}. An embedder is loaded once and shared by all the tests. */
public abstract class EmbedderContract {

  private static final List<String> TEXTS = List.of(
      "Caroline went to the support group on Tuesday.",
      "Did you ever finish that painting of the lake?",
      "The server answers on port 8443, behind the proxy.",
      "I adopted two cats, Luna and Oliver, from the shelter last summer.");

  /** Returns the embedder under test; the same at each call. */
  protected abstract Embedder embedder();

  /** Returns how many random long texts to try; fewer for a slow model. */
  protected int longTexts() {
    return 100;
  }

  @Test
  void embedding_hasTheModelsDimensionsAndUnitLength() {
    int dimensions = embedder().model().dimensions();
    for (String text : TEXTS) {
      for (Embedding embedding : List.of(embedder().cue(text), only(text).embedding())) {
        assertThat(embedding.dimensions()).isEqualTo(dimensions);
        assertThat(length(embedding)).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void embedding_isEqual_everyTimeAndOnEveryThread() throws Exception {
    List<Embedding> cues = TEXTS.stream().map(embedder()::cue).toList();
    List<Passage> passages = TEXTS.stream().map(this::only).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int which = i % TEXTS.size();
        work.add(() -> {
          assertThat(embedder().cue(TEXTS.get(which))).isEqualTo(cues.get(which));
          assertThat(only(TEXTS.get(which))).isEqualTo(passages.get(which));
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  @Test
  void passage_isNearestToTheCueThatSharesItsWords() {
    List<Passage> passages = TEXTS.stream().map(this::only).toList();
    Embedding cue = embedder().cue("two cats from the shelter");
    assertThat(passages.stream()
            .max((a, b) -> Double.compare(cue.cosine(a.embedding()), cue.cosine(b.embedding()))))
        .contains(passages.get(3));
  }

  @Test
  void shortText_isOnePassageThatHoldsIt() {
    for (String text : TEXTS) {
      assertThat(embedder().passages(text)).hasSize(1);
      assertThat(only(text).ordinal()).isZero();
      assertThat(words(only(text).text())).isEqualTo(words(text));
    }
  }

  @Test
  void longText_isCoveredByPassagesInOrder() {
    Laws.forAll(longTexts(), random -> {
      String text = text(random, 600 + random.nextInt(200));
      List<Passage> passages = embedder().passages(text);
      assertThat(passages).hasSizeGreaterThan(1);
      assertThat(passages)
          .extracting(Passage::ordinal)
          .isEqualTo(IntStream.range(0, passages.size()).boxed().toList());
      assertThat(joined(passages)).isEqualTo(words(text));
    });
  }

  @Test
  void tokens_areNeverFewer_inALongerText() {
    String text = "";
    int before = 0;
    for (String next : TEXTS) {
      text += " " + next;
      int tokens = embedder().tokens(text);
      assertThat(tokens).isGreaterThan(before);
      before = tokens;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n "})
  void blankText_isRefused(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> embedder().cue(blank))
        .withMessageContaining("blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> embedder().passages(blank))
        .withMessageContaining("blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀",
        "👩‍👩‍👧‍👦 family",
        "́",
        "é̂̃",
        "今日は良い天気ですね。",
        "مرحبا",
        "\u200B\u200D",
        "a\u00A0b\u2028c",
        "\uD800 lone",
        "[SEP] [CLS]",
        "-",
        "\u0007\u0001 bell"
      })
  void oddText_isEmbedded(String odd) {
    assertThat(length(embedder().cue(odd))).isCloseTo(1, within(1e-5));
    assertThat(embedder().passages(odd))
        .isNotEmpty()
        .allSatisfy(passage -> assertThat(length(passage.embedding())).isCloseTo(1, within(1e-5)));
    assertThat(embedder().tokens(odd)).isNotNegative();
  }

  private Passage only(String text) {
    return embedder().passages(text).get(0);
  }

  private static double length(Embedding embedding) {
    double squares = 0;
    for (float value : embedding.toArray()) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /** Returns a text of so many words, each of them there once. */
  private static String text(RandomGenerator random, int words) {
    return IntStream.range(0, words)
        .mapToObj(i -> "w" + i + (random.nextInt(12) == 0 ? "." : "")
            + (random.nextInt(60) == 0 ? "\n\n" : ""))
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** Returns the words of all passages in order, those shared by neighbours once. */
  private static List<String> joined(List<Passage> passages) {
    List<String> joined = new ArrayList<>();
    for (Passage passage : passages) {
      List<String> words = words(passage.text());
      int known = joined.indexOf(words.get(0));
      if (known >= 0) {
        List<String> shared = joined.subList(known, joined.size());
        assertThat(words.subList(0, shared.size())).isEqualTo(shared);
        words = words.subList(shared.size(), words.size());
      }
      joined.addAll(words);
    }
    return joined;
  }
}
