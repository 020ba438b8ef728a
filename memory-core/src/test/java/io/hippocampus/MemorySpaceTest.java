package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.Ranking.Ranked;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The waking life of a space: recording, the context window, recalling, explaining. */
final class MemorySpaceTest {

  private static final String FERRY = "The ferry to Elba leaves at seven from Piombino";
  private static final String LAMP = "I broke the green lamp in the hall";

  @Test
  void experience_isRecallableByWords_beforeItIsEncoded() {
    Deque<Runnable> heldBack = new ArrayDeque<>();
    try (Life life = Life.begin(builder -> builder.background(heldBack::add))) {
      life.lives("x1", FERRY);
      life.lives("x2", LAMP);

      assertThat(life.recalls("the ferry to Elba from Piombino").get(0)).isEqualTo(FERRY);
      assertThat(life.space.status().unencoded()).isEqualTo(2);

      while (!heldBack.isEmpty()) {
        heldBack.poll().run();
      }
      assertThat(life.recalls("the ferry to Elba from Piombino").get(0)).isEqualTo(FERRY);
      assertThat(life.space.status().unencoded()).isZero();
    }
  }

  @Test
  void recallByOtherWeights_isAsIfTheyWereItsOwn_andIsNotLogged() {
    Ranking wordsOnly = new Ranking(0, 1, 0, 0, 0, 0, 0, 0);
    try (Life own = Life.begin(builder -> builder.ranking(wordsOnly));
        Life other = Life.begin()) {
      for (Life life : List.of(own, other)) {
        life.lives("x1", FERRY);
        life.lives("x2", LAMP);
        life.lives("x3", "The lamp and the ferry, the ferry and the lamp");
      }
      RecallRequest request = RecallRequest.builder("the green ferry lamp").build();
      Recollection tried = other.space.recall(request, wordsOnly);
      assertThat(tried.recalled())
          .extracting(recalled -> recalled.memory().content(), Recalled::why)
          .isEqualTo(own.space.recall(request).recalled().stream()
              .map(recalled -> tuple(recalled.memory().content(), recalled.why()))
              .toList());
      assertThat(other.space.status().recalls()).isZero();
      assertThat(own.space.status().recalls()).isOne();
    }
  }

  @Test
  void recalls_areToldToWhoListens_andTrialsAreNot() {
    List<Recollection> told = new ArrayList<>();
    List<Duration> took = new ArrayList<>();
    try (Life life = Life.begin(builder -> builder.onRecall((recollection, time) -> {
      told.add(recollection);
      took.add(time);
    }))) {
      life.lives("x1", FERRY);
      Recollection recollection = life.space.recall("the ferry");
      life.space.recall(RecallRequest.builder("the ferry").build(), Ranking.DEFAULT);

      assertThat(told).containsExactly(recollection);
      assertThat(took).containsExactly(Duration.ZERO);
    }
  }

  @Test
  void candidates_areAllInTheRunning_inTheOrderOfRecall() {
    try (Life life = Life.begin()) {
      for (int i = 0; i < 30; i++) {
        life.lives("x" + i, "Lamp number " + i + " is lit");
      }
      RecallRequest request = RecallRequest.builder("lamp number 7").limit(4).build();
      List<Ranked> candidates = life.space.candidates(request);
      assertThat(candidates).hasSize(30);
      assertThat(candidates.stream().limit(4).map(ranked -> ranked.candidate().memory()))
          .isEqualTo(life.space.recall(request).recalled().stream()
              .map(recalled -> recalled.memory().id())
              .toList());
      assertThat(candidates)
          .isSortedAccordingTo(Comparator.comparingDouble(Ranked::score).reversed());
    }
  }

  @Test
  void memories_areTaggedAnew_butForTheCallersOwnTags() {
    AtomicReference<Double> judgement = new AtomicReference<>(0.2);
    Tagger judge = new Tagger("judge", "1");
    SalienceTagger tagger = new SalienceTagger() {
      @Override
      public Tagger identity() {
        return judge;
      }

      @Override
      public List<Salience> tag(Episode episode) {
        return List.of(Salience.of(judgement.get(), judge));
      }
    };
    try (Life life = Life.begin(builder -> builder.tagger(tagger))) {
      life.lives("x1", FERRY);
      Salience own = Salience.of(0.9, Tagger.CALLER);
      life.space.record(life.says("x2", LAMP), own);
      life.space.sleep();

      judgement.set(0.7);
      assertThat(life.space.upkeep().previewRetag().changed()).isEqualTo(1);
      assertThat(life.space.upkeep().retag().changed()).isEqualTo(1);
      assertThat(life.space.memories())
          .extracting(Memory::salience)
          .containsExactly(Salience.of(0.7, judge), own);
      assertThat(life.space.upkeep().retag().changed()).isZero();
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      assertThat(life.recalls("the ferry to Elba from Piombino").get(0)).isEqualTo(FERRY);
    }
  }

  @Test
  void experience_isRecordedOnce_whenRecordedTwice() {
    try (Life life = Life.begin()) {
      Experience ferry = life.says("x1", FERRY);
      Receipt first = life.space.record(ferry);
      Receipt second = life.space.record(ferry);

      assertThat(first.isNew()).isTrue();
      assertThat(second).isEqualTo(new Receipt(ferry.id(), first.memory(), false, List.of()));
      assertThat(life.space.memories()).hasSize(1);
      assertThat(life.space.window().entries()).hasSize(1);
      assertThat(life.space.status().lived().experiences()).isEqualTo(1);
    }
  }

  @Test
  void experienceOfSameId_isRefused_whenItSaysSomethingElse() {
    try (Life life = Life.begin()) {
      Instant now = life.clock.instant();
      life.lives("x1", FERRY);

      assertThatThrownBy(() -> life.space.record(List.of(
              life.says("x2", "never to be recorded"),
              Experience.builder("Ann", LAMP, now).id("x1").build())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("x1");
      assertThat(life.space.memories()).extracting(Memory::content).containsExactly(FERRY);
      assertThat(life.space.window().entries()).hasSize(1);
    }
  }

  @Test
  void window_keepsTheLatestVerbatimAndInOrder_andTellsWhatLeftIt() {
    ContextWindow.Limits limits = new ContextWindow.Limits(9, Duration.ofDays(3));
    try (Life life = Life.begin(builder -> builder.window(limits))) {
      life.lives("x1", "one  two\tthree ");
      life.lives("x2", "four five six");
      Receipt third = life.space.record(life.says("x3", "seven eight nine"));
      Receipt fourth = life.space.record(life.says("x4", "ten eleven"));

      assertThat(third.evicted()).isEmpty();
      assertThat(fourth.evicted()).containsExactly(new ExperienceId("x1"));
      assertThat(contents(life.space.window()))
          .containsExactly("four five six", "seven eight nine", "ten eleven");
      assertThat(life.recalls("one two three").get(0)).isEqualTo("one  two\tthree ");

      life.clock.advance(Duration.ofDays(4));
      assertThat(life.space.window().entries()).isEmpty();
    }
  }

  @Test
  void window_isTheSame_afterARestart(@TempDir Path home) {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    ContextWindow before;
    try (Hippocampus memory = Life.at(home, clock)) {
      MemorySpace space = memory.space("ann");
      for (int i = 0; i < 5; i++) {
        space.record(Experience.builder("Ann", "thing " + i, clock.instant().minusSeconds(100 * i))
            .build());
      }
      before = space.window();
    }
    try (Hippocampus memory = Life.at(home, clock)) {
      assertThat(memory.space("ann").window()).isEqualTo(before);
      assertThat(before.entries()).hasSize(5);
    }
  }

  @Test
  void tagOfTheCaller_isKept() {
    Salience tag = new Salience(
        0.9, 0.1, 0.2, 0.3, Set.of("ships"), List.of("when does it leave"), "mine", Tagger.CALLER);
    try (Life life = Life.begin()) {
      MemoryId memory = life.space.record(life.says("x1", FERRY), tag).memory();
      assertThat(life.memory(memory).salience()).isEqualTo(tag);
      life.sleeps();
      assertThat(life.memory(memory).salience()).isEqualTo(tag);
    }
  }

  @Test
  void tagger_delaysNothing_whenItIsDownOrTalksNonsense() {
    List<SalienceTagger> bad = List.of(
        tagger(() -> {
          throw new UnavailableException("no route to the model");
        }),
        tagger(() -> {
          throw new IllegalStateException("a bug");
        }),
        tagger(List::of));
    for (SalienceTagger tagger : bad) {
      try (Life life = Life.begin(builder -> builder.tagger(tagger))) {
        MemoryId memory = life.lives("x1", FERRY);
        assertThat(life.memory(memory).salience().isTagged()).isTrue();
        assertThat(life.space.status().unencoded()).isZero();
        assertThat(life.sleeps().evening().live()).isEqualTo(1);
        assertThat(life.recalls("ferry")).containsExactly(FERRY);
      }
    }
  }

  private static SalienceTagger tagger(java.util.function.Supplier<List<Salience>> tags) {
    return new SalienceTagger() {
      @Override
      public Tagger identity() {
        return new Tagger("bad", "1");
      }

      @Override
      public List<Salience> tag(Episode episode) {
        return tags.get();
      }
    };
  }

  @Test
  void recalledText_isNotLearnedAgain_whenItComesBack() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      String block = RecalledBlock.of(life.space.recall("ferry"));

      life.lives("x2", "Here is what I know. " + block + " So be early.");
      assertThat(life.space.memories())
          .extracting(Memory::content)
          .containsExactly(FERRY, "Here is what I know.  So be early.");

      assertThatThrownBy(() -> life.lives("x3", block))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("x3");
      assertThat(life.space.memories()).hasSize(2);
    }
  }

  @Test
  void recall_givesOnlyWhatItsFiltersAllow() {
    try (Life life = Life.begin()) {
      Instant monday = life.clock.instant();
      life.clock.set(monday.plus(Duration.ofDays(5)));
      MemorySpace space = life.space;
      space.record(
          Experience.builder("Ann", "a walk at sea", monday).session("s1").build());
      space.record(Experience.builder("Bob", "a walk in town", monday.plus(Duration.ofDays(1)))
          .session("s2")
          .build());
      space.record(
          Experience.builder("radio", "a walk on the moon", monday.plus(Duration.ofDays(2)))
              .session("s2")
              .kind(ExperienceKind.OBSERVATION)
              .metadata(Map.of("channel", "4", "lang", "en"))
              .build());

      assertThat(life.recalls("walk")).hasSize(3);
      assertThat(life.recalls(walk().sessions(Set.of("s1")).build()))
          .containsExactly("a walk at sea");
      assertThat(life.recalls(walk().speakers(Set.of("Bob")).build()))
          .containsExactly("a walk in town");
      assertThat(life.recalls(walk().kinds(Set.of(ExperienceKind.OBSERVATION)).build()))
          .containsExactly("a walk on the moon");
      assertThat(life.recalls(walk().metadata(Map.of("channel", "4")).build()))
          .containsExactly("a walk on the moon");
      assertThat(life.recalls(walk().metadata(Map.of("channel", "5")).build())).isEmpty();
      assertThat(life.recalls(
              walk().occurred(new Interval(monday, monday.plusSeconds(1))).build()))
          .containsExactly("a walk at sea");
      assertThat(life.recalls(walk().asOf(monday.plus(Duration.ofDays(1))).build()))
          .containsExactlyInAnyOrder("a walk at sea", "a walk in town");
      assertThat(life.recalls(walk().limit(2).build())).hasSize(2);
      assertThat(life.recalls(walk().tokens(9).build())).hasSize(2);
      assertThat(life.recalls(walk().tokens(1).build())).hasSize(1);
    }
  }

  private static RecallRequest.Builder walk() {
    return RecallRequest.builder("walk");
  }

  @Test
  void recall_saysWhyEachMemoryStandsWhereItStands() {
    try (Life life = Life.begin()) {
      life.livesThrough(5);
      life.lives("x1", FERRY);
      List<Recollection.Recalled> recalled = life.space.recall("ferry to Elba").recalled();

      assertThat(recalled.get(0).memory().content()).isEqualTo(FERRY);
      for (int i = 0; i < recalled.size(); i++) {
        assertThat(recalled.get(i).rank()).isEqualTo(i + 1);
        assertThat(recalled.get(i).why().terms()).isNotEmpty();
        if (i > 0) {
          assertThat(recalled.get(i).why().total())
              .isLessThanOrEqualTo(recalled.get(i - 1).why().total());
        }
      }
    }
  }

  @Test
  void recall_countsAsReactivation_whenItReactivates() {
    try (Life life = Life.begin()) {
      MemoryId memory = life.lives("x1", FERRY);
      life.sleeps();
      int before = life.memory(memory).strength().count();
      life.recalls(RecallRequest.builder("ferry").reactivates(false).build());
      life.sleeps();
      assertThat(life.memory(memory).strength().count()).isEqualTo(before);

      life.recalls("ferry");
      assertThat(life.space.explain(memory).recallsSinceNight()).isEqualTo(1);
      life.sleeps();
      assertThat(life.memory(memory).strength().count()).isEqualTo(before + 1);
      assertThat(life.space.explain(memory).recallsSinceNight()).isZero();
    }
  }

  @Test
  void feedback_isRefused_forWhatWasNotRecalled() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      Recollection recollection = life.space.recall("ferry");
      MemoryId memory = recollection.recalled().get(0).memory().id();
      life.space.feedback(recollection.id(), memory, Usefulness.USEFUL);

      assertThatThrownBy(
              () -> life.space.feedback(recollection.id(), new MemoryId("m99"), Usefulness.USEFUL))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void explanation_tellsTheWholeHistoryWithReasons() {
    try (Life life = Life.begin()) {
      MemoryId memory = life.lives("x1", FERRY);
      life.sleeps();
      life.space.pin(memory);
      life.space.pin(memory);
      life.space.unpin(memory);

      MemoryAccount account = life.space.explain(memory);
      assertThat(account.history())
          .extracting(change -> change.kind().name())
          .containsExactly("RECORDED", "ENCODED", "CONSOLIDATED", "PINNED", "UNPINNED");
      assertThat(account.history())
          .allSatisfy(change -> assertThat(change.why().because()).isNotBlank());
      assertThat(account.decisions()).hasSize(1);
      assertThat(account.sources())
          .extracting(source -> source.experience().content())
          .containsExactly(FERRY);
      assertThat(account.because()).contains("LONG_TERM").contains("consolidated");
      assertThatThrownBy(() -> life.space.explain(new MemoryId("m99")))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("m99")
          .hasMessageContaining(Life.SPACE);
    }
  }

  @Test
  void status_tellsHowTheSpaceIs() {
    try (Life life = Life.begin()) {
      MemoryId ferry = life.lives("x1", FERRY);
      life.sleeps();
      life.lives("x2", LAMP);
      life.space.pin(ferry);
      life.recalls("lamp");

      SpaceStatus status = life.space.status();
      assertThat(status.space()).isEqualTo(life.space.name());
      assertThat(status.lived().experiences()).isEqualTo(2);
      assertThat(status.lived().words()).isEqualTo(17);
      assertThat(status.live().shortTerm()).isEqualTo(1);
      assertThat(status.live().longTerm()).isEqualTo(1);
      assertThat(status.live().words()).isEqualTo(17);
      assertThat(status.pinned()).isEqualTo(1);
      assertThat(status.superseded()).isZero();
      assertThat(status.unencoded()).isZero();
      assertThat(status.encodingLag()).contains(Duration.ZERO);
      assertThat(status.windowTokens()).isEqualTo(17);
      assertThat(status.windowLimit()).isEqualTo(8_000);
      assertThat(status.index().shortTerm()).isEqualTo(1);
      assertThat(status.index().longTerm()).isEqualTo(1);
      assertThat(status.recalls()).isEqualTo(1);
      assertThat(status.lastSleep()).isPresent();
    }
  }

  @Test
  void spaces_neverCross_whateverIsDoneInThem() {
    try (Life life = Life.begin()) {
      List<MemorySpace> spaces = List.of(
          life.memory.space("alpha"), life.memory.space("beta"), life.memory.space("alpha beta"));
      RandomGenerator random = new SplittableRandom(7);
      for (int i = 0; i < 300; i++) {
        int which = random.nextInt(spaces.size());
        act(spaces.get(which), "canary" + which, i, life, random);
      }
      for (int own = 0; own < spaces.size(); own++) {
        MemorySpace space = spaces.get(own);
        String canary = "canary" + own;
        assertThat(space.upkeep().indexDifferences()).isEmpty();
        assertThat(space.memories())
            .isNotEmpty()
            .allSatisfy(memory -> assertThat(memory.content()).contains(canary));
        for (int other = 0; other < spaces.size(); other++) {
          assertThat(Life.recalls(
                  space, RecallRequest.builder("canary" + other).limit(1_000).build()))
              .allSatisfy(content -> assertThat(content).contains(canary));
        }
      }
      assertThat(life.memory.spaces()).hasSize(3);
    }
  }

  private static void act(
      MemorySpace space, String canary, int step, Life life, RandomGenerator random) {
    List<Memory> live = space.memories();
    MemoryId some = live.isEmpty()
        ? new MemoryId("none")
        : live.get(random.nextInt(live.size())).id();
    life.clock.advance(Duration.ofMinutes(10));
    switch (live.isEmpty() ? 0 : random.nextInt(10)) {
      case 0, 1, 2, 3, 4 ->
        space.record(Experience.builder(
                "Ann", canary + " saw thing" + random.nextInt(40), life.clock.instant())
            .id("x" + step)
            .build());
      case 5 -> space.recall(canary);
      case 6 -> space.pin(some);
      case 7 -> space.forget(some, "asked for");
      case 8 -> space.sleep();
      default -> space.upkeep().rebuildIndex();
    }
  }

  private static List<String> contents(ContextWindow window) {
    List<String> contents = new ArrayList<>();
    window.entries().forEach(entry -> contents.add(entry.experience().content()));
    return contents;
  }
}
