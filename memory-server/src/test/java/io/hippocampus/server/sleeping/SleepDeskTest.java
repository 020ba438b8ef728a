package io.hippocampus.server.sleeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.sleeping.SleepEvent.What;
import io.hippocampus.server.sleeping.SleepRun.State;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that somebody starts and does not wait for. */
final class SleepDeskTest {

  private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir
  static Path home;

  private static Hippocampus memory;
  private static int spaces;

  /** Nights that were started and are not slept yet. */
  private final Queue<Runnable> bed = new ArrayDeque<>();

  private final SleepDesk desk = desk();

  @BeforeAll
  static void open() {
    memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(CLOCK)
        .background(Runnable::run)
        .open();
  }

  @AfterAll
  static void close() {
    memory.close();
  }

  private SleepDesk desk() {
    return new SleepDesk(bed::add, CLOCK, new SplittableRandom(1), night -> {});
  }

  private static MemorySpace lived() {
    MemorySpace space = memory.space("space-" + ++spaces);
    CLOCK.advance(Duration.ofHours(1));
    space.record(List.of(
        said("The ferry to Elba leaves at seven"), said("I was glad to see the boat again")));
    return space;
  }

  private static Experience said(String content) {
    return Experience.builder("Ann", content, CLOCK.instant()).build();
  }

  private void sleepAll() {
    for (Runnable night = bed.poll(); night != null; night = bed.poll()) {
      night.run();
    }
  }

  @Test
  void nightIsStartedAtOnce_andTellsWhatBecomesOfIt() {
    MemorySpace space = lived();
    SleepRun run = desk.start(space, SleepRequest.NOW, "key laptop");
    assertThat(run.status().state()).isEqualTo(State.RUNNING);
    assertThat(run.eventsAfter(0)).isEmpty();
    assertThat(desk.find(space.name(), run.id())).contains(run);
    sleepAll();
    assertThat(run.status().state()).isEqualTo(State.DONE);
    assertThat(run.status().night().orElseThrow().report())
        .isEqualTo(space.nights().reports(1).get(0));
    assertThat(run.status().message()).isEmpty();
    assertThat(run.by()).isEqualTo("key laptop");
    assertThat(run.startedAt()).isEqualTo(CLOCK.instant());
  }

  @Test
  void eventsAreNumberedFromOne_withoutGaps_andEndWithTheEnd() throws InterruptedException {
    SleepRun run = desk.start(lived(), SleepRequest.NOW, "Ann");
    sleepAll();
    List<SleepEvent> all = run.eventsAfter(0);
    assertThat(all)
        .extracting(SleepEvent::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
    assertThat(all.get(0).what()).isEqualTo(new What.Began(Phase.ENCODE, OptionalInt.empty()));
    assertThat(all.get(all.size() - 1).what()).isInstanceOf(What.Over.class);
    for (int seen = 0; seen <= all.size(); seen++) {
      assertThat(run.eventsAfter(seen)).isEqualTo(all.subList(seen, all.size()));
      assertThat(run.awaitAfter(seen, LONG)).isEqualTo(all.subList(seen, all.size()));
    }
    assertThat(run.eventsAfter(-7)).isEqualTo(all);
    assertThat(run.eventsAfter(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void whoeverWaits_isToldAllThatHappens_untilTheEnd() throws Exception {
    SleepRun run = desk.start(lived(), SleepRequest.NOW, "Ann");
    CompletableFuture<List<SleepEvent>> watching =
        CompletableFuture.supplyAsync(() -> watched(run));
    sleepAll();
    assertThat(watching.get()).isEqualTo(run.eventsAfter(0));
  }

  private static List<SleepEvent> watched(SleepRun run) {
    List<SleepEvent> seen = new ArrayList<>();
    try {
      List<SleepEvent> more = run.awaitAfter(0, LONG);
      while (!more.isEmpty()) {
        seen.addAll(more);
        more = run.awaitAfter(seen.size(), LONG);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  @Test
  void waiting_endsWithItsTime() throws InterruptedException {
    SleepRun run = desk.start(lived(), SleepRequest.NOW, "Ann");
    assertThat(run.awaitAfter(0, Duration.ofMillis(1))).isEmpty();
    assertThat(run.status().isOver()).isFalse();
    sleepAll();
  }

  @Test
  void oneNightOfASpaceAtATime() {
    MemorySpace space = lived();
    desk.start(space, SleepRequest.NOW, "Ann");
    assertThatThrownBy(() -> desk.start(space, SleepRequest.DRY_RUN, "Bob"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(space.name().value());
    assertThat(desk.start(lived(), SleepRequest.NOW, "Bob").status().isOver()).isFalse();
    sleepAll();
    assertThat(desk.start(space, SleepRequest.DRY_RUN, "Bob").dryRun()).isTrue();
    sleepAll();
    assertThat(desk.runs(space.name())).extracting(SleepRun::by).containsExactly("Bob", "Ann");
  }

  @Test
  void nightUnderWayElsewhere_isAConflict() {
    MemorySpace space = lived();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    space.sleep(SleepRequest.NOW.watchedBy(new NightObserver() {
      @Override
      public void began(Phase phase, OptionalInt considered) {
        try {
          desk.start(space, SleepRequest.NOW, "Ann");
        } catch (ConflictException e) {
          thrown.set(e);
        }
      }
    }));
    assertThat(thrown.get()).isNotNull();
    assertThat(desk.runs(space.name())).isEmpty();
  }

  @Test
  void cancelledRun_changesNothing_andSaysWho() {
    MemorySpace space = lived();
    SleepRun run = desk.start(space, SleepRequest.NOW, "Ann");
    assertThat(run.cancel("Bob")).isTrue();
    assertThat(run.cancel("Cid")).isTrue();
    sleepAll();
    assertThat(run.status().state()).isEqualTo(State.CANCELLED);
    assertThat(run.status().message().orElseThrow()).contains("cancelled by Bob");
    assertThat(run.status().night().orElseThrow().report().outcome())
        .isEqualTo(SleepOutcome.CANCELLED);
    assertThat(run.eventsAfter(0).get(0).what()).isEqualTo(new What.CancelWanted("Bob"));
    assertThat(run.eventsAfter(0))
        .filteredOn(e -> e.what() instanceof What.CancelWanted)
        .hasSize(1);
    assertThat(run.cancel("Bob")).isFalse();
  }

  @Test
  void whoeverWatchesTheNight_canCancelItToo() {
    SleepRun run = desk.start(
        lived(),
        SleepRequest.NOW.watchedBy(new NightObserver() {
          @Override
          public Optional<String> cancelledBy() {
            return Optional.of("whoever watched");
          }
        }),
        "Ann");
    sleepAll();
    assertThat(run.status().state()).isEqualTo(State.CANCELLED);
    assertThat(run.status().message().orElseThrow()).contains("cancelled by whoever watched");
  }

  @Test
  void nightThatCannotBeSlept_fails_andSaysWhy() {
    try (Hippocampus broken = Hippocampus.builder(home.resolve("broken"))
        .embedder(new SilentEmbedder())
        .clock(CLOCK)
        .background(Runnable::run)
        .open()) {
      MemorySpace space = broken.space("ann");
      space.record(said("The ferry leaves at seven"));
      SleepRun run = desk.start(space, SleepRequest.NOW, "Ann");
      sleepAll();
      assertThat(run.status().state()).isEqualTo(State.FAILED);
      assertThat(run.status().message()).contains("the model is silent");
      assertThat(run.status().failure().orElseThrow()).isInstanceOf(UnavailableException.class);
      assertThat(run.eventsAfter(0))
          .last()
          .extracting(SleepEvent::what)
          .isInstanceOf(What.Over.class);
    }
  }

  /** Embeds nothing. */
  private static final class SilentEmbedder implements Embedder {
    private final WordEmbedder words = new WordEmbedder();

    @Override
    public EmbeddingModelId model() {
      return words.model();
    }

    @Override
    public int tokens(String text) {
      return words.tokens(text);
    }

    @Override
    public Embedding cue(String cue) {
      throw new UnavailableException("the model is silent");
    }

    @Override
    public List<Passage> passages(String text) {
      throw new UnavailableException("the model is silent");
    }

    @Override
    public void close() {}
  }

  @Test
  void executorThatTakesNothingMore_isUnavailable() {
    MemorySpace space = lived();
    SleepDesk full = new SleepDesk(
        night -> {
          throw new RejectedExecutionException("full");
        },
        CLOCK,
        new SplittableRandom(1),
        night -> {});
    assertThatThrownBy(() -> full.start(space, SleepRequest.NOW, "Ann"))
        .isInstanceOf(UnavailableException.class);
    assertThat(full.runs(space.name()))
        .singleElement()
        .satisfies(run -> assertThat(run.status().state()).isEqualTo(State.FAILED));
  }

  @Test
  void latestRunsAreRemembered_andTheOldestForgotten() {
    MemorySpace space = memory.space("space-" + ++spaces);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i <= SleepDesk.MOST_RUNS; i++) {
      ids.add(desk.start(space, SleepRequest.DRY_RUN, "Ann").id());
      sleepAll();
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(desk.find(space.name(), ids.get(0))).isEmpty();
    assertThat(desk.runs(space.name()))
        .extracting(SleepRun::id)
        .containsExactlyElementsOf(ids.subList(1, ids.size()).reversed());
    assertThat(desk.runs(new SpaceName("nobody"))).isEmpty();
  }

  @Test
  void closing_cancelsWhatIsUnderWay_andWaitsForIt() {
    MemorySpace space = lived();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      SleepDesk closing = new SleepDesk(threads, CLOCK, new SplittableRandom(1), night -> {});
      SleepRun run = closing.start(space, SleepRequest.NOW, "Ann");
      closing.close();
      assertThat(run.status().isOver()).isTrue();
      assertThat(run.status().state()).isIn(State.CANCELLED, State.DONE);
      assertThatThrownBy(() -> closing.start(space, SleepRequest.NOW, "Ann"))
          .isInstanceOf(UnavailableException.class);
    }
  }
}
