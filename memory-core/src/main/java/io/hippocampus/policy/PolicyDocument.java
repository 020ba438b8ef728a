package io.hippocampus.policy;

import io.hippocampus.consolidation.SleepPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A policy as people write it: YAML with a preset, the headline knobs and an advanced part, all of
 * which may be left out. Immutable.
 *
 * @param text the document, as it was written
 * @param policy what it says
 */
public record PolicyDocument(String text, SleepPolicy policy) {

  /** A knob that two policies turn differently; empty is where it does not apply. */
  public record Turned(Knob knob, Optional<String> from, Optional<String> to) {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException naming every mistake with its line, its value and what is
   *     allowed
   */
  public static PolicyDocument read(String text) {
    return new PolicyDocument(text, new PolicyReader().read(text));
  }

  /**
   * Writes a policy: the headline, and of the rest what differs from the default. A valuation that
   * was given in code is named in a remark only.
   */
  public static PolicyDocument of(SleepPolicy policy) {
    return new PolicyDocument(PolicyWriter.write(policy), policy);
  }

  /**
   * Returns what must be turned to come from one policy to the other. Safeguards that are no level
   * of {@link Knob#CARE} on one side are named one by one only.
   */
  public static List<Turned> between(SleepPolicy from, SleepPolicy to) {
    List<Turned> turned = new ArrayList<>();
    for (Knob knob : Knob.values()) {
      boolean isWhole =
          knob != Knob.CARE || (knob.of(from).isPresent() && knob.of(to).isPresent());
      if (isWhole && !knob.of(from).equals(knob.of(to))) {
        turned.add(new Turned(knob, knob.of(from), knob.of(to)));
      }
    }
    return List.copyOf(turned);
  }

  static List<Knob> knobs(boolean headline) {
    return Arrays.stream(Knob.values())
        .filter(knob -> knob.isHeadline() == headline)
        .toList();
  }
}
