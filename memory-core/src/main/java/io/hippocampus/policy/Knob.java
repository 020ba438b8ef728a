package io.hippocampus.policy;

import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.Safeguards;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.forgetting.Strengthening;
import io.hippocampus.memory.night.Phase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything about a policy that a document can set, in the order of documents: how it is called
 * there, what it says of a policy, and what it makes of one. The first three are the headline.
 */
public enum Knob {
  /** How long an ordinary memory lasts. */
  LASTS(
      "lasts",
      "how long an ordinary memory lasts: forever, 90 days, 2 years",
      Lasting::of,
      Lasting::set),

  /** How much may be kept. */
  KEEP(
      "keep",
      "how much may be kept: all, 30 % of memories, 40 % of words, 2000 memories",
      Keeping::of,
      Keeping::set),

  /** How careful a night is: sets all safeguards at once. */
  CARE("care", "how careful a night is: relaxed, normal, strict", Care::of, Care::set),

  /** The floor of a share. */
  KEEP_AT_LEAST(
      "advanced.keep-at-least",
      "but never fewer memories, or words, than this",
      Keeping::atLeast,
      Keeping::setAtLeast),

  /** What a night may prune by itself. */
  PRUNED_AT_MOST(
      "advanced.pruned-at-most",
      "the share of consolidated memories a night may prune without approval; up to "
          + Safeguards.FEW + " always",
      policy -> Optional.of(Amounts.share(policy.safeguards().prunedAtMost())),
      (policy, text) -> guarded(policy, policy.safeguards().withPrunedAtMost(Amounts.share(text)))),

  /** How many probes verify a night. */
  PROBES(
      "advanced.probes",
      "how many probes a night must pass, 0 to 1000",
      policy -> Optional.of(String.valueOf(policy.safeguards().probes())),
      (policy, text) -> guarded(policy, policy.safeguards().withProbes(Amounts.count(text)))),

  /** How many of them may fall. */
  TOLERANCE(
      "advanced.tolerance",
      "the share of probes that may fall",
      policy -> Optional.of(Amounts.share(policy.safeguards().tolerance())),
      (policy, text) -> guarded(policy, policy.safeguards().withTolerance(Amounts.share(text)))),

  /** How long what went can be restored. */
  GRACE(
      "advanced.grace",
      "how long pruned and merged memories can be restored",
      policy -> Optional.of(Amounts.span(policy.safeguards().grace())),
      (policy, text) -> guarded(policy, policy.safeguards().withGrace(Amounts.span(text)))),

  /** When nights that do nothing raise an alarm. */
  ALARM_AFTER(
      "advanced.alarm-after",
      "nights that promoted or pruned nothing, though they should have, before an alarm",
      policy -> Optional.of(String.valueOf(policy.safeguards().alarmAfter())),
      (policy, text) -> guarded(policy, policy.safeguards().withAlarmAfter(Amounts.count(text)))),

  /** How many memories a night replays. */
  REPLAYS(
      "advanced.replays",
      "how many memories a night replays at most",
      policy -> Optional.of(String.valueOf(policy.replayBudget())),
      (policy, text) -> policy.toBuilder().replayBudget(Amounts.count(text)).build()),

  /** How many old memories are among them. */
  INTERLEAVED(
      "advanced.interleaved",
      "old memories replayed for each hundred new ones, 0 to 100",
      policy -> Optional.of(String.valueOf(policy.interleaved())),
      (policy, text) -> policy.toBuilder().interleaved(Amounts.count(text)).build()),

  /** Which phases do not run. */
  WITHOUT(
      "advanced.without",
      "phases that do not run: select, replay, abstract, prune, verify",
      Knob::phasesLeftOut,
      Knob::leaveOut),

  /** How memories fade. */
  CURVE(
      "advanced.curve",
      "power-law DECAY, exponential, or base-level DECAY THRESHOLD NOISE",
      policy -> Optional.of(Curves.written(policy.curve())),
      (policy, text) -> policy.toBuilder().curve(Curves.read(text)).build()),

  /** How reactivations strengthen: FSRS-6's parameters. */
  STRENGTHENING(
      "advanced.strengthening",
      "the 21 parameters of FSRS-6",
      policy -> Optional.of(policy.strengthening().weights().stream()
          .map(Amounts::number)
          .collect(Collectors.joining(", "))),
      (policy, text) -> strengthened(
          policy,
          new Strengthening(
              Arrays.stream(text.split(","))
                  .map(String::strip)
                  .map(Amounts::number)
                  .toList(),
              policy.strengthening().sameDayRule()))),

  /** Whether reactivations within a day add little. */
  SAME_DAY_RULE(
      "advanced.same-day-rule",
      "whether recalls within a day strengthen little: true or false",
      policy -> Optional.of(String.valueOf(policy.strengthening().sameDayRule())),
      (policy, text) ->
          strengthened(policy, new Strengthening(policy.strengthening().weights(), truth(text)))),

  /** What its importance counts for a memory. */
  IMPORTANCE(
      "advanced.worth.importance",
      "what the log-odds of importance count",
      Worth.shown(NeedOdds::importance),
      Worth.set((odds, x) -> new NeedOdds(
          x, odds.age(), odds.practice(), odds.reward(), odds.interference(), odds.length()))),

  /** What age counts against it. */
  AGE(
      "advanced.worth.age",
      "what the logarithm of retrievability counts",
      Worth.shown(NeedOdds::age),
      Worth.set((odds, x) -> new NeedOdds(
          odds.importance(),
          x,
          odds.practice(),
          odds.reward(),
          odds.interference(),
          odds.length()))),

  /** What reactivations count for it. */
  PRACTICE(
      "advanced.worth.practice",
      "what the logarithm of the number of reactivations counts",
      Worth.shown(NeedOdds::practice),
      Worth.set((odds, x) -> new NeedOdds(
          odds.importance(), odds.age(), x, odds.reward(), odds.interference(), odds.length()))),

  /** What expected reward counts for it. */
  REWARD(
      "advanced.worth.reward",
      "what expected reward counts",
      Worth.shown(NeedOdds::reward),
      Worth.set((odds, x) -> new NeedOdds(
          odds.importance(), odds.age(), odds.practice(), x, odds.interference(), odds.length()))),

  /** What interference counts against it. */
  INTERFERENCE(
      "advanced.worth.interference",
      "what each standard deviation of interference counts against a memory",
      Worth.shown(NeedOdds::interference),
      Worth.set((odds, x) -> new NeedOdds(
          odds.importance(), odds.age(), odds.practice(), odds.reward(), x, odds.length()))),

  /** What its length counts against it, under a budget of words. */
  LENGTH(
      "advanced.worth.length",
      "what the logarithm of its words counts against a memory, when words are kept",
      Worth.shown(NeedOdds::length),
      Worth.set((odds, x) -> new NeedOdds(
          odds.importance(), odds.age(), odds.practice(), odds.reward(), odds.interference(), x)));

  private final String path;
  private final String about;
  private final Function<SleepPolicy, Optional<String>> shown;
  private final BiFunction<SleepPolicy, String, SleepPolicy> set;

  Knob(
      String path,
      String about,
      Function<SleepPolicy, Optional<String>> shown,
      BiFunction<SleepPolicy, String, SleepPolicy> set) {
    this.path = path;
    this.about = about;
    this.shown = shown;
    this.set = set;
  }

  /** Returns its place in a document, for example {@code advanced.probes}. */
  public String path() {
    return path;
  }

  /** Returns what it is for. */
  public String about() {
    return about;
  }

  /** Whether it is one of those that people should turn first. */
  public boolean isHeadline() {
    return !path.startsWith("advanced.");
  }

  /** Returns what it says of a policy; empty where it does not apply to it. */
  public Optional<String> of(SleepPolicy policy) {
    return shown.apply(policy);
  }

  /**
   * Returns the policy with this turned to that.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public SleepPolicy turn(SleepPolicy policy, String to) {
    return set.apply(policy, to);
  }

  private static SleepPolicy guarded(SleepPolicy policy, Safeguards safeguards) {
    return policy.toBuilder().safeguards(safeguards).build();
  }

  private static SleepPolicy strengthened(SleepPolicy policy, Strengthening strengthening) {
    return policy.toBuilder().strengthening(strengthening).build();
  }

  private static Optional<String> phasesLeftOut(SleepPolicy policy) {
    Set<Phase> out = EnumSet.allOf(Phase.class);
    out.removeAll(policy.phases());
    return Optional.of(
        out.isEmpty()
            ? "none"
            : out.stream()
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
  }

  private static SleepPolicy leaveOut(SleepPolicy policy, String text) {
    Set<Phase> phases = EnumSet.allOf(Phase.class);
    for (String name : text.equals("none") ? List.<String>of() : List.of(text.split(","))) {
      phases.remove(Arrays.stream(Phase.values())
          .filter(phase -> phase != Phase.ENCODE && phase != Phase.COMMIT)
          .filter(phase -> phase.name().toLowerCase(Locale.ROOT).equals(name.strip()))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(
              "allowed are none, or some of select, replay, abstract, prune, verify")));
    }
    return policy.toBuilder().phases(phases).build();
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("allowed are true and false");
    };
  }
}
