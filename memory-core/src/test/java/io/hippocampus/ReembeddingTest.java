package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.TurnedEmbedder;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that is embedded anew with another model while it is lived in. */
final class ReembeddingTest {

  private static final Consumer<Reembedding> UNHEARD = progress -> {};

  @TempDir
  private Path folder;

  private final AtomicInteger homes = new AtomicInteger();

  private Path newHome() {
    return folder.resolve("home-" + homes.incrementAndGet());
  }

  @Test
  void life_isAsIfItHadAlwaysHadTheModel_whateverHappensMeanwhile() {
    Laws.forAll(6, random -> {
      List<Consumer<LivedActs>> acts = LivedActs.acts(random, 170, true);
      int before = random.nextInt(40, 120);
      int meanwhile = random.nextInt(1, 30);
      try (LivedActs switched = new LivedActs(new WordEmbedder());
          LivedActs fresh = new LivedActs(new TurnedEmbedder())) {
        acts.subList(0, before).forEach(act -> act.accept(switched));
        AtomicInteger next = new AtomicInteger(before);
        switched.memory.reembed(new TurnedEmbedder(), progress -> {
          for (int i = 0; i < 5 && next.get() < before + meanwhile; i++) {
            acts.get(next.getAndIncrement()).accept(switched);
          }
        });
        switched.letsNightsBe();
        acts.subList(next.get(), acts.size()).forEach(act -> act.accept(switched));

        acts.subList(0, next.get()).forEach(act -> act.accept(fresh));
        fresh.letsNightsBe();
        acts.subList(next.get(), acts.size()).forEach(act -> act.accept(fresh));
        assertThat(switched.remembers()).isEqualTo(fresh.remembers());
        assertThat(switched.vectors()).isEqualTo(fresh.vectors());
        assertThat(switched.space().upkeep().indexDifferences()).isEmpty();
        assertThat(switched.recallsByANewIndex()).isEqualTo(fresh.recallsByANewIndex());
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 48})
  void wakingLife_isAsIfItHadAlwaysHadAModelThatSeesThingsOtherwise(int dimensions) {
    Embedder other = WordEmbedder.another("other", dimensions);
    Laws.forAll(3, random -> {
      List<Consumer<LivedActs>> acts = LivedActs.acts(random, 90, false);
      Path home = newHome();
      try (LivedActs fresh = new LivedActs(other)) {
        acts.forEach(act -> act.accept(fresh));
        Map<String, List<String>> wanted = fresh.recallsByANewIndex();
        try (LivedActs switched = new LivedActs(home, new WordEmbedder())) {
          acts.forEach(act -> act.accept(switched));
          assertThat(switched.recalls()).isNotEqualTo(wanted);

          switched.memory.reembed(other, UNHEARD);

          assertThat(switched.vectors()).isEqualTo(fresh.vectors());
          assertThat(switched.recalls()).isEqualTo(wanted);
        }
        try (LivedActs reopened = new LivedActs(home, other)) {
          assertThat(reopened.recallsByANewIndex()).isEqualTo(wanted);
        }
      }
    });
  }

  @Test
  void home_opensWithTheModelItSwitchedTo_alone() {
    Path home = newHome();
    TurnedEmbedder turned = new TurnedEmbedder();
    try (LivedActs life = new LivedActs(home, new WordEmbedder())) {
      lives(life, 5);
      life.memory.reembed(turned, UNHEARD);
      assertThat(life.memory.embeddingModel()).isEqualTo(turned.model());
    }

    assertThatThrownBy(() -> new LivedActs(home, new WordEmbedder()))
        .isInstanceOf(MismatchException.class)
        .hasMessageContainingAll("turned-for-tests", "words-for-tests", "hippocampus reembed");
    try (LivedActs life = new LivedActs(home, turned)) {
      assertThat(life.recalls("said 3")).first().isEqualTo("Said 3.");
    }
  }

  @Test
  void progress_tellsHowFarItIs() {
    List<Reembedding> told = new ArrayList<>();
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 150);
      Reembedding done = life.memory.reembed(new TurnedEmbedder(), soFar -> {
        life.clock.advance(Duration.ofSeconds(1));
        told.add(soFar);
      });

      assertThat(told.get(0))
          .satisfies(first -> assertThat(first.total()).isEqualTo(150))
          .satisfies(first -> assertThat(first.done()).isZero())
          .satisfies(first -> assertThat(first.perSecond()).isZero())
          .satisfies(first -> assertThat(first.remaining()).isEmpty());
      assertThat(told.get(2))
          .satisfies(third -> assertThat(third.done()).isEqualTo(128))
          .satisfies(third -> assertThat(third.perSecond()).isEqualTo(64))
          .satisfies(third -> assertThat(third.remaining()).contains(Duration.ofMillis(344)))
          .satisfies(third -> assertThat(third.switched()).isFalse());
      assertThat(done.done()).isEqualTo(150);
      assertThat(done.embedded()).isEqualTo(150);
      assertThat(done.switched()).isTrue();
    }
  }

  @Test
  void modelThatStopsAnswering_changesNothing_andTheNextTryGoesOn() {
    AtomicInteger calls = new AtomicInteger();
    Embedder next = new Told(text -> {
      if (calls.incrementAndGet() == 230) {
        throw new UnavailableException("the model is away");
      }
    });
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 150);
      List<String> before = life.recalls("said 3");

      assertThatThrownBy(() -> life.memory.reembed(next, UNHEARD))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContainingAll("of 150 memories", "the model is away", "begin again");
      assertThat(life.memory.embeddingModel()).isEqualTo(new WordEmbedder().model());
      assertThat(life.recalls("said 3")).isEqualTo(before);
      lives(life, 1);
      assertThat(life.recalls("said 0")).isNotEmpty();

      Reembedding done = life.memory.reembed(next, UNHEARD);
      assertThat(done.embedded()).isLessThan(100);
      assertThat(done.done()).isEqualTo(151);
    }
  }

  @Test
  void abandonedTry_isRemoved_byTheModelInUse() {
    Embedder next = new Told(text -> {
      if (text.contains("2026, Ann: Said 8.")) {
        throw new UnavailableException("the model is away");
      }
    });
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 150);
      assertThatThrownBy(() -> life.memory.reembed(next, UNHEARD))
          .isInstanceOf(UnavailableException.class);
      assertThat(life.vectors().get("Said 0.")).hasSize(2);

      life.memory.reembed(new WordEmbedder(), UNHEARD);

      assertThat(life.vectors().get("Said 0.")).hasSize(1);
      assertThat(life.recalls("said 3")).first().isEqualTo("Said 3.");
    }
  }

  @Test
  void textThatTheModelRefuses_isFoundByItsWords_andTheRestSwitches() {
    Embedder next = new Told(text -> {
      if (text.contains("Said 7.") && text.contains("2026")) {
        throw new RefusedException("it refuses the text");
      }
    });
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 20);

      Reembedding done = life.memory.reembed(next, UNHEARD);

      assertThat(done.refused()).isEqualTo(1);
      assertThat(done.done()).isEqualTo(19);
      assertThat(life.vectors()).doesNotContainKey("Said 7.").hasSize(19);
      assertThat(life.recalls("said 7")).contains("Said 7.");
    }
  }

  @Test
  void modelThatRefusesMost_isNotSwitchedTo() {
    Embedder next = new Told(text -> {
      throw new RefusedException("it refuses the text");
    });
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 20);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> life.memory.reembed(next, UNHEARD))
          .withMessageContaining("20 of 20");
      assertThat(life.memory.embeddingModel()).isEqualTo(new WordEmbedder().model());
    }
  }

  @Test
  void modelOfOtherDimensionsThanItSays_isNotSwitchedTo() {
    Embedder lying = new Told(text -> {}) {
      @Override
      public EmbeddingModelId model() {
        return new EmbeddingModelId("lying", 17);
      }
    };
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 3);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> life.memory.reembed(lying, UNHEARD))
          .withMessageContainingAll("96", "17");
      assertThat(life.memory.embeddingModel()).isEqualTo(new WordEmbedder().model());
    }
  }

  @Test
  void turnThatIsForgottenWhileTheNextIsEmbedded_isNotPartOfIt() {
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 2);
      AtomicInteger times = new AtomicInteger();
      Embedder next = new Told(text -> {
        if (text.startsWith("Ann: Said 0.") && times.getAndIncrement() == 0) {
          life.space().forget(Set.of(new ExperienceId("0")), "asked for");
        }
      });

      life.memory.reembed(next, UNHEARD);

      assertThat(times).hasValue(1);
      assertAlone(life, next);
    }
  }

  @Test
  void turnThatIsForgottenAfterTheNextWasEmbedded_isNotPartOfIt() {
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 2);
      Embedder next = new TurnedEmbedder();

      life.memory.reembed(next, soFar -> {
        if (soFar.done() == 2 && life.remembers().size() == 2) {
          life.space().forget(Set.of(new ExperienceId("0")), "asked for");
        }
      });

      assertThat(life.remembers()).containsExactly("Said 1.");
      assertAlone(life, next);
    }
  }

  /** Whether the second turn is embedded as one that nothing came before. */
  private void assertAlone(LivedActs life, Embedder next) {
    try (LivedActs alone = new LivedActs(next)) {
      alone.clock.advance(Duration.ofMinutes(1));
      lives(alone, 1, 1);
      assertThat(life.vectors()).isEqualTo(alone.vectors());
    }
  }

  @Test
  void callsWhileItIsUnderWay_areServedByTheModelInUse_andAnotherTryIsRefused() {
    try (LivedActs life = new LivedActs(new WordEmbedder())) {
      lives(life, 10);
      List<String> wanted = life.recalls("said 3");
      life.memory.reembed(new TurnedEmbedder(), soFar -> {
        assertThat(life.memory.embeddingModel()).isEqualTo(new WordEmbedder().model());
        assertThat(life.recalls("said 3")).isEqualTo(wanted);
        assertThatThrownBy(() -> life.memory.reembed(new WordEmbedder(), UNHEARD))
            .isInstanceOf(ConflictException.class)
            .hasMessageContaining("already");
      });
    }
  }

  @Test
  void closing_endsIt_andTheHomeIsAsBefore() {
    Path home = newHome();
    LivedActs life = new LivedActs(home, new WordEmbedder());
    lives(life, 100);

    assertThatThrownBy(() -> life.memory.reembed(new TurnedEmbedder(), soFar -> {
          if (soFar.done() > 0) {
            life.memory.close();
          }
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");

    try (LivedActs reopened = new LivedActs(home, new WordEmbedder())) {
      assertThat(reopened.recalls("said 3")).isNotEmpty();
      assertThat(reopened.memory.reembed(new TurnedEmbedder(), UNHEARD).embedded())
          .isEqualTo(36);
    }
  }

  @Test
  void spacesThatAreNotOpen_areSwitchedToo() {
    Path home = newHome();
    try (LivedActs life = new LivedActs(home, new WordEmbedder())) {
      lives(life, 5);
      life.memory.space("ben").record(said(life, 9));
    }
    try (LivedActs life = new LivedActs(home, new WordEmbedder())) {
      assertThat(life.memory.reembed(new TurnedEmbedder(), UNHEARD).done()).isEqualTo(6);

      assertThat(life.recalls("said 3")).first().isEqualTo("Said 3.");
      assertThat(life.memory.space("ben").recall("said 9").best()).contains("Said 9.");
    }
  }

  @Test
  void modelThatIsAway_isStoodInForByWords_andWhatIsRecordedIsEncodedLater() {
    AtomicInteger away = new AtomicInteger(1);
    Embedder embedder = new Told(text -> {
      if (away.get() == 1) {
        throw new UnavailableException("the model is away");
      }
    });
    try (LivedActs life = new LivedActs(embedder)) {
      lives(life, 3);
      assertThat(life.vectors()).isEmpty();
      assertThat(life.recalls("said 2")).contains("Said 2.");

      away.set(0);
      life.space().upkeep().awaitEncoded();

      assertThat(life.vectors()).hasSize(3);
    }
  }

  private static void lives(LivedActs life, int count) {
    lives(life, 0, count);
  }

  private static void lives(LivedActs life, int first, int count) {
    for (int i = first; i < first + count; i++) {
      life.space().record(said(life, i));
    }
  }

  private static Experience said(LivedActs life, int number) {
    life.clock.advance(Duration.ofMinutes(1));
    return Experience.builder("Ann", "Said " + number + ".", life.clock.instant())
        .id(number + (life.space().memoryOf(new ExperienceId("" + number)).isPresent() ? "b" : ""))
        .build();
  }

  /** {@link TurnedEmbedder}, and somebody who is told of each text before it is embedded. */
  private static class Told implements Embedder {
    private final TurnedEmbedder turned = new TurnedEmbedder();
    private final Consumer<String> listener;

    Told(Consumer<String> listener) {
      this.listener = listener;
    }

    @Override
    public EmbeddingModelId model() {
      return turned.model();
    }

    @Override
    public int tokens(String text) {
      return turned.tokens(text);
    }

    @Override
    public Embedding cue(String cue) {
      return telling(cue, turned::cue);
    }

    @Override
    public List<Passage> passages(String text) {
      return telling(text, turned::passages);
    }

    private <T> T telling(String text, Function<String, T> embed) {
      listener.accept(text);
      return embed.apply(text);
    }

    @Override
    public void close() {}
  }
}
