package io.hippocampus.consolidation;

import java.time.Duration;

/**
 * What keeps a night from doing harm. Immutable.
 *
 * @param probes how many probes a night must pass, 0 to 1000
 * @param tolerance the share of probes that may fall before the night is refused, 0 to 1
 * @param prunedAtMost the share of consolidated memories that a night may prune without somebody's
 *     approval, 0 to 1; up to {@value #FEW} are never too many
 * @param grace how long a pruned or merged memory can be restored before it is erased
 * @param alarmAfter after how many nights that promoted or pruned nothing, though they should have,
 *     an alarm is raised, 1 to 365
 */
public record Safeguards(
    int probes, double tolerance, double prunedAtMost, Duration grace, int alarmAfter) {

  /** So many pruned memories need nobody's approval, whatever share they are. */
  public static final int FEW = 100;

  /** For memories that others keep too: half may go in a night, and for good after a week. */
  public static final Safeguards RELAXED = new Safeguards(10, 0.2, 0.5, Duration.ofDays(7), 7);

  /** Used unless others are given. */
  public static final Safeguards NORMAL = new Safeguards(20, 0.1, 0.25, Duration.ofDays(30), 3);

  /** For memories nobody else has: many probes, of which hardly one may fall. */
  public static final Safeguards STRICT = new Safeguards(100, 0.02, 0.1, Duration.ofDays(90), 2);

  public Safeguards {
    require(probes >= 0 && probes <= 1_000, "probes", probes, "0 to 1000");
    require(tolerance >= 0 && tolerance <= 1, "tolerance", tolerance, "0 to 1");
    require(prunedAtMost >= 0 && prunedAtMost <= 1, "prunedAtMost", prunedAtMost, "0 to 1");
    require(!grace.isNegative(), "grace", grace, "durations from 0");
    require(alarmAfter >= 1 && alarmAfter <= 365, "alarmAfter", alarmAfter, "1 to 365");
  }

  private static void require(boolean holds, String what, Object value, String allowed) {
    SleepPolicy.require(holds, what, value, allowed);
  }

  /** Whether a night that prunes so many of the consolidated memories needs somebody's approval. */
  public boolean needApproval(int pruned, int consolidated) {
    return pruned > FEW && pruned > prunedAtMost * consolidated;
  }

  /** Returns these with so many probes. */
  public Safeguards withProbes(int value) {
    return new Safeguards(value, tolerance, prunedAtMost, grace, alarmAfter);
  }

  /** Returns these with that tolerance. */
  public Safeguards withTolerance(double value) {
    return new Safeguards(probes, value, prunedAtMost, grace, alarmAfter);
  }

  /** Returns these with that share to prune. */
  public Safeguards withPrunedAtMost(double value) {
    return new Safeguards(probes, tolerance, value, grace, alarmAfter);
  }

  /** Returns these with that grace. */
  public Safeguards withGrace(Duration value) {
    return new Safeguards(probes, tolerance, prunedAtMost, value, alarmAfter);
  }

  /** Returns these with an alarm after so many nights. */
  public Safeguards withAlarmAfter(int value) {
    return new Safeguards(probes, tolerance, prunedAtMost, grace, value);
  }
}
