package io.hippocampus.bench.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.bench.ablation.Part.Signal;
import io.hippocampus.bench.ablation.Part.SleepPhase;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.recall.Ranking;
import io.hippocampus.testing.Laws;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PartTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void signals_areAllThatRankingIsMadeOf() {
    assertThat(Signal.all())
        .extracting(Signal::name)
        .containsExactly(Arrays.stream(Ranking.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new));
  }

  @Test
  void everyTermOfAScore_isASignal_andEverySignalATerm() {
    assertThat(terms(Ranking.DEFAULT))
        .extracting(Term::name)
        .containsExactlyInAnyOrderElementsOf(
            Signal.all().stream().map(Signal::name).toList());
  }

  @Test
  void signalSwitchedOff_contributesNothing_andAllOthersWeighAsBefore() {
    for (Signal off : Signal.all()) {
      List<Term> before = terms(Ranking.DEFAULT);
      List<Term> after = terms(off.outOf(Ranking.DEFAULT));
      assertThat(after).hasSameSizeAs(before);
      for (int i = 0; i < before.size(); i++) {
        double weight =
            before.get(i).name().equals(off.name()) ? 0 : before.get(i).weight();
        assertThat(Math.abs(after.get(i).weight())).isEqualTo(Math.abs(weight));
      }
    }
  }

  @Test
  void signalSwitchedOff_isTheOnlyWeightThatChanges_whateverTheWeights() {
    Laws.forAll(random -> {
      double[] weights = random.doubles(8, 0.1, 2).toArray();
      Ranking ranking = new Ranking(
          weights[0],
          weights[1],
          weights[2],
          weights[3],
          weights[4],
          weights[5],
          weights[6],
          weights[7]);
      int which = random.nextInt(weights.length);
      weights[which] = 0;
      assertThat(Signal.all().get(which).outOf(ranking))
          .isEqualTo(new Ranking(
              weights[0],
              weights[1],
              weights[2],
              weights[3],
              weights[4],
              weights[5],
              weights[6],
              weights[7]));
    });
  }

  @Test
  void phases_areAllButThoseThatAlwaysRun_eachSwitchedOffAlone() {
    Set<Phase> can = EnumSet.complementOf(EnumSet.of(Phase.ENCODE, Phase.COMMIT));
    assertThat(SleepPhase.all()).extracting(SleepPhase::phase).containsExactlyElementsOf(can);
    for (SleepPhase off : SleepPhase.all()) {
      assertThat(off.outOf(SleepPolicy.DEFAULT).phases())
          .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(off.phase())));
    }
  }

  /** Returns the terms of a memory for which every signal speaks. */
  private static List<Term> terms(Ranking ranking) {
    Ranking.Cue cue = new Ranking.Cue(
        List.of(new Interval(NOON.minusSeconds(60), NOON.plusSeconds(60))),
        Set.of("runa"),
        NOON.plusSeconds(3_600));
    Candidate candidate = new Candidate(
        new MemoryId("m"), 1, 0.8, "session", 3, "Runa", NOON, NOON, 0.7, NOON, false);
    return ranking.rank(cue, List.of(candidate)).get(0).why().terms();
  }
}
