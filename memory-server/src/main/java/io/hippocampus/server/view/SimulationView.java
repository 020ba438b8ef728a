package io.hippocampus.server.view;

import io.hippocampus.memory.night.Verdict;
import io.hippocampus.server.view.NightView.TotalsView;
import io.hippocampus.sleep.simulation.Answers;
import io.hippocampus.sleep.simulation.Difference;
import io.hippocampus.sleep.simulation.Retention;
import io.hippocampus.sleep.simulation.SimulatedLife;
import io.hippocampus.sleep.simulation.SimulatedNight;
import io.hippocampus.sleep.simulation.SimulationResult;
import java.time.Instant;
import java.util.List;

/**
 * What a simulation of one space found.
 *
 * @param space whose history it is
 * @param from when it begins
 * @param until when it ends
 * @param recorded how many experiences were recorded again
 * @param gone how many are gone and could not be
 * @param useful how many recalls were of use
 * @param lost how many of these could not be asked again
 * @param contenders what became of it under each
 * @param differences what one keeps and another loses
 */
public record SimulationView(
    String space,
    Instant from,
    Instant until,
    long recorded,
    long gone,
    int useful,
    int lost,
    List<ContenderView> contenders,
    List<Difference> differences) {

  /** What became of a history under one contender. */
  public record ContenderView(
      String name,
      String schedule,
      TotalsView held,
      long indexBytes,
      Retention retention,
      Answers answers,
      int consolidated,
      int merged,
      int pruned,
      int uncommitted,
      int approved,
      long embedded,
      long tookMillis,
      long perYearMillis,
      List<SimulatedNightView> nights) {

    static ContenderView of(SimulatedLife life) {
      SimulatedNight last = life.last();
      return new ContenderView(
          life.contender().name(),
          life.contender().schedule().name(),
          TotalsView.of(last.held()),
          last.indexBytes(),
          last.retention(),
          life.answers(),
          life.count(Verdict.CONSOLIDATED),
          life.count(Verdict.MERGED),
          life.count(Verdict.PRUNED),
          life.uncommitted(),
          life.approved(),
          life.embedded(),
          life.took().toMillis(),
          life.perYear().toMillis(),
          life.nights().stream().map(SimulatedNightView::of).toList());
    }
  }

  /** A night that was simulated. */
  public record SimulatedNightView(
      Instant at,
      String outcome,
      boolean approved,
      TotalsView held,
      long indexBytes,
      int consolidated,
      int merged,
      int pruned,
      Retention retention,
      Answers answers,
      long tookMillis,
      long embedded) {

    static SimulatedNightView of(SimulatedNight night) {
      return new SimulatedNightView(
          night.at(),
          Names.of(night.outcome()),
          night.approved(),
          TotalsView.of(night.held()),
          night.indexBytes(),
          night.count(Verdict.CONSOLIDATED),
          night.count(Verdict.MERGED),
          night.count(Verdict.PRUNED),
          night.retention(),
          night.answers(),
          night.took().toMillis(),
          night.embedded());
    }
  }

  /** Returns the view of a result. */
  public static SimulationView of(String space, SimulationResult result) {
    return new SimulationView(
        space,
        result.from(),
        result.until(),
        result.recorded(),
        result.gone(),
        result.useful(),
        result.lost(),
        result.lives().stream().map(ContenderView::of).toList(),
        result.differences());
  }
}
