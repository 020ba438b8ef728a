package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.Child;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.TaggingModel;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A life that is killed again and again while it records, encodes and sleeps: what was acknowledged
 * is there, and each night is its evening or its morning.
 */
final class KilledLifeTest {

  private static final int LIVES = 20;

  /** A slow machine kills more lives before their first night; then more are lived. */
  private static final int MOST_LIVES = 60;

  private static final SleepPolicy SHORT_NIGHTS =
      SleepPolicy.builder().budget(new Budget.Memories(0, 40)).replayBudget(25).build();

  private final Map<ExperienceId, String> acknowledged = new HashMap<>();
  private final Set<SleepId> checked = new HashSet<>();
  private final Map<Verdict, Integer> verdicts = new HashMap<>();

  @Test
  void life_goesOnFromEveningOrMorning_wheneverItIsKilled(@TempDir Path home) {
    AtomicInteger lived = new AtomicInteger();
    Laws.forAll(MOST_LIVES, random -> {
      if (lived.getAndIncrement() < LIVES || checked.size() <= LIVES / 2) {
        liveAndDie(home, random);
      }
    });
    assertThat(checked).hasSizeGreaterThan(LIVES / 2);
    assertThat(verdicts).containsKeys(Verdict.CONSOLIDATED, Verdict.MERGED, Verdict.PRUNED);
  }

  private void liveAndDie(Path home, RandomGenerator random) {
    Set<ExperienceId> latest = liveUntilKilled(home, random);
    // What waits is looked at as it is: nothing is done in the background meanwhile.
    try (Hippocampus memory = opening(home, HandClock.at("2027-01-01T00:00:00Z"))
        .background(work -> {})
        .open()) {
      MemorySpace space = memory.space("mortal");
      everythingAcknowledgedIsThere(space, latest);
      everyNightIsWhole(space, latest);
      indexIsOfTheStore(space);
      whatWaitsToBeRatedIsTaggedOffline(space);
    }
  }

  private Set<ExperienceId> liveUntilKilled(Path home, RandomGenerator random) {
    Set<ExperienceId> latest = new LinkedHashSet<>();
    try (Child child =
        Child.start(Mortal.class, home.toString(), String.valueOf(acknowledged.size()))) {
      int acts = random.nextInt(5);
      while (acts > 0) {
        String line = child.next().orElseThrow(() -> new AssertionError("it died by itself"));
        heard(line, latest);
        acts -= line.startsWith("b") ? 0 : 1;
      }
      child.killAfter(Duration.ofMillis(random.nextInt(200)));
      child.rest().forEach(line -> heard(line, latest));
    }
    return latest;
  }

  private void heard(String line, Set<ExperienceId> latest) {
    assertThat(line).doesNotStartWith("failed");
    if (line.equals("slept")) {
      return;
    }
    for (String one : line.split(",")) {
      int split = one.indexOf(' ');
      ExperienceId id = new ExperienceId(one.substring(0, split));
      acknowledged.put(id, one.substring(split + 1));
      latest.add(id);
    }
  }

  private void everythingAcknowledgedIsThere(MemorySpace space, Set<ExperienceId> latest) {
    for (ExperienceId id : acknowledged.keySet()) {
      assertThat(space.memoryOf(id)).as("memory of acknowledged %s", id).isPresent();
    }
    for (ExperienceId id : latest) {
      MemoryId memory = space.memoryOf(id).orElseThrow();
      assertThat(space.explain(memory).sources())
          .extracting(source -> source.experience().content())
          .contains(acknowledged.get(id));
    }
  }

  private void everyNightIsWhole(MemorySpace space, Set<ExperienceId> latest) {
    Map<SleepId, SleepOutcome> told = new HashMap<>();
    for (SleepReport report : space.nights().reports(Integer.MAX_VALUE)) {
      told.put(report.id(), report.outcome());
      if (report.outcome() == SleepOutcome.COMMITTED && checked.add(report.id())) {
        report.verdicts().forEach((verdict, times) -> verdicts.merge(verdict, times, Integer::sum));
        space
            .nights()
            .decisions(report.id())
            .forEach(decision -> decisionIsDone(space, report, decision));
      }
    }
    Set<MemoryId> touched = new HashSet<>();
    space.memories().forEach(memory -> touched.add(memory.id()));
    latest.forEach(id -> touched.add(space.memoryOf(id).orElseThrow()));
    for (MemoryId memory : touched) {
      assertThat(space.explain(memory).history())
          .extracting(Change::sleep)
          .filteredOn(Optional::isPresent)
          .allSatisfy(
              night -> assertThat(told).containsEntry(night.orElseThrow(), SleepOutcome.COMMITTED));
    }
  }

  private static void decisionIsDone(MemorySpace space, SleepReport report, Decision decision) {
    MemoryAccount account = space.explain(decision.memory());
    Memory memory = account.memory();
    String what = decision + " of " + report.id();
    switch (decision.verdict()) {
      case PRUNED -> assertThat(memory.standing().state()).as(what).isEqualTo(MemoryState.PRUNED);
      case MERGED -> assertThat(memory.standing().state()).as(what).isEqualTo(MemoryState.MERGED);
      case CONSOLIDATED, ABSTRACTED ->
        assertThat(memory.standing().state()).as(what).isNotEqualTo(MemoryState.SHORT_TERM);
      case SUPERSEDED -> assertThat(memory.validity().until()).as(what).isPresent();
      case REINFORCED -> assertThat(memory.strength().count()).as(what).isGreaterThan(1);
      case WAITING, SPARED -> assertThat(account.history()).as(what).isNotEmpty();
    }
  }

  /** Each memory is either rated or waits with the offline tag; none was lost from the queue. */
  private static void whatWaitsToBeRatedIsTaggedOffline(MemorySpace space) {
    space.upkeep().awaitEncoded();
    long offline = space.memories().stream()
        .filter(memory -> memory.salience().taggedBy().name().equals("offline"))
        .filter(memory -> memory.kind() == MemoryKind.EPISODIC)
        .count();
    assertThat(space.status().rating().orElseThrow().backlog()).isEqualTo(offline);
  }

  private static void indexIsOfTheStore(MemorySpace space) {
    assertThat(space.upkeep().indexDifferences()).isEmpty();
    List<Memory> live = space.memories();
    Memory some = live.get(live.size() / 2);
    RecallRequest request = RecallRequest.builder(some.content()).limit(100).build();
    assertThat(space.recall(request).recalled())
        .extracting(recalled -> recalled.memory().content())
        .contains(some.content());
  }

  private static Hippocampus.Builder opening(Path home, HandClock clock) {
    return Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .policy(SHORT_NIGHTS)
        .languageModel(new TaggingModel(text -> text.length() % 9 + 1));
  }

  /** A process that records and sleeps until it is killed, and tells what was acknowledged. */
  static final class Mortal {

    private static final List<String> MATTERS =
        List.of("the garden", "our boat", "my sister Ann", "the broken lamp", "Paris in May");

    private static final AtomicInteger RECORDED = new AtomicInteger();

    private Mortal() {}

    public static void main(String[] arguments) {
      int first = Integer.parseInt(arguments[1]);
      HandClock clock = HandClock.at("2026-01-01T00:00:00Z");
      clock.advance(Duration.ofMinutes(first));
      MemorySpace space = opening(Path.of(arguments[0]), clock).open().space("mortal");
      new Thread(() -> untilKilled(() -> record(space, clock, "b" + first, 1))).start();
      untilKilled(() -> {
        record(space, clock, "a" + first, 20);
        space.sleep();
        Child.tell("slept");
      });
    }

    private static void untilKilled(Runnable work) {
      try {
        while (true) {
          work.run();
        }
      } catch (RuntimeException e) {
        Child.tell("failed " + e);
        throw e;
      }
    }

    private static void record(MemorySpace space, HandClock clock, String life, int times) {
      List<Experience> together = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        clock.advance(Duration.ofSeconds(20));
        String id = life + "-" + RECORDED.incrementAndGet();
        String content = content(new SplittableRandom(id.hashCode()));
        together.add(Experience.builder("Ann", content, clock.instant()).id(id).build());
      }
      space.record(together);
      Child.tell(together.stream()
          .map(experience -> experience.id() + " " + experience.content())
          .collect(Collectors.joining(",")));
    }

    /** Returns something new, something said before, or a routine with another number. */
    private static String content(RandomGenerator random) {
      String matter = MATTERS.get(random.nextInt(MATTERS.size()));
      return switch (random.nextInt(3)) {
        case 0 -> "I thought of %s and word%d".formatted(matter, random.nextInt());
        case 1 -> "I was glad to think of %s again".formatted(matter);
        default -> "The pump of %s ran for %d minutes".formatted(matter, random.nextInt(1_000));
      };
    }
  }
}
