package io.hippocampus.memory.night;

import io.hippocampus.memory.SleepId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a night did, in numbers; its decisions are kept beside it.
 *
 * @param id which night
 * @param at the moment it took as now
 * @param trigger what woke it, for example {@code schedule nightly} or {@code by hand}
 * @param outcome how it ended
 * @param because why it ended so
 * @param policyVersion the version of the policy it followed, 0 for one given for it alone
 * @param took how long it took
 * @param evening what the space held before
 * @param morning what it held, or would have held, after
 * @param phases what each phase did, in their order
 * @param verdicts how often each verdict was given
 * @param fallen the probes that fell, best evening rank first
 */
public record SleepReport(
    SleepId id,
    Instant at,
    String trigger,
    SleepOutcome outcome,
    String because,
    int policyVersion,
    Duration took,
    Totals evening,
    Totals morning,
    List<PhaseReport> phases,
    Map<Verdict, Integer> verdicts,
    List<ProbeResult> fallen) {

  public SleepReport {
    phases = List.copyOf(phases);
    verdicts = Map.copyOf(verdicts);
    fallen = List.copyOf(fallen);
  }

  /** Returns how often the verdict was given. */
  public int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /** Counts the verdicts of decisions. */
  public static Map<Verdict, Integer> countVerdicts(List<Decision> decisions) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    decisions.forEach(decision -> counts.merge(decision.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Returns this report ended in another way. */
  public SleepReport endedAs(SleepOutcome ending, String why) {
    return new SleepReport(
        id,
        at,
        trigger,
        ending,
        why,
        policyVersion,
        took,
        evening,
        morning,
        phases,
        verdicts,
        fallen);
  }
}
