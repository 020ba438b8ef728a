package io.hippocampus.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import io.hippocampus.memory.Embedding;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbedderContract;
import io.hippocampus.port.Passage;
import io.hippocampus.port.UnavailableException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class E5EmbedderTest extends EmbedderContract {

  private static E5Embedder embedder;

  @BeforeAll
  static void load() {
    embedder = E5Embedder.load(2);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Override
  protected Embedder embedder() {
    return embedder;
  }

  @Override
  protected int longTexts() {
    return 1;
  }

  @Test
  void vectors_areThoseOfLangChain4j() {
    EmbeddingModel stock = new E5SmallV2QuantizedEmbeddingModel(Runnable::run);
    List<String> texts = List.of(
        "Caroline went to the support group on Tuesday.",
        "Hey Mel! Good to see you! How have you been?",
        "I don't think we've met; it's John, e.g. from work (the 2nd floor).",
        "Rent is $1,250.50 per month, due 2023-05-07.",
        "ok",
        "The quick brown fox jumps over the lazy dog. ".repeat(20));
    for (String text : texts) {
      Embedding cue = Embedding.of(stock.embed("query: " + text).content().vector());
      Embedding passage = Embedding.of(stock.embed("passage: " + text).content().vector());
      assertThat(embedder.cue(text).cosine(cue)).as(text).isGreaterThan(0.999999);
      assertThat(embedder.passages(text).get(0).embedding().cosine(passage))
          .as(text)
          .isGreaterThan(0.999999);
    }
  }

  @Test
  void meaning_isFoundWithoutSharedWords() {
    Embedding cue = embedder.cue("Which pets does she have?");
    Embedding cats =
        embedder.passages("I adopted two kittens, Luna and Oliver.").get(0).embedding();
    Embedding server =
        embedder.passages("The server answers on port 8443.").get(0).embedding();
    assertThat(cue.cosine(cats)).isGreaterThan(cue.cosine(server) + 0.03);
  }

  @Test
  void tokens_areCountedWithoutMarks_andWithoutALimit() {
    assertThat(embedder.tokens("")).isZero();
    assertThat(embedder.tokens("hello world")).isEqualTo(2);
    assertThat(embedder.tokens("Hippocampus!")).isEqualTo(embedder.tokens("hippocampus") + 1);
    assertThat(embedder.tokens("hello ".repeat(5_000))).isEqualTo(5_000);
  }

  @Test
  void text_isOnePassage_asLongAsTheModelReadsAtOnce() {
    assertThat(embedder.passages("hello ".repeat(508))).hasSize(1);
    assertThat(embedder.passages("hello ".repeat(509))).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "今", "a-", "😀", "https://example.org/"})
  void monstrousWord_isEmbedded(String part) {
    String word = part.repeat(2_000 / part.length());
    List<Passage> passages = embedder.passages(word);
    assertThat(passages.stream().map(Passage::text).collect(Collectors.joining()))
        .contains(part)
        .hasSizeGreaterThanOrEqualTo(word.length());
    assertThat(passages)
        .allSatisfy(passage -> assertThat(embedder.tokens(passage.text())).isLessThan(508));
  }

  @Test
  void wordOf100kB_isEmbedded() {
    assertThat(embedder.passages("x".repeat(100_000))).hasSize(1);
  }

  @Test
  void longCue_isAverageOfItsParts_andNearToEachOfThem() {
    String cats = "The cat sleeps on the warm window sill. ".repeat(60);
    String taxes = "The tax return is due at the end of April. ".repeat(60);
    Embedding both = embedder.cue(cats + taxes);
    assertThat(both.cosine(embedder.cue(cats))).isGreaterThan(0.9);
    assertThat(both.cosine(embedder.cue(taxes))).isGreaterThan(0.9);
  }

  @Test
  void everyPassage_canBeReadAtOnce() {
    String words = IntStream.range(0, 200)
        .mapToObj(i -> "antidisestablishmentarianism" + i)
        .collect(Collectors.joining(" "));
    assertThat(embedder.passages(words))
        .allSatisfy(
            passage -> assertThat(embedder.tokens(passage.text())).isLessThanOrEqualTo(256));
  }

  @Test
  void closed_refusesEveryCall_andClosesTwice() {
    E5Embedder closed = E5Embedder.load(1);
    closed.close();
    closed.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> closed.cue("hello"))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> closed.passages("hello"));
    assertThatIllegalStateException().isThrownBy(() -> closed.tokens("hello"));
  }

  @Test
  void interruptedCaller_isServed_andStaysInterrupted() {
    Embedding calm = embedder.cue("hello");
    Thread.currentThread().interrupt();
    assertThat(embedder.cue("hello")).isEqualTo(calm);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void callers_areAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> E5Embedder.load(0))
        .withMessageContaining("0");
  }

  @Test
  void missingModel_saysWhatToAdd() {
    assertThatThrownBy(() -> BertEncoder.load("/none.onnx", "/none.json", 1))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("none.json")
        .hasMessageContaining("add the jar");
  }
}
