package io.hippocampus.testing;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.Words;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.port.TermAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Values for tests of stores, as awkward as they may be: nanoseconds, unrounded numbers, odd
 * characters.
 */
public final class Samples {

  /** A moment no unit coarser than a nanosecond can hold. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

  /** A tag with every part set. */
  public static final Salience TAG = new Salience(
      0.1 + 0.2,
      -1.0 / 3,
      2.0 / 3,
      -1e-300,
      Set.of("travel, \"abroad\""),
      List.of("Where did we go? 🐟", "why\nthere"),
      "a trip's 100 %",
      new Tagger("offline", "1"));

  /** Terms as the words of a text, lower-cased. */
  public static final TermAnalyzer WORDS =
      text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+"))
          .filter(word -> !word.isEmpty())
          .toList();

  private Samples() {}

  /** Returns an experience of that id and content, in the session {@code talk}. */
  public static Experience experience(String id, String content) {
    return Experience.builder("Ann", content, NOON.minusSeconds(60))
        .id(id)
        .session("talk")
        .metadata(Map.of("channel", "phone \"2\""))
        .reward(0.1)
        .build();
  }

  /** Returns a trace of an experience nobody has tagged. */
  public static Trace trace(Experience experience) {
    return new Trace(experience, Words.count(experience.content()), Salience.UNTAGGED, strength());
  }

  /** Returns a trace of an experience of that id and content. */
  public static Trace trace(String id, String content) {
    return trace(experience(id, content));
  }

  /** Returns the strength of what was encoded at {@link #NOON}. */
  public static Strength strength() {
    return Strength.encoded(NOON, new Stability(1.0 / 3), 5.1);
  }

  /** Records an experience of that id and content and returns its memory. */
  public static Memory record(MemoryStore store, SpaceName space, String id, String content) {
    return store.record(space, List.of(trace(id, content)), NOON).get(0).memory();
  }

  /** Returns that memory as a recall gives it, with an unrounded prediction. */
  public static Given given(MemoryId memory) {
    return new Given(memory, Optional.of(prediction()));
  }

  /** Returns a prediction that no rounding would leave as it is. */
  public static Prediction prediction() {
    return new Prediction(
        new Retrievability(0.1 + 0.2),
        new Stability(1.0 / 3),
        Duration.ofNanos(1_234_567_891_011L),
        3,
        2.0 / 3,
        -1.0 / 3);
  }

  /** Returns a change of that memory, as it is now, to what {@code to} makes of it. */
  public static MemoryChange change(Versioned held, ChangeKind kind, UnaryOperator<Memory> to) {
    return new MemoryChange(to.apply(held.memory()), held.version(), kind, why());
  }

  /** Returns a memory consolidated. */
  public static Memory consolidated(Memory memory) {
    return memory.withStanding(Standing.of(MemoryState.LONG_TERM, NOON, "replayed"));
  }

  /** Returns a memory pruned. */
  public static Memory pruned(Memory memory) {
    return memory.withStanding(Standing.of(MemoryState.PRUNED, NOON, "faded"));
  }

  /** Returns a reason with an unrounded term. */
  public static Explanation why() {
    return new Explanation("it \"fits\"", List.of(new Term("importance", 0.1 + 0.2, 1.0 / 3)));
  }

  /** Returns the report of a committed night. */
  public static SleepReport report(String id, ProbeResult... fallen) {
    return new SleepReport(
        new SleepId(id),
        NOON,
        "by hand",
        SleepOutcome.COMMITTED,
        "all probes passed",
        3,
        Duration.ofNanos(1_234_567_891L),
        new Totals(2, 1, 10),
        new Totals(0, 3, 9),
        List.of(new PhaseReport(Phase.SELECT, 2, 1, Duration.ofNanos(5), "one was queued")),
        Map.of(Verdict.CONSOLIDATED, 2, Verdict.PRUNED, 1),
        List.of(fallen));
  }

  /** Returns a night that only changes memories. */
  public static Night night(String id, MemoryChange... changes) {
    return new Night(report(id), List.of(changes), Map.of(), List.of(), 0, 0, Map.of(), 0);
  }
}
