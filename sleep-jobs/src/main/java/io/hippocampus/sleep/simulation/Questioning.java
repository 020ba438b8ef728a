package io.hippocampus.sleep.simulation;

import io.hippocampus.MemorySpace;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Told;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Asks the recalls of a history again, and counts what became of those that were of use.
 *
 * <p>A recall that strengthened what it gave does so again, with as many memories. For the count it
 * is asked once more, ten deep and without a trace in any strength. What was said of a memory is
 * said again, at its moment, of the best one that stands for the same experiences. Used by one
 * thread.
 */
final class Questioning {

  private static final int DEPTH = 10;

  private final Evidence evidence;
  private final VirtualClock clock;
  private final Chores chores;
  private final Queue<Feedback> waiting =
      new PriorityQueue<>(Comparator.comparing(Feedback::at).thenComparing(Feedback::place));
  private Answers answers = Answers.NONE;
  private long placed;

  private record Feedback(
      Instant at, long place, RecallId recall, MemoryId memory, Usefulness usefulness) {}

  Questioning(Evidence evidence, VirtualClock clock, Chores chores) {
    this.evidence = evidence;
    this.clock = clock;
    this.chores = chores;
  }

  /** Counts from now on only. */
  void startCounting() {
    answers = Answers.NONE;
  }

  Answers answers() {
    return answers;
  }

  /** Asks it again, now. */
  void ask(MemorySpace space, Recalled asked) {
    if (asked.reactivates() && asked.given() > 0) {
      space.recall(RecallRequest.builder(asked.cue()).limit(asked.given()).build());
    }
    if (asked.told().isEmpty()) {
      return;
    }
    Recollection deep = space.recall(
        RecallRequest.builder(asked.cue()).limit(DEPTH).reactivates(false).build());
    chores.doAll();
    List<Told> useful = Survey.useful(asked).stream()
        .filter(told -> evidence.knowsAny(told.sources()))
        .toList();
    if (!useful.isEmpty()) {
      Set<ExperienceId> retained = evidence.retainedIn(space.memories());
      useful.forEach(told -> count(told, deep, retained));
    }
    asked.told().forEach(told -> sayAgain(told, deep));
  }

  private void count(Told told, Recollection deep, Set<ExperienceId> retained) {
    boolean isAnswered = deep.recalled().stream()
        .limit(DEPTH)
        .anyMatch(recalled -> standsFor(recalled.memory(), told.sources()));
    answers = answers.with(
        isAnswered, !isAnswered && Evidence.among(told.sources(), retained).isEmpty());
  }

  private void sayAgain(Told told, Recollection deep) {
    if (told.at().isEmpty()) {
      return;
    }
    deep.recalled().stream()
        .map(Recollection.Recalled::memory)
        .filter(memory -> standsFor(memory, told.sources()))
        .findFirst()
        .ifPresent(memory -> waiting.add(
            new Feedback(told.at().get(), placed++, deep.id(), memory.id(), told.usefulness())));
  }

  private boolean standsFor(Memory memory, Set<ExperienceId> sources) {
    return !Evidence.among(sources, evidence.retainedIn(List.of(memory))).isEmpty();
  }

  /** Says what was said up to that moment. */
  void tellUntil(MemorySpace space, Instant moment) {
    for (Feedback next = waiting.peek();
        next != null && !next.at().isAfter(moment);
        next = waiting.peek()) {
      waiting.remove();
      if (next.at().isAfter(clock.instant())) {
        clock.advanceTo(next.at());
      }
      space.feedback(next.recall(), next.memory(), next.usefulness());
    }
  }
}
