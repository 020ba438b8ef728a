package io.hippocampus.sleep.simulation;

import io.hippocampus.GivenEmbeddings.Imprinted;
import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.SleepRequest;
import io.hippocampus.SpaceStatus;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Gone;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Lives a history through under one contender, in a home of its own.
 *
 * <p>Each event happens at its moment, each night at the moment of its run. At one moment the night
 * comes first, then what is recorded, then what is asked. The background is done between these
 * steps, so that nothing depends on threads. One more night follows the last event. What is gone is
 * recorded without its words and forgotten at once: so a budget that is a share of all that was
 * ever lived is as large as it was. A night that waits for approval gets it.
 */
final class Playthrough implements AutoCloseable {

  private static final int LONGEST_GONE = 50_000;

  private final SimulationOptions options;
  private final Contender contender;
  private final Survey survey;
  private final RememberingEmbedder embedder;
  private final Path home;
  private final VirtualClock clock;
  private final Chores chores = new Chores();
  private final Evidence evidence = new Evidence();
  private final Questioning questioning;
  private final Instant takesOver;
  private final List<SimulatedNight> nights = new ArrayList<>();
  private final List<Recorded> arriving = new ArrayList<>();
  private final List<Gone> going = new ArrayList<>();
  private Hippocampus memory;
  private MemorySpace space;
  private Instant nextNight;
  private boolean hasTakenOver;
  private int gone;

  /** Opens a home in that directory. */
  Playthrough(
      SimulationOptions options,
      Contender contender,
      Survey survey,
      RememberingEmbedder embedder,
      Path home) {
    this.options = options;
    this.contender = contender;
    this.survey = survey;
    this.embedder = embedder;
    this.home = home;
    clock = new VirtualClock(survey.from());
    questioning = new Questioning(evidence, clock, chores);
    takesOver = options.nights().isEmpty() ? survey.from() : lastRuns();
    hasTakenOver = options.nights().isEmpty();
    nextNight = contender.schedule().next(survey.from());
    memory = opened(hasTakenOver ? contender.policy() : options.before());
    space = memory.space(options.history().space());
  }

  /** Returns the moment of the first of the last nights, which are as many as the options say. */
  private Instant lastRuns() {
    List<Instant> runs = new ArrayList<>();
    Instant run = survey.from();
    do {
      run = contender.schedule().next(run);
      runs.add(run);
    } while (!run.isAfter(survey.until()));
    return runs.get(Math.max(0, runs.size() - options.nights().orElseThrow()));
  }

  private Hippocampus opened(SleepPolicy policy) {
    return Hippocampus.builder(home)
        .clock(clock)
        .zone(options.zone())
        .embedder(embedder)
        .background(chores)
        .policy(policy)
        .onAlarm((space, alarm) -> {})
        .ranking(options.ranking())
        .open();
  }

  /** Lives to the end, the night after the last event included. */
  SimulatedLife play(LongConsumer progress) {
    try (Stream<Event> events = options.history().events()) {
      Iterator<Event> each = events.iterator();
      for (long lived = 1; each.hasNext(); lived++) {
        live(each.next());
        progress.accept(lived);
      }
    }
    sleepUntil(survey.until());
    sleep(nextNight);
    return new SimulatedLife(contender, nights, questioning.answers(), survey.recorded());
  }

  private void live(Event event) {
    if (!arriving.isEmpty() && !arriving.get(0).at().equals(event.at())) {
      record();
    }
    sleepUntil(event.at());
    switch (event) {
      case Recorded one -> arriving.add(one);
      case Gone one -> going.add(one);
      case Recalled one -> {
        record();
        moveTo(one.at());
        questioning.ask(space, one);
      }
    }
  }

  /** Records what arrives at one moment, with its tags and by the passages it was found by. */
  private void record() {
    if (arriving.isEmpty()) {
      return;
    }
    moveTo(arriving.get(0).at());
    for (Recorded one : arriving) {
      Experience experience = one.experience();
      one.tokens().ifPresent(count -> embedder.learn(experience.content(), count));
      if (survey.wanted().containsKey(experience.id())) {
        evidence.learn(experience);
      }
    }
    List<Imprinted> imprinted = arriving.stream()
        .map(one -> new Imprinted(new Tagged(one.experience(), one.tag()), one.passages()))
        .toList();
    space.embeddings().recordImprinted(imprinted);
    arriving.stream()
        .filter(Recorded::pinned)
        .flatMap(one -> space.memoryOf(one.experience().id()).stream())
        .forEach(space::pin);
    embedder.unlearnTokens();
    arriving.clear();
  }

  private void sleepUntil(Instant moment) {
    while (!nextNight.isAfter(moment)) {
      record();
      sleep(nextNight);
      nextNight = contender.schedule().next(nextNight);
    }
  }

  private void sleep(Instant at) {
    record();
    moveTo(at);
    forgetWhatIsGone();
    chores.doAll();
    if (!hasTakenOver && !at.isBefore(takesOver)) {
      takeOver();
    }
    long embeddedBefore = embedder.embedded();
    Instant start = options.stopwatch().instant();
    SleepRequest night =
        SleepRequest.NOW.wokenBy("schedule " + contender.schedule().name());
    SleepReport report = space.sleep(night);
    boolean isHeld = report.outcome() == SleepOutcome.HELD;
    if (isHeld) {
      report = space.sleep(night.approve());
    }
    Duration took = Duration.between(start, options.stopwatch().instant());
    if (hasTakenOver) {
      nights.add(night(report, isHeld, took, embedder.embedded() - embeddedBefore));
    }
  }

  /** From now on the contender's policy holds; recalls before this night are not its merit. */
  private void takeOver() {
    memory.close();
    memory = opened(contender.policy());
    space = memory.space(options.history().space());
    questioning.startCounting();
    hasTakenOver = true;
  }

  private SimulatedNight night(SleepReport report, boolean approved, Duration took, long embedded) {
    SpaceStatus status = space.status();
    return new SimulatedNight(
        report.at(),
        report.outcome(),
        approved,
        status.live(),
        status.index().bytes(),
        report.verdicts(),
        retention(),
        questioning.answers(),
        took,
        embedded);
  }

  private Retention retention() {
    if (evidence.size() == 0) {
      return new Retention(0, 0, 0, 0);
    }
    Set<ExperienceId> kept = evidence.retainedIn(space.memories());
    List<Set<ExperienceId>> recalls =
        survey.useful().stream().filter(evidence::knowsAny).toList();
    int regretted = (int) recalls.stream()
        .filter(sources -> Evidence.among(sources, kept).isEmpty())
        .count();
    return new Retention(evidence.size(), kept.size(), recalls.size(), regretted);
  }

  private void forgetWhatIsGone() {
    if (going.isEmpty()) {
      return;
    }
    List<Tagged> blank = new ArrayList<>();
    for (Gone one : going) {
      String content = "gone ".repeat(Math.min(one.words(), LONGEST_GONE)).strip();
      blank.add(new Tagged(
          Experience.builder("nobody", content, clock.instant())
              .id("gone-in-simulation-" + gone++)
              .session("gone in simulation")
              .build(),
          Salience.UNTAGGED));
    }
    space.recordTagged(blank);
    Set<ExperienceId> ids = new HashSet<>();
    blank.forEach(one -> ids.add(one.experience().id()));
    space.forget(ids, "gone in the history that is simulated");
    going.clear();
  }

  /** Moves the clock, unless it is later already: a clock of the past may have been set back. */
  private void moveTo(Instant moment) {
    questioning.tellUntil(space, moment);
    if (moment.isAfter(clock.instant())) {
      clock.advanceTo(moment);
    }
    chores.doAll();
  }

  /** Returns what is live now. */
  Collection<Memory> live() {
    return space.memories();
  }

  @Override
  public void close() {
    chores.doAll();
    memory.close();
  }
}
