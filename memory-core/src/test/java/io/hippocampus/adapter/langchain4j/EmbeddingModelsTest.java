package io.hippocampus.adapter.langchain4j;

import static io.hippocampus.port.EmbeddingOptions.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbedderContract;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddingModelsTest extends EmbedderContract {

  private final WordModel model = new WordModel();
  private final Embedder embedder = EmbeddingModels.embedder(model, DEFAULT);

  @Override
  protected Embedder embedder() {
    return embedder;
  }

  @Test
  void model_isCalledByItsNameAndDimensions_orAsSaid() {
    assertThat(embedder.model()).isEqualTo(new EmbeddingModelId("words", 64));
    assertThat(EmbeddingModels.embedder(model, DEFAULT.named("w").withDimensions(64))
            .model())
        .isEqualTo(new EmbeddingModelId("w", 64));
  }

  @Test
  void modelWithItsDimensionsSaid_isNotAsked_whenItIsOpened() {
    EmbeddingModels.embedder(model, DEFAULT.withDimensions(64));

    assertThat(model.given).as("asked by the embedder of this test alone").containsExactly("test");
  }

  @Test
  void prefixes_arePutBeforeWhatIsEmbedded_andBelongToTheModel() {
    Embedder prefixed =
        EmbeddingModels.embedder(model, DEFAULT.withPrefixes("query: ", "passage: "));
    model.given.clear();

    prefixed.cue("a cat?");
    List<Passage> passages = prefixed.passages("The cat sleeps.");

    assertThat(model.given).containsExactly("query: a cat?", "passage: The cat sleeps.");
    assertThat(passages.get(0).text()).isEqualTo("The cat sleeps.");
    assertThat(prefixed.model().name()).isEqualTo("words with 'query: ' and 'passage: '");
  }

  @Test
  void nothing_isPutToTheModel_thatIsLongerThanItReads() {
    Embedder short40 = EmbeddingModels.embedder(
        model,
        DEFAULT
            .withPrefixes("query: ", "passage: ")
            .withLongest(40)
            .withTokens(text -> text.split("\\W+").length));
    model.given.clear();

    short40.passages("One two three four five. ".repeat(100));
    short40.cue("One two three four five. ".repeat(100));

    assertThat(model.given)
        .hasSizeGreaterThan(25)
        .allSatisfy(text -> assertThat(text.split("\\W+")).hasSizeLessThanOrEqualTo(40));
  }

  @Test
  void longCue_isNearToEachOfItsParts() {
    String cats = "The cat sleeps on the warm window sill. ".repeat(60);
    String taxes = "The tax return is due at the end of April. ".repeat(60);
    io.hippocampus.memory.Embedding both = embedder.cue(cats + taxes);

    assertThat(both.cosine(embedder.cue(cats))).isGreaterThan(0.6);
    assertThat(both.cosine(embedder.cue(taxes))).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @CsvSource({"'',0", "hello,2", "to be,2", "'a, b!',4", "2026-03-02,6", "今日は,3", "'  ',0"})
  void tokens_areEstimated_ratherTooMany(String text, int tokens) {
    assertThat(embedder.tokens(text)).isEqualTo(tokens);
  }

  @Test
  void prefixThatLeavesNoRoom_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddingModels.embedder(
            model, DEFAULT.withPrefixes("", "a ".repeat(10)).withLongest(16)))
        .withMessageContaining("leaves 6 of 16 tokens");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.withLongest(15))
        .withMessageContaining("15");
  }

  @Test
  void otherDimensions_areAMismatch() {
    Embedder wrong = EmbeddingModels.embedder(model, DEFAULT.withDimensions(63));

    assertThatThrownBy(() -> wrong.cue("a secret"))
        .isInstanceOf(MismatchException.class)
        .hasMessageContainingAll("64", "63", "words")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN"})
  void vectorWithoutADirection_isUnavailable(float value) {
    Embedder senseless = EmbeddingModels.embedder(giving(value, value), DEFAULT.named("s"));

    assertThatThrownBy(() -> senseless.passages("a secret"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("direction");
  }

  @Test
  void modelThatBreaks_isUnavailable_andWhatItSaysIsNotPassedOn() {
    EmbeddingModel broken = new EmbeddingModel() {
      @Override
      public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        throw new IllegalStateException(
            "cannot embed: " + request.inputs().get(0).text());
      }
    };
    Embedder embeds = EmbeddingModels.embedder(broken, DEFAULT.withDimensions(3));

    assertThatThrownBy(() -> embeds.cue("a secret"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("unknown")
        .hasMessageNotContaining("secret")
        .hasNoCause();
    assertThatThrownBy(() -> EmbeddingModels.embedder(broken, DEFAULT))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("dimensions");
  }

  @Test
  void interruptedCall_isUnavailable_andStaysInterrupted() {
    EmbeddingModel interrupted = new EmbeddingModel() {
      @Override
      public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        throw new IllegalStateException(new InterruptedException());
      }
    };
    Embedder embeds = EmbeddingModels.embedder(interrupted, DEFAULT.withDimensions(3));

    assertThatThrownBy(() -> embeds.cue("a cue")).isInstanceOf(UnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static EmbeddingModel giving(float... vector) {
    return new EmbeddingModel() {
      @Override
      public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        return EmbeddingResponse.builder()
            .embeddings(List.of(Embedding.from(vector)))
            .build();
      }
    };
  }
}
