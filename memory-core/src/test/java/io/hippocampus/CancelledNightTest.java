package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.NightModel;
import io.hippocampus.testing.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights that are watched, and cancelled wherever that finds them. */
final class CancelledNightTest {

  /**
   * What a night that changes nothing may leave: its report, the count of nights, and what a model
   * answered.
   */
  private static final Set<String> NOT_OF_THE_EVENING = Set.of(
      "space",
      "sleep",
      "sleep_decision",
      "sleep_probe",
      "consultation",
      "consultation_about",
      "model_call");

  private static final SleepPolicy TIGHT =
      SleepPolicy.builder().budget(new Budget.Memories(0, 8)).build();

  @TempDir
  static Path home;

  private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00:00Z");
  private static final AtomicInteger SPACES = new AtomicInteger();
  private static Hippocampus memory;
  private static Hippocampus elsewhere;

  @BeforeAll
  static void open() {
    memory = open("here");
    elsewhere = open("elsewhere");
  }

  private static Hippocampus open(String directory) {
    return Life.at(
        home.resolve(directory),
        CLOCK,
        builder -> builder.policy(TIGHT).languageModel(new NightModel()));
  }

  @AfterAll
  static void close() {
    memory.close();
    elsewhere.close();
  }

  /** Notes all it is told, and cancels when it was asked so often, or in that phase. */
  private static final class Watcher implements NightObserver {
    private final List<String> told = new ArrayList<>();
    private final List<PhaseReport> ended = new ArrayList<>();
    private final Optional<Phase> cancelledIn;
    private final int cancelledAt;
    private int asked;
    private boolean cancels;

    private Watcher(Optional<Phase> cancelledIn, int cancelledAt) {
      this.cancelledIn = cancelledIn;
      this.cancelledAt = cancelledAt;
    }

    static Watcher cancellingIn(Phase phase) {
      return new Watcher(Optional.of(phase), Integer.MAX_VALUE);
    }

    static Watcher patient() {
      return new Watcher(Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public void began(Phase phase, OptionalInt considered) {
      told.add("began " + phase);
      cancels = cancels || cancelledIn.filter(phase::equals).isPresent();
    }

    @Override
    public void went(Progress progress) {
      assertThat(told).contains("began " + progress.phase());
      assertThat(progress.done()).isBetween(0, progress.of().orElse(Integer.MAX_VALUE));
    }

    @Override
    public void ended(PhaseReport report) {
      told.add("ended " + report.phase());
      ended.add(report);
    }

    @Override
    public Optional<String> cancelledBy() {
      assertThat(told).doesNotContain("began COMMIT");
      asked++;
      return cancels || asked > cancelledAt ? Optional.of("Ann") : Optional.empty();
    }
  }

  /** A space of two homes that lived through the same. */
  private record Twins(MemorySpace space, MemorySpace other) {

    static Twins lived() {
      String name = "space-" + SPACES.incrementAndGet();
      Twins twins = new Twins(memory.space(name), elsewhere.space(name));
      twins.live(0, 5);
      twins.sleepAlike();
      twins.live(5, 14);
      CLOCK.advance(Duration.ofHours(8));
      return twins;
    }

    private void live(int from, int to) {
      List<Experience> lived = new ArrayList<>();
      for (int i = from; i < to; i++) {
        CLOCK.advance(Duration.ofMinutes(1));
        lived.add(
            Experience.builder("Ann", said(i), CLOCK.instant()).id("x" + i).build());
      }
      space.record(lived);
      other.record(lived);
    }

    private static String said(int i) {
      return switch (i % 4) {
        case 0 -> "I ran for " + (30 + i) + " minutes along the river";
        case 1 -> "Our home in Bergen has a yellow door, number " + i;
        case 2 -> "I thought of word" + i + " and the tide";
        default -> "The ferry leaves at seven";
      };
    }

    /** Sleeps a night in both, which must be the same. */
    void sleepAlike() {
      MemorySpace.Night expected = other.sleepAndTell(SleepRequest.NOW);
      MemorySpace.Night night = space.sleepAndTell(SleepRequest.NOW);
      assertThat(expected.report().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(night.decisions()).isEqualTo(expected.decisions());
      assertThat(night.report().id()).isEqualTo(expected.report().id());
      assertThat(night.report().morning()).isEqualTo(expected.report().morning());
      assertThat(space.memories()).isEqualTo(other.memories());
      assertThat(space.upkeep().indexDifferences()).isEmpty();
    }
  }

  private static List<String> rows(MemorySpace space) {
    return Rows.of(memory.dataSource().orElseThrow(), space.name(), NOT_OF_THE_EVENING);
  }

  @Test
  void watcher_isToldOfEachPhase_andItsReportsAreTheNights() {
    Watcher watcher = Watcher.patient();
    Twins twins = Twins.lived();
    SleepReport night = twins.space().sleep(SleepRequest.NOW.watchedBy(watcher));
    twins.other().sleep();
    assertThat(night.outcome()).isEqualTo(SleepOutcome.COMMITTED);
    assertThat(watcher.told).startsWith("began ENCODE", "ended ENCODE", "began SELECT");
    assertThat(watcher.told)
        .endsWith("began VERIFY", "ended VERIFY", "began COMMIT", "ended COMMIT");
    assertThat(watcher.ended).containsAll(night.phases());
  }

  @ParameterizedTest
  @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "COMMIT")
  void nightCancelledInAPhase_leavesItsEvening_andTheNextOneIsAsItWouldHaveBeen(Phase phase) {
    Twins twins = Twins.lived();
    MemorySpace space = twins.space();
    List<String> evening = rows(space);
    SleepReport night = space.sleep(SleepRequest.NOW.watchedBy(Watcher.cancellingIn(phase)));
    assertThat(night.outcome()).isEqualTo(SleepOutcome.CANCELLED);
    assertThat(night.because())
        .isEqualTo("cancelled by Ann in the phase " + phase.name().toLowerCase(Locale.ROOT)
            + "; nothing was changed");
    assertThat(night.morning()).isEqualTo(night.evening());
    assertThat(night.phases()).allMatch(ended -> ended.phase().compareTo(phase) <= 0);
    assertThat(space.nights().reports(9)).hasSize(2).startsWith(night);
    leftTheEvening(space, evening);
    twins.sleepAlike();
  }

  @Test
  void nightCancelledWhenItCommits_isCommitted() {
    Twins twins = Twins.lived();
    SleepReport night =
        twins.space().sleep(SleepRequest.NOW.watchedBy(Watcher.cancellingIn(Phase.COMMIT)));
    twins.other().sleep();
    assertThat(night.outcome()).isEqualTo(SleepOutcome.COMMITTED);
  }

  @Test
  void nightCancelledAnywhere_leavesItsEvening_andTheNextOneIsAsItWouldHaveBeen() {
    Watcher patient = Watcher.patient();
    Twins.lived().space().sleep(SleepRequest.DRY_RUN.watchedBy(patient));
    assertThat(patient.asked).isGreaterThan(40);
    Laws.forAll(6, random -> {
      Twins twins = Twins.lived();
      List<String> evening = rows(twins.space());
      Watcher watcher = new Watcher(Optional.empty(), random.nextInt(patient.asked));
      SleepReport night = twins.space().sleep(SleepRequest.NOW.watchedBy(watcher));
      assertThat(night.outcome()).isEqualTo(SleepOutcome.CANCELLED);
      leftTheEvening(twins.space(), evening);
      twins.sleepAlike();
    });
  }

  @Test
  void planThatIsCancelled_isNotKept() {
    MemorySpace space = Twins.lived().space();
    SleepReport plan =
        space.sleep(SleepRequest.DRY_RUN.watchedBy(Watcher.cancellingIn(Phase.REPLAY)));
    assertThat(plan.outcome()).isEqualTo(SleepOutcome.CANCELLED);
    assertThat(space.nights().reports(9)).doesNotContain(plan);
  }

  @Test
  void watcherThatFails_isLeftAlone_andHarmsNothing() {
    Twins twins = Twins.lived();
    AtomicInteger told = new AtomicInteger();
    NightObserver failing = new NightObserver() {
      @Override
      public void ended(PhaseReport report) {
        told.incrementAndGet();
        throw new IllegalStateException("the watcher fell asleep");
      }
    };
    MemorySpace.Night watched = twins.space().sleepAndTell(SleepRequest.NOW.watchedBy(failing));
    assertThat(told).hasValue(1);
    assertThat(watched).isEqualTo(twins.other().sleepAndTell(SleepRequest.NOW));
  }

  private static void leftTheEvening(MemorySpace space, List<String> evening) {
    List<String> now = rows(space);
    assertThat(now).filteredOn(row -> !evening.contains(row)).isEmpty();
    assertThat(now).hasSameSizeAs(evening);
    assertThat(space.upkeep().indexDifferences()).isEmpty();
  }
}
