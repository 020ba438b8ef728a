package io.hippocampus.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.RatingStatus;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Tagger;
import io.hippocampus.testing.ChatStub;
import io.hippocampus.testing.ChatStub.Reply;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is configured is asked over HTTP, and what goes wrong there delays tags only. */
final class ModelClientsTest {

  /** So long nobody waits for an answer that comes, however busy the machine is. */
  private static final Duration LONG = Duration.ofMinutes(1);

  /** One answer does not come; waiting for it takes the test so long. */
  private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(5);

  @TempDir
  private Path home;

  private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  private final ChatStub server = ChatStub.tagging(text -> text.contains("Elba") ? 9 : 2);

  @AfterEach
  void close() {
    server.close();
  }

  private ModelSettings settings(Provider provider) {
    return settings(provider, LONG);
  }

  private ModelSettings settings(Provider provider, Duration timeout) {
    return new ModelSettings(
        provider,
        "some-model",
        Optional.of(provider == Provider.OLLAMA ? server.root() : server.baseUrl()),
        provider.keyVariable(),
        timeout,
        ModelLimits.DEFAULT);
  }

  private Hippocampus open(ModelSettings settings) {
    Hippocampus.Builder builder = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run);
    Map<String, String> keys = Map.of("OPENAI_API_KEY", "key-1", "ANTHROPIC_API_KEY", "key-2");
    return ModelClients.with(builder, settings, keys, clock).open();
  }

  private void lives(MemorySpace space, String content) {
    clock.advance(Duration.ofMinutes(1));
    space.record(Experience.builder("Ann", content, clock.instant()).build());
  }

  private static RatingStatus rating(MemorySpace space) {
    return space.status().rating().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void everyProvider_rates(Provider provider) {
    try (Hippocampus memory = open(settings(provider))) {
      MemorySpace space = memory.space("ann");
      lives(space, "the ferry to Elba");
      assertThat(space.memories())
          .extracting(held -> held.salience().taggedBy())
          .containsExactly(new Tagger(provider.maker() + "/some-model", "tag/1"));
      assertThat(rating(space).today().tokens()).isEqualTo(1_000);
      assertThat(rating(space).rater().name()).isEqualTo(settings(provider).fullName());
    }
  }

  @Test
  void faults_delayTagsOnly_andNothingIsLost() {
    String outOfRange = "{\"tags\":[{\"id\":1,\"importance\":99}]}";
    server
        .then(Reply.failing(500))
        .then(Reply.failing(503))
        .then(Reply.none())
        .then(Reply.saying("{\"tags\":[{\"id\":1,"))
        .then(Reply.saying(outOfRange))
        .then(Reply.saying("{\"tags\":[{\"id\":1,\"importance\":5}]}"));
    try (Hippocampus memory = open(settings(Provider.OPENAI, UNTIL_GIVEN_UP))) {
      MemorySpace space = memory.space("ann");
      for (int i = 0; i < 12; i++) {
        clock.advance(Duration.ofMinutes(11));
        lives(space, "thing number " + i + " of the day");
        assertThat(space.recall("number " + i).recalled()).isNotEmpty();
      }
      clock.advance(Duration.ofHours(1));
      assertThat(space.sleep().evening().live()).isEqualTo(12);
      assertThat(rating(space).backlog()).isZero();
      List<String> taggers = space.memories().stream()
          .map(Memory::salience)
          .map(tag -> tag.taggedBy().name())
          .toList();
      assertThat(taggers).filteredOn("offline"::equals).hasSizeLessThanOrEqualTo(5);
      assertThat(taggers)
          .filteredOn(name -> !name.equals("offline"))
          .containsOnly("open-ai/some-model");
      assertThat(space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void busyServer_isLeftAloneAsLongAsItAsks() {
    HintingHttpClientTest.assertHint(server, Reply.busyFor(7), clock, Duration.ofSeconds(7));
  }

  @Test
  void missingKey_leavesTheQueueFilling_andSaysWhichVariable() {
    ModelSettings settings = settings(Provider.OPENAI);
    Hippocampus.Builder builder = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run);
    try (Hippocampus memory =
        ModelClients.with(builder, settings, Map.of(), clock).open()) {
      MemorySpace space = memory.space("ann");
      lives(space, "the ferry to Elba");
      assertThat(rating(space).backlog()).isEqualTo(1);
      assertThat(rating(space).lastFlaw().orElseThrow().failure())
          .isEqualTo("cannot ask open-ai/some-model: the environment has no OPENAI_API_KEY;"
              + " set it to the key and start again");
    }
    try (Hippocampus memory = open(settings)) {
      assertThat(rating(memory.space("ann")).backlog()).isZero();
    }
    assertThat(server.requests()).hasSize(1);
  }
}
