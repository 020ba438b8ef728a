package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import dev.langchain4j.store.embedding.filter.MetadataFilterBuilder;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Trust;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The store view keeps LangChain4j's contract of stores, and what this memory promises of it. */
final class EmbeddingStoreTest {

  private static final EmbeddingModel MODEL = new WordEmbeddingModel();
  private static final AgentLife SHARED = new AgentLife();

  @AfterAll
  static void close() {
    SHARED.close();
  }

  /** What every store with filters does. */
  @Nested
  final class WithFiltering extends EmbeddingStoreWithFilteringIT {
    private final EmbeddingStore<TextSegment> store = store(SHARED.another());

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
      return store;
    }

    @Override
    protected boolean supportsContains() {
      return true;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
      return MODEL;
    }
  }

  /** What every store does when something is removed. */
  @Nested
  final class WithRemoval extends EmbeddingStoreWithRemovalIT {
    private final EmbeddingStore<TextSegment> store = store(SHARED.another());

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
      return store;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
      return MODEL;
    }
  }

  @Test
  void scores_areExact_andWhatElseIsRememberedIsNotFound() {
    try (AgentLife life = new AgentLife()) {
      AgentMemory.of(life.space).chatMemory("s1").add(user("a boat in the harbour"));
      EmbeddingStore<TextSegment> store = store(life);
      List<String> texts = List.of("a boat", "a boat in the wind", "bread and butter");
      texts.forEach(text -> store.add(embed(text), TextSegment.from(text)));
      Embedding cue = embed("a boat in the harbour");
      List<EmbeddingMatch<TextSegment>> matches = search(store, cue);
      assertThat(matches).hasSize(3);
      for (EmbeddingMatch<TextSegment> match : matches) {
        double cosine = io.hippocampus.memory.Embedding.of(cue.vector())
            .cosine(io.hippocampus.memory.Embedding.of(
                embed(match.embedded().text()).vector()));
        assertThat(match.score()).isCloseTo((cosine + 1) / 2, within(1e-7));
      }
    }
  }

  @Test
  void segment_isAnObservation_thatIsRecalled_andOutlastsTheNight() {
    try (AgentLife life = new AgentLife()) {
      EmbeddingStore<TextSegment> store = store(life);
      TextSegment segment = TextSegment.from(
          "The ferry to Elba leaves at nine", new Metadata().put("page", 7).put("file", "a.pdf"));
      String id = store.add(embed("timetable"), segment);
      assertThat(life.recalls("when does the ferry leave")).contains(segment.text());
      assertThat(life.space.memories()).singleElement().satisfies(memory -> {
        assertThat(memory.origin().kind()).isEqualTo(ExperienceKind.OBSERVATION);
        assertThat(memory.origin().trust()).isEqualTo(Trust.LOW);
        assertThat(memory.origin().metadata()).containsEntry("file", "a.pdf");
      });
      life.space.sleep();
      life.restart();
      EmbeddingMatch<TextSegment> match =
          search(store(life), embed("timetable")).get(0);
      assertThat(match.score()).isCloseTo(1, within(1e-6));
      assertThat(match.embedded()).isEqualTo(segment);
      assertThat(match.embeddingId()).isEqualTo(id);
    }
  }

  @Test
  void idThatIsTaken_isReplaced_andWhatItWasIsForgotten() {
    try (AgentLife life = new AgentLife()) {
      EmbeddingStore<TextSegment> store = store(life);
      for (String text : List.of("old", "newer", "newest")) {
        store.addAll(List.of("one"), List.of(embed(text)), List.of(TextSegment.from(text)));
        assertThat(search(store, embed(text)))
            .singleElement()
            .satisfies(match -> assertThat(match.embedded().text()).isEqualTo(text))
            .satisfies(match -> assertThat(match.embeddingId()).isEqualTo("one"));
      }
      assertThat(life.remembers()).containsExactly("newest");
      store.remove("one");
      assertThat(life.remembers()).isEmpty();
      store.add("one", embed("again"));
      assertThat(search(store, embed("again"))).hasSize(1);
    }
  }

  @Test
  void removing_takesNothingElse() {
    try (AgentLife life = new AgentLife()) {
      AgentMemory.of(life.space).chatMemory("s1").add(user("hello"));
      EmbeddingStore<TextSegment> store = store(life);
      EmbeddingStore<TextSegment> other =
          AgentMemory.of(life.space).embeddingStore(life.space, "other");
      store.add(embed("one"), TextSegment.from("one"));
      other.add(embed("two"), TextSegment.from("two"));
      store.removeAll();
      assertThat(life.remembers()).containsExactly("hello", "two");
    }
  }

  @Test
  void selectiveFilter_findsWhatIsFarDown() {
    try (AgentLife life = new AgentLife()) {
      EmbeddingStore<TextSegment> store = store(life);
      store.addAll(
          IntStream.range(0, 60).mapToObj(i -> embed("near the cue")).toList(),
          IntStream.range(0, 60)
              .mapToObj(i -> TextSegment.from("near", new Metadata().put("i", i)))
              .toList());
      store.add(embed("far away"), TextSegment.from("far", new Metadata().put("i", 99)));
      List<EmbeddingMatch<TextSegment>> matches = store
          .search(EmbeddingSearchRequest.builder()
              .queryEmbedding(embed("near the cue"))
              .maxResults(2)
              .minScore(0.0)
              .filter(MetadataFilterBuilder.metadataKey("i").isGreaterThan(98))
              .build())
          .matches();
      assertThat(matches)
          .singleElement()
          .satisfies(match -> assertThat(match.embedded().text()).isEqualTo("far"));
    }
  }

  @Test
  void whatCannotBeKept_isRefused_andNothingIsAdded() {
    try (AgentLife life = new AgentLife()) {
      EmbeddingStore<TextSegment> store = store(life);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.add(Embedding.from(new float[] {1, 2})))
          .withMessageContaining("2 dimensions");
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              store.add(embed("a"), TextSegment.from("a", Metadata.from("langchain4j.id", "mine"))))
          .withMessageContaining("is taken");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.addAll(List.of("a", "a"), List.of(embed("a"), embed("b")), null));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.addAll(List.of("a"), List.of(), null));
      assertThat(life.remembers()).isEmpty();
    }
  }

  @Test
  void asynchronousSearch_findsTheSame() {
    try (AgentLife life = new AgentLife()) {
      SpaceEmbeddingStore store = new SpaceEmbeddingStore(life.space, "documents", Runnable::run);
      store.add(embed("one"), TextSegment.from("one"));
      EmbeddingSearchRequest request =
          EmbeddingSearchRequest.builder().queryEmbedding(embed("one")).build();
      assertThat(store.searchAsync(request).join().matches())
          .isEqualTo(store.search(request).matches());
    }
  }

  private static EmbeddingStore<TextSegment> store(AgentLife life) {
    return store(life.space);
  }

  private static EmbeddingStore<TextSegment> store(MemorySpace space) {
    return AgentMemory.of(space).embeddingStore(space, "documents");
  }

  private static dev.langchain4j.data.message.UserMessage user(String text) {
    return dev.langchain4j.data.message.UserMessage.from(text);
  }

  private static Embedding embed(String text) {
    return MODEL.embed(text).content();
  }

  private static List<EmbeddingMatch<TextSegment>> search(
      EmbeddingStore<TextSegment> store, Embedding cue) {
    return store
        .search(
            EmbeddingSearchRequest.builder().queryEmbedding(cue).maxResults(10).build())
        .matches();
  }
}
