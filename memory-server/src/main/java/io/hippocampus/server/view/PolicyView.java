package io.hippocampus.server.view;

import io.hippocampus.SpacePolicy.InForce;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.policy.Knob;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.port.PolicyLog.StoredPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a space sleeps.
 *
 * @param space which one; empty for a policy that is no space's
 * @param version the policy's version, 0 before the first night
 * @param isGiven whether it is what the application gives, and not set for the space
 * @param document the policy as it was written
 * @param knobs what every knob is turned to
 */
public record PolicyView(
    Optional<String> space,
    Optional<Integer> version,
    Optional<Boolean> isGiven,
    String document,
    Map<String, String> knobs) {

  /** Returns the view of a policy in force. */
  public static PolicyView of(String space, InForce inForce) {
    return new PolicyView(
        Optional.of(space),
        Optional.of(inForce.version()),
        Optional.of(inForce.isGiven()),
        inForce.document().text(),
        knobs(inForce.document().policy()));
  }

  /** Returns the view of a policy that is no space's. */
  public static PolicyView of(PolicyDocument document) {
    return new PolicyView(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        document.text(),
        knobs(document.policy()));
  }

  private static Map<String, String> knobs(SleepPolicy policy) {
    Map<String, String> knobs = new LinkedHashMap<>();
    for (Knob knob : Knob.values()) {
      knob.of(policy).ifPresent(turned -> knobs.put(knob.path(), turned));
    }
    return knobs;
  }

  /**
   * A policy that a space slept by, or will.
   *
   * @param version its version
   * @param at when it was set
   * @param by who set it
   * @param why why
   * @param document the policy as it was written
   */
  public record Past(int version, Instant at, String by, String why, String document) {

    /** Returns the view of a stored policy. */
    public static Past of(StoredPolicy stored) {
      return new Past(stored.version(), stored.at(), stored.by(), stored.why(), stored.document());
    }
  }

  /** Policies that a space slept by, newest first. */
  public record History(String space, List<Past> policies) {}
}
