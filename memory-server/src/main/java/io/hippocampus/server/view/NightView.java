package io.hippocampus.server.view;

import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a night did, in numbers.
 *
 * @param id which night
 * @param at the moment it took as now
 * @param trigger what woke it
 * @param outcome how it ended
 * @param because why it ended so
 * @param policyVersion the version of the policy it followed
 * @param tookMillis how long it took
 * @param evening what the space held before
 * @param morning what it held, or would have held, after
 * @param phases what each phase did, in their order
 * @param verdicts how often each verdict was given
 * @param fallen the probes that fell
 */
public record NightView(
    String id,
    Instant at,
    String trigger,
    String outcome,
    String because,
    int policyVersion,
    long tookMillis,
    TotalsView evening,
    TotalsView morning,
    List<PhaseView> phases,
    Map<String, Integer> verdicts,
    List<ProbeView> fallen) {

  /** How much a space holds at one moment. */
  public record TotalsView(int shortTerm, int longTerm, int live, long words) {

    static TotalsView of(Totals totals) {
      return new TotalsView(totals.shortTerm(), totals.longTerm(), totals.live(), totals.words());
    }
  }

  /** What one phase of a night did. */
  public record PhaseView(
      String phase, int considered, int changed, long tookMillis, String result) {

    static PhaseView of(PhaseReport report) {
      return new PhaseView(
          Names.of(report.phase()),
          report.considered(),
          report.changed(),
          report.took().toMillis(),
          report.result());
    }
  }

  /** A probe asked of the evening's and the morning's index; rank 0 is not found. */
  public record ProbeView(String cue, String expected, int eveningRank, int morningRank) {

    static ProbeView of(ProbeResult probe) {
      return new ProbeView(
          probe.cue(), probe.expected().value(), probe.eveningRank(), probe.morningRank());
    }
  }

  /** Returns the view of a report. */
  public static NightView of(SleepReport report) {
    Map<String, Integer> verdicts = new TreeMap<>();
    report.verdicts().forEach((verdict, count) -> verdicts.put(Names.of(verdict), count));
    return new NightView(
        report.id().value(),
        report.at(),
        report.trigger(),
        Names.of(report.outcome()),
        report.because(),
        report.policyVersion(),
        report.took().toMillis(),
        TotalsView.of(report.evening()),
        TotalsView.of(report.morning()),
        report.phases().stream().map(PhaseView::of).toList(),
        verdicts,
        report.fallen().stream().map(ProbeView::of).toList());
  }

  /** Returns how often the verdict of that name was given. */
  public int count(String verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }
}
