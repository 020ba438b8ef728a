package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.TaggingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A life whose experiences are rated by a language model, which is not always there. */
final class RatedLifeTest {

  private static final Tagger RATER = new Tagger(TaggingModel.NAME, "tag/1");
  private static final ModelLimits LIMITS = new ModelLimits(1_000_000, 200_000, 2, 5);

  private final TaggingModel model = new TaggingModel(text -> text.contains("Elba") ? 9 : 2);

  private Life begin() {
    return begin(LIMITS);
  }

  private Life begin(ModelLimits limits) {
    return Life.begin(builder -> builder.languageModel(model).modelLimits(limits));
  }

  private static Tagger taggerOf(Life life, MemoryId memory) {
    return life.memory(memory).salience().taggedBy();
  }

  private static long offline(Life life) {
    return life.space.memories().stream()
        .filter(memory -> memory.salience().taggedBy().name().equals("offline"))
        .count();
  }

  private static PhaseReport encode(SleepReport night) {
    return night.phases().get(0);
  }

  @Test
  void experience_isTaggedOffline_thenByTheModel_andFindableAllTheWhile() {
    try (Life life = begin()) {
      MemoryId ferry = life.lives("x1", "the ferry to Elba leaves at nine");
      Memory memory = life.memory(ferry);

      assertThat(memory.salience().taggedBy()).isEqualTo(RATER);
      assertThat(memory.salience().cues()).containsExactly("what was said about the?");
      assertThat(memory.salience().reason()).isEqualTo("as told");
      assertThat(life.recalls("ferry to Elba").get(0)).contains("Elba");
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      Rating rating = life.stores.ratings().latest(life.space.name(), RATER, 9).get(0);
      assertThat(rating.memory()).isEqualTo(ferry);
      assertThat(rating.importance()).isEqualTo(0.9);
      assertThat(rating.tokens()).isEqualTo(1_000);
    }
  }

  @Test
  void importance_isCalibrated_againstTheOfflineTags() {
    try (Life life = begin()) {
      for (int i = 0; i < 30; i++) {
        life.lives("dull" + i, "well, fine " + i);
      }
      MemoryId elba = life.lives("x1", "the ferry to Elba leaves at nine");
      MemoryId dull = life.lives("x2", "well, fine again");
      List<Rating> ratings = life.stores.ratings().latest(life.space.name(), RATER, 99);
      double most = ratings.stream().mapToDouble(Rating::offline).max().orElseThrow();

      assertThat(life.memory(elba).salience().importance())
          .isGreaterThan(life.memory(dull).salience().importance())
          .isLessThanOrEqualTo(Math.max(most, 0.9));
      assertThat(life.space.status().rating().orElseThrow().alarms())
          .noneMatch(alarm -> alarm.contains("inflated"));
    }
  }

  @Test
  void tagOfTheCaller_isNeitherRatedNorReplaced() {
    Salience own = Salience.of(0.9, Tagger.CALLER);
    try (Life life = begin()) {
      life.space.record(life.says("x1", "the ferry to Elba"), own);
      assertThat(life.space.memories().get(0).salience()).isEqualTo(own);
      assertThat(model.questions()).isEmpty();
      assertThat(life.space.upkeep().retag().toRate()).isZero();
    }
  }

  @Test
  void modelThatIsDown_delaysTagsOnly_andTheNightSaysSo() {
    try (Life life = begin()) {
      model.always(question -> {
        throw new UnavailableException("no route to the model");
      });
      life.livesThrough(30);
      assertThat(offline(life)).isEqualTo(30);
      RatingStatus status = life.space.status().rating().orElseThrow();
      assertThat(status.backlog()).isEqualTo(30);
      assertThat(status.isResting()).isTrue();
      assertThat(status.lastFlaw().orElseThrow().outcome()).isEqualTo(Outcome.UNAVAILABLE);

      SleepReport night = life.sleeps();
      assertThat(encode(night).result())
          .contains("0 rated by " + RATER)
          .contains("30 keep the offline tag until they are rated")
          .contains("no route to the model");
      assertThat(night.morning().live()).isEqualTo(30);

      model.always(question -> TaggingModel.tags(question, text -> 3));
      life.clock.advance(Duration.ofMinutes(11));
      assertThat(encode(life.sleeps()).result()).contains("30 rated by " + RATER);
      assertThat(offline(life)).isZero();
      assertThat(life.space.status().rating().orElseThrow().backlog()).isZero();
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void outageOfTenMinutes_inTheMiddleOfANight_losesNothing_andTheNightIsRight() {
    try (Life life = begin(new ModelLimits(1_000_000, 200_000, 1, 5))) {
      model.always(question -> {
        throw new UnavailableException("too early");
      });
      life.livesThrough(40);
      life.clock.advance(Duration.ofHours(8));
      java.time.Instant back = life.clock.instant().plus(Duration.ofMinutes(10));
      int[] calls = {0};
      model.always(question -> {
        if (++calls[0] > 3 && life.clock.instant().isBefore(back)) {
          throw new UnavailableException("outage");
        }
        return TaggingModel.tags(question, text -> 4);
      });

      SleepReport night = life.space.sleep();
      assertThat(night.outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(encode(night).result())
          .contains("15 rated by")
          .contains("25 keep the offline tag until they are rated (outage)");
      assertThat(night.morning().live()).isEqualTo(40);
      assertThat(offline(life)).isEqualTo(25);

      life.clock.set(back.plusSeconds(1));
      assertThat(encode(life.space.sleep()).result()).contains("25 rated by");
      assertThat(offline(life)).isZero();
    }
  }

  @Test
  void night_spendsItsBudgetAndNoMore() {
    try (Life life = begin(new ModelLimits(1_000_000, 8_000, 1, 5))) {
      model.always(question -> {
        throw new UnavailableException("by day it is down");
      });
      life.livesThrough(60);
      model.always(question -> TaggingModel.tags(question, text -> 4));
      life.clock.advance(Duration.ofMinutes(30));
      int before = ratings();

      SleepReport night = life.sleeps();
      int asked = ratings() - before;
      assertThat(asked).isBetween(4, 8);
      assertThat(encode(night).result())
          .contains(5 * asked + " rated by")
          .contains("has no room for another question");
      assertThat(life.space.status().rating().orElseThrow().today().tokens())
          .isLessThanOrEqualTo(8_000);
    }
  }

  private int ratings() {
    return (int) model.questions().stream()
        .filter(question -> question.subject().equals("tags"))
        .count();
  }

  @Test
  void night_rates_whatTheEveningHeld_andDoesNotRunAfterWhatComesMeanwhile() {
    Deque<Runnable> later = new ArrayDeque<>();
    try (Life life = Life.begin(
        builder -> builder.languageModel(model).modelLimits(LIMITS).background(later::add))) {
      model.always(question -> {
        life.lives("meanwhile" + model.questions().size(), "and something happened meanwhile");
        life.space.upkeep().awaitEncoded();
        return TaggingModel.tags(question, text -> 4);
      });
      life.livesThrough(12);

      SleepReport night = life.sleeps();
      assertThat(encode(night).result()).contains("keep the offline tag until they are rated");
      assertThat(offline(life)).isPositive();
      assertThat(life.space.memories().subList(0, 12))
          .allMatch(memory -> memory.salience().taggedBy().equals(RATER));
    }
  }

  @Test
  void night_countsWhatWasRated_whenOneOfTwoCallsAtOnceFails() {
    Deque<Runnable> later = new ArrayDeque<>();
    try (Life life = Life.begin(
        builder -> builder.languageModel(model).modelLimits(LIMITS).background(later::add))) {
      life.livesThrough(10);
      model
          .then(question -> TaggingModel.tags(question, text -> 4))
          .then(new UnavailableException("gone"));

      SleepReport night = life.sleeps();
      assertThat(encode(night).result())
          .contains("5 rated by " + RATER + " for 1000 tokens, 5 keep the offline tag")
          .endsWith("(gone)");
      assertThat(offline(life)).isEqualTo(5);
    }
  }

  @Test
  void experienceThatIsRefused_keepsTheOfflineTag_andTheOthersAreRated() {
    try (Life life = begin()) {
      model.always(question -> {
        if (question.data().contains("bomb")) {
          throw new RefusedException("filtered");
        }
        return TaggingModel.tags(question, text -> 4);
      });
      life.space.record(List.of(
          life.says("x1", "a bath with a bath bomb"),
          life.says("x2", "the ferry to Elba"),
          life.says("x3", "a lamp for the hall")));

      assertThat(life.space.memories())
          .extracting(memory -> memory.salience().taggedBy().name())
          .containsExactly("offline", TaggingModel.NAME, TaggingModel.NAME);
      assertThat(life.space.status().rating().orElseThrow().backlog()).isZero();
    }
  }

  @Test
  void queue_survivesARestart_andSoDoesTheDaysBudget(@TempDir Path home) {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    model.always(question -> {
      throw new UnavailableException("down");
    });
    try (Hippocampus memory = Life.at(home, clock, b -> b.languageModel(model))) {
      MemorySpace space = memory.space("ann");
      for (int i = 0; i < 7; i++) {
        space.record(Experience.builder("Ann", "thing " + i, clock.instant()).build());
      }
      assertThat(space.status().rating().orElseThrow().backlog()).isEqualTo(7);
    }
    model.always(question -> TaggingModel.tags(question, text -> 4));
    try (Hippocampus memory = Life.at(home, clock, b -> b.languageModel(model))) {
      RatingStatus status = memory.space("ann").status().rating().orElseThrow();
      assertThat(status.backlog()).isZero();
      assertThat(status.today().tokens()).isEqualTo(1_000);
    }
    try (Hippocampus memory = Life.at(home, clock, b -> b.languageModel(model))) {
      assertThat(memory.space("ann").status().rating().orElseThrow().leftToday())
          .isEqualTo(ModelLimits.DEFAULT.tokensPerDay() - 1_000);
    }
  }

  @Test
  void forgottenWhileItIsBeingRated_staysForgotten(@TempDir Path home) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch rated = new CountDownLatch(1);
    model.always(question -> {
      asked.countDown();
      await(goOn);
      rated.countDown();
      return TaggingModel.tags(question, text -> 9);
    });
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    try (Hippocampus memory = Life.at(
        home,
        clock,
        b -> b.languageModel(model)
            .background(work -> Thread.ofPlatform().daemon().start(work)))) {
      MemorySpace space = memory.space("ann");
      Experience secret =
          Experience.builder("Ann", "my canary sings", clock.instant()).build();
      space.record(secret);
      await(asked);
      space.forget(Set.of(secret.id()), "asked for");
      goOn.countDown();
      await(rated);
      space.sleep();
      assertThat(space.memories()).isEmpty();
      assertThat(space.upkeep().indexDifferences()).isEmpty();
      assertThat(space.recall("canary").recalled()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void retag_previews_thenLetsTheModelRateWhatItHasNot() {
    try (Life life = Life.begin()) {
      life.livesThrough(12);
      life.sleeps();
      assertThat(life.space.upkeep().previewRetag().toRate()).isZero();
      assertThat(life.space.upkeep().previewRetag().tokensAtMost()).isZero();
    }
    try (Life life = begin()) {
      model.always(question -> {
        throw new RefusedException("none of it");
      });
      life.livesThrough(12);
      life.sleeps();
      assertThat(offline(life)).isEqualTo(12);

      Retag preview = life.space.upkeep().previewRetag();
      assertThat(preview.considered()).isEqualTo(12);
      assertThat(preview.toRate()).isEqualTo(12);
      assertThat(preview.tokensAtMost()).isGreaterThan(12 * 250);
      assertThat(life.space.status().rating().orElseThrow().backlog()).isZero();

      model.always(question -> TaggingModel.tags(question, text -> 4));
      assertThat(life.space.upkeep().retag().toRate()).isEqualTo(12);
      assertThat(offline(life)).isZero();
      assertThat(life.space.upkeep().previewRetag().toRate()).isZero();
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }
}
