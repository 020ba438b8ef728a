package io.hippocampus.policy;

import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.SleepPolicy;
import java.util.List;
import java.util.Optional;

/** Writes policies so that the reader understands them, with a remark for each headline knob. */
final class PolicyWriter {

  private static final String WORTH = "worth.";

  private PolicyWriter() {}

  static String write(SleepPolicy policy) {
    StringBuilder text =
        new StringBuilder("# How a space sleeps; a change holds from its next sleep.\n");
    SleepPolicy told = SleepPolicy.DEFAULT;
    for (Knob knob : PolicyDocument.knobs(true)) {
      Optional<String> turned = knob.of(policy);
      if (turned.isPresent()) {
        text.append("%-24s # %s%n".formatted(knob.path() + ": " + turned.get(), knob.about()));
        told = knob.turn(told, turned.get());
      }
    }
    if (!(policy.valuation() instanceof NeedOdds)) {
      text.append("# valued by " + policy.valuation().name() + ", given in code\n");
    }
    writeAdvanced(told, policy, text);
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static void writeAdvanced(SleepPolicy told, SleepPolicy policy, StringBuilder text) {
    List<Knob> different = PolicyDocument.knobs(false).stream()
        .filter(knob -> !knob.of(told).equals(knob.of(policy)))
        .filter(knob -> knob.of(policy).isPresent())
        .toList();
    if (different.isEmpty()) {
      return;
    }
    text.append("\nadvanced:\n");
    boolean inWorth = false;
    for (Knob knob : different) {
      String name = knob.path().substring("advanced.".length());
      if (name.startsWith(WORTH)) {
        text.append(inWorth ? "" : "  worth:\n");
        inWorth = true;
        name = "  " + name.substring(WORTH.length());
      }
      text.append("  " + name + ": " + knob.of(policy).orElseThrow() + "\n");
    }
  }
}
