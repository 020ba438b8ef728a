package io.hippocampus.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What passes the gate and what does not; the figures themselves are in QualityGateTest. */
final class GateTest {

  private static final Gate GATE = Gate.reading("""
      all.recall@10=0.8000
      all.recall@10/time=0.7000
      all.recall@10/routine=0.9000
      """);

  @Test
  void figures_pass_downToTheTolerance() {
    assertThat(GATE.complaint(figures(0.8, 0.7, 0.9))).isEmpty();
    assertThat(GATE.complaint(figures(0.7901, 0.5, 0.9))).isEmpty();
    assertThat(GATE.complaint(figures(0.9, 0.9, 0.9))).isEmpty();
  }

  @Test
  void fall_isToldWithFigureRecordToleranceCategoriesAndWhatToDo() {
    assertThat(GATE.complaint(figures(0.7899, 0.61, 0.9)).orElseThrow())
        .startsWith("all.recall@10 is 0.7899, recorded is 0.8000: it fell by 0.0101, the tolerance"
            + " is 0.0100. Fallen categories: time 0.7000 to 0.6100\n")
        .contains("--misses 20", Gate.FILE, "all.recall@10=0.7899\n")
        .doesNotContain("routine 0");
  }

  @Test
  void figure_isMissed_whenItIsRecordedOrMeasuredAlone() {
    SortedMap<String, Double> more = figures(0.8, 0.7, 0.9);
    more.put("all.nDCG@10", 0.5);
    assertThat(GATE.complaint(more).orElseThrow())
        .startsWith("all.nDCG@10 is 0.5000, and nothing is recorded for it");
    SortedMap<String, Double> fewer = figures(0.8, 0.7, 0.9);
    fewer.remove("all.recall@10");
    assertThat(GATE.complaint(fewer).orElseThrow())
        .startsWith("all.recall@10 is recorded, but was not measured");
  }

  @Test
  void rise_isAHintAndNoComplaint() {
    SortedMap<String, Double> risen = figures(0.8101, 0.7, 0.9);
    assertThat(GATE.complaint(risen)).isEmpty();
    assertThat(GATE.hint(risen).orElseThrow())
        .contains("all.recall@10 is 0.8101, recorded is 0.8000", Gate.lines(risen));
    assertThat(GATE.hint(figures(0.8099, 0.9, 0.9))).isEmpty();
  }

  @Test
  void lines_recordWhatPasses() {
    SortedMap<String, Double> figures = figures(0.12345, 0.00004, 1);
    Gate again = Gate.reading(Gate.lines(figures));
    assertThat(again.complaint(figures)).isEqualTo(Optional.empty());
    assertThat(again.hint(figures)).isEqualTo(Optional.empty());
  }

  private static SortedMap<String, Double> figures(double all, double time, double routine) {
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("all.recall@10", all);
    figures.put("all.recall@10/time", time);
    figures.put("all.recall@10/routine", routine);
    return figures;
  }
}
