package io.hippocampus.sleep.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.history.History;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would have been, told from what was. */
final class SimulationTest {

  private static final int DAYS = 10;

  private static final SleepPolicy REAL =
      SleepPolicy.builder().budget(new Budget.Memories(0.4, 0)).build();

  @TempDir(factory = InMemory.class)
  static Path homes;

  @TempDir(factory = InMemory.class)
  Path scratch;

  /** Twelve days that most tests look back on; none of them changes anything. */
  private static RealLife life;

  @BeforeAll
  static void live() {
    life = new RealLife(homes.resolve("home"), REAL).days(DAYS);
  }

  @AfterAll
  static void end() {
    life.close();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void theSamePolicy_leavesWhatReallyIsLeft() {
    SimulationResult result = simulate(new Contender("as it was", REAL, RealLife.NIGHTLY));

    SimulatedLife again = result.lives().get(0);
    assertThat(result.recorded()).isEqualTo(5 * DAYS);
    assertThat(again.nights()).hasSize(DAYS + 1);
    assertThat(again.nights().get(DAYS - 1).held())
        .isEqualTo(life.space.nights().reports(1).get(0).morning());
    assertThat(again.count(Verdict.PRUNED)).isEqualTo(pruned());
    assertThat(again.answers().asked()).isEqualTo(DAYS);
    assertThat(again.answers().share()).isGreaterThan(0.9);
  }

  @Test
  void theSamePolicy_keepsTheSameMemories() {
    SimulationOptions options =
        options(new Contender("real", REAL, RealLife.NIGHTLY)).build();
    Survey survey = Survey.of(options.history());

    try (Scratch home = Scratch.in(scratch);
        Playthrough again = new Playthrough(
            options,
            options.contenders().get(0),
            survey,
            new RememberingEmbedder(new WordEmbedder()),
            home.home())) {
      again.play(step -> {});

      assertThat(RealLife.contents(List.copyOf(again.live()))).isEqualTo(life.remembered());
    }
  }

  @Test
  void theRealSpace_isNotTouched() throws Exception {
    String before = everything();
    List<Event> history = life.space.history().events().toList();

    simulate(contender("little", 0.1), contender("much", 0.8));

    assertThat(everything()).isEqualTo(before);
    assertThat(life.space.history().events().toList()).isEqualTo(history);
  }

  @Test
  void theSameHistory_givesTheSameResult() {
    SimulationResult first = simulate(contender("little", 0.1), contender("much", 0.8));
    SimulationResult second = simulate(contender("little", 0.1), contender("much", 0.8));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void whoKeepsMore_forgetsLess_andTheDifferenceIsTold() {
    SimulationResult result = simulate(contender("little", 0.1), contender("much", 0.8));

    SimulatedLife little = result.lives().get(0);
    SimulatedLife much = result.lives().get(1);
    assertThat(little.last().held().live()).isEqualTo(5);
    assertThat(much.last().held().live()).isBetween(30, 40);
    assertThat(little.last().held().words()).isLessThan(much.last().held().words());
    assertThat(little.answers().regretted()).isGreaterThan(much.answers().regretted());
    assertThat(little.last().retention().share())
        .isLessThan(much.last().retention().share());
    assertThat(little.last().indexBytes()).isPositive();
    Difference lost = result.differences().stream()
        .filter(difference -> difference.keeps().equals("much"))
        .findFirst()
        .orElseThrow();
    assertThat(lost.loses()).isEqualTo("little");
    assertThat(lost.count()).isGreaterThan(20);
    assertThat(lost.examples()).hasSize(20);
    assertThat(lost.examples().get(0).useful()).isPositive();
    assertThat(lost.examples())
        .isSortedAccordingTo(java.util.Comparator.comparingInt(Difference.Kept::useful)
            .thenComparingDouble(Difference.Kept::importance)
            .reversed());
  }

  @Test
  void anotherSchedule_isAContenderToo() {
    SleepSchedule late = SleepSchedule.nightly("late", LocalTime.of(23, 0), ZoneOffset.UTC);

    SimulationResult result =
        simulate(contender("early", 0.3), new Contender("late", keeping(0.3), late));

    assertThat(result.lives().get(1).nights())
        .allSatisfy(
            night -> assertThat(night.at().atZone(ZoneOffset.UTC).getHour()).isEqualTo(23));
    assertThat(result.lives()).extracting(SimulatedLife::uncommitted).containsOnly(0);
  }

  @Test
  void theLastNights_areTheContenders_thoseBeforeAreSleptAsBefore() {
    SimulationResult result = Simulation.run(
        options(contender("little", 0.1)).nights(5).before(REAL).build(), Progress.NONE);

    SimulatedLife little = result.lives().get(0);
    assertThat(little.nights()).hasSize(5);
    assertThat(little.nights().get(0).at()).isEqualTo(Instant.parse("2026-03-08T03:15:00Z"));
    assertThat(little.nights().get(0).count(Verdict.PRUNED)).isGreaterThan(10);
    assertThat(little.answers().asked()).isEqualTo(3);
  }

  @Test
  void whatIsGone_countsInTheBudget_butCannotBeLivedAgain() {
    try (RealLife brief = new RealLife(homes.resolve("brief"), REAL).days(2)) {
      brief.space.forget(Set.of(new ExperienceId("e0"), new ExperienceId("e1")), "asked for");

      SimulationResult result =
          Simulation.run(options(brief, contender("half", 0.5)).build(), Progress.NONE);

      assertThat(result.recorded()).isEqualTo(8);
      assertThat(result.gone()).isEqualTo(2);
      assertThat(result.lives().get(0).last().held().live()).isEqualTo(5);
    }
  }

  @Test
  void nothingIsEmbeddedAnew_butCuesAndWhatNightsRewrite() {
    AtomicInteger passages = new AtomicInteger();
    AtomicInteger cues = new AtomicInteger();
    Embedder counting = new Watched(passages::incrementAndGet, cues::incrementAndGet);

    SimulationResult result = Simulation.run(
        SimulationOptions.builder(
                life.space.history(),
                List.of(contender("a", 0.3), contender("b", 0.6)),
                scratch,
                counting)
            .build(),
        Progress.NONE);

    long rewritten = result.lives().stream().mapToLong(SimulatedLife::embedded).sum();
    assertThat((long) passages.get()).isLessThanOrEqualTo(rewritten);
    assertThat(cues.get()).isPositive();
  }

  @Test
  void scratchIsRemoved_whenTheModelFails() {
    Embedder down = new Watched(() -> {}, () -> {
      throw new UnavailableException("the model is down");
    });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> Simulation.run(
            SimulationOptions.builder(
                    life.space.history(), List.of(contender("a", 0.3)), scratch, down)
                .build(),
            Progress.NONE));
  }

  @Test
  void aStream_isAHistoryWithoutARealSpace() {
    List<Event> events = new ArrayList<>();
    Instant at = Instant.parse("2025-01-01T09:00:00Z");
    for (int i = 0; i < 30; i++) {
      events.add(Recorded.of(Experience.builder(
              "Bob",
              "Entry %d is about topic %d.".formatted(i, i * 31),
              at.plus(Duration.ofDays(i)))
          .build()));
    }

    SimulationResult result = Simulation.run(
        SimulationOptions.builder(
                History.of(new SpaceName("bob"), events),
                List.of(contender("third", 0.3)),
                scratch,
                new WordEmbedder())
            .stopwatch(HandClock.at("2026-01-01T00:00:00Z"))
            .build(),
        Progress.NONE);

    assertThat(result.lives().get(0).nights()).hasSize(30);
    assertThat(result.lives().get(0).last().held().live()).isEqualTo(9);
    assertThat(result.lives().get(0).last().retention()).isEqualTo(new Retention(0, 0, 0, 0));
    assertThat(result.lives().get(0).answers()).isEqualTo(Answers.NONE);
  }

  @Test
  void documentedExample_isThisOne_andRuns() throws Exception {
    List<String> example =
        stripped("src/test/java/io/hippocampus/sleep/simulation/WhatIfExample.java");
    String snippet = String.join(
        "\n",
        example.subList(
            example.indexOf("// snippet: what-if") + 1, example.indexOf("// end of snippet")));
    assertThat(String.join("\n", stripped("../docs/tune.md"))).contains(snippet);

    try (RealLife brief = new RealLife(homes.resolve("example"), REAL).days(2)) {
      WhatIfExample.Found found =
          WhatIfExample.tries(brief.memory, brief.space, RealLife.NIGHTLY, scratch);

      assertThat(found.result().lives()).hasSize(2);
      assertThat(found.ahead()).hasSize(3);
    }
  }

  private static List<String> stripped(String file) throws Exception {
    return Files.readAllLines(Path.of(file)).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Test
  void badOptions_areToldApart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options().build())
        .withMessageContaining("at least one policy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(contender("a", 0.3), contender("a", 0.4)).build())
        .withMessageContaining("'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(contender("a", 0.3)).nights(0).build())
        .withMessageContaining("nights is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contender(" ", 0.3))
        .withMessageContaining("not blank");
  }

  private SimulationResult simulate(Contender... contenders) {
    return Simulation.run(options(contenders).build(), Progress.NONE);
  }

  private SimulationOptions.Builder options(Contender... contenders) {
    return options(life, contenders);
  }

  private SimulationOptions.Builder options(RealLife real, Contender... contenders) {
    return SimulationOptions.builder(
            real.space.history(), List.of(contenders), scratch, new WordEmbedder())
        .stopwatch(HandClock.at("2026-01-01T00:00:00Z"));
  }

  private static Contender contender(String name, double share) {
    return new Contender(name, keeping(share), RealLife.NIGHTLY);
  }

  private static SleepPolicy keeping(double share) {
    return SleepPolicy.builder()
        .budget(new Budget.Memories(share, 0))
        .tolerance(1)
        .build();
  }

  private int pruned() {
    return life.space.nights().reports(1_000).stream()
        .filter(night -> night.outcome() == SleepOutcome.COMMITTED)
        .mapToInt(night -> night.count(Verdict.PRUNED))
        .sum();
  }

  /** Returns the ledger, the recall log and the nights, row by row, and how the space is. */
  private String everything() throws Exception {
    StringBuilder all = new StringBuilder(life.space.status().toString());
    try (Connection connection = life.memory.dataSource().orElseThrow().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("change", "recall", "recall_hit", "recall_feedback", "sleep", "memory")) {
        try (ResultSet rows =
            statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1, 2, 3")) {
          while (rows.next()) {
            all.append('\n').append(table);
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              all.append('|').append(rows.getString(i));
            }
          }
        }
      }
    }
    return all.toString();
  }

  /** Embeds words and tells that it was asked. */
  private record Watched(Runnable passage, Runnable cued) implements Embedder {
    private static final WordEmbedder WORDS = new WordEmbedder();

    @Override
    public EmbeddingModelId model() {
      return WORDS.model();
    }

    @Override
    public int tokens(String text) {
      return WORDS.tokens(text);
    }

    @Override
    public Embedding cue(String cue) {
      cued.run();
      return WORDS.cue(cue);
    }

    @Override
    public List<Passage> passages(String text) {
      passage.run();
      return WORDS.passages(text);
    }

    @Override
    public void close() {}
  }
}
