package io.hippocampus.bench.evaluation;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.bench.evaluation.Asked.Holding;
import io.hippocampus.bench.policy.Policy.Knowledge;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Words;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.Embedder;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.sleep.simulation.Chores;
import io.hippocampus.sleep.simulation.Evidence;
import io.hippocampus.sleep.simulation.VirtualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Lives one life through, on a clock that jumps from event to event.
 *
 * <p>Each experience is recorded at its moment. At the midnight (UTC) after a day on which
 * something was recorded the space sleeps; what a question's own day brought is still awake when it
 * is asked. At one moment the night comes first, then what happens, then what is asked. The
 * background is done between these steps, so that nothing depends on threads.
 */
final class Playback implements Scene, AutoCloseable {

  private static final int RECALLED = 50;
  private static final ModelLimits WITHOUT_END =
      new ModelLimits(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, 1, 50);
  private static final SleepRequest NIGHTLY = SleepRequest.NOW.wokenBy("schedule nightly");

  private final Life life;
  private final Evidence evidence;
  private final Journal journal;
  private final Stopwatches watches;
  private final Onlooker onlooker;
  private final VirtualClock clock;
  private final Chores chores = new Chores();
  private final Hippocampus memory;
  private final MemorySpace space;
  private final List<SleepReport> nights = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private List<Memory> live = List.of();
  private Optional<Instant> nextNight = Optional.empty();
  private int lived;
  private long wordsLived;

  /** What is timed over all lives. */
  record Stopwatches(Stopwatch records, Stopwatch nights, Stopwatch recalls) {
    Stopwatches() {
      this(new Stopwatch(), new Stopwatch(), new Stopwatch());
    }
  }

  /** Opens a home for the life in that directory. */
  Playback(
      Life life,
      EvaluationOptions options,
      Embedder embedder,
      Path home,
      Journal journal,
      Stopwatches watches,
      Onlooker onlooker) {
    this.life = life;
    this.journal = journal;
    this.watches = watches;
    this.onlooker = onlooker;
    evidence = new Evidence(life.wantedExperiences());
    clock = new VirtualClock(life.experiences().get(0).occurredAt());
    Hippocampus.Builder opening = Hippocampus.builder(home)
        .clock(clock)
        .zone(ZoneOffset.UTC)
        .embedder(embedder)
        .background(chores)
        .policy(policy(life, options, onlooker))
        .onAlarm((space, alarm) -> {})
        .ranking(options.ranking());
    options.rater().ifPresent(rater -> opening.languageModel(rater).modelLimits(WITHOUT_END));
    memory = opening.open();
    space = memory.space(life.space());
  }

  private static SleepPolicy policy(Life life, EvaluationOptions options, Onlooker onlooker) {
    Knowledge known = new Knowledge(options.sleep().valuation(), options.seed(), life.wanted());
    return options.sleep().toBuilder()
        .budget(options.budget())
        .valuation(onlooker.listening(options.policy().valuation(known)))
        .build();
  }

  /** Plays to the end, the night after the last day included. */
  void play(IntConsumer progress) {
    List<Question> questions = life.questions();
    for (int next = 0; next < questions.size(); ) {
      Instant at = questions.get(next).askedAt();
      int after = next;
      while (after < questions.size() && questions.get(after).askedAt().equals(at)) {
        after++;
      }
      liveUntil(at, progress);
      ask(at, questions.subList(next, after));
      next = after;
    }
    liveUntil(Instant.MAX, progress);
  }

  private void liveUntil(Instant moment, IntConsumer progress) {
    List<Experience> experiences = life.experiences();
    while (lived < experiences.size() && !experiences.get(lived).occurredAt().isAfter(moment)) {
      Experience next = experiences.get(lived);
      sleepIfDueBy(next.occurredAt());
      record(next);
      progress.accept(lived);
    }
    sleepIfDueBy(moment);
  }

  private void record(Experience experience) {
    clock.advanceTo(experience.occurredAt());
    watches.records().time(() -> space.record(experience));
    lived++;
    wordsLived += Words.count(experience.content());
    LocalDate tomorrow =
        LocalDate.ofInstant(experience.occurredAt(), ZoneOffset.UTC).plusDays(1);
    nextNight = Optional.of(tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void sleepIfDueBy(Instant moment) {
    if (nextNight.isEmpty() || nextNight.get().isAfter(moment)) {
      return;
    }
    clock.advanceTo(nextNight.get());
    nextNight = Optional.empty();
    chores.doAll();
    onlooker.evening(this);
    Night night = watches.nights().time(() -> space.sleepAndTell(NIGHTLY));
    nights.add(night.report());
    onlooker.morning(this, night);
  }

  private void ask(Instant at, List<Question> questions) {
    clock.advanceTo(at);
    chores.doAll();
    live = space.memories();
    journal.kept(life.space(), at, live);
    Holding holding =
        new Holding(live.size(), live.stream().mapToLong(Memory::words).sum(), lived, wordsLived);
    Set<ExperienceId> retained = evidence.retainedIn(live);
    for (Question question : questions) {
      Recollection given = watches.recalls().time(() -> space.recall(request(question)));
      chores.doAll();
      List<Memory> ranked = given.recalled().stream().map(Recalled::memory).toList();
      journal.answered(question, ranked);
      Asked one = new Asked(
          question,
          evidence.ranks(question.evidence(), ranked),
          Evidence.among(question.evidence(), retained),
          holding);
      asked.add(one);
      onlooker.asked(this, one, given);
    }
  }

  @Override
  public MemorySpace space() {
    return space;
  }

  @Override
  public List<Memory> live() {
    return live;
  }

  @Override
  public Experience experience(ExperienceId id) {
    return life.experience(id);
  }

  @Override
  public List<Question> questions() {
    return life.questions();
  }

  @Override
  public boolean hasLivedAll() {
    return lived == life.experiences().size();
  }

  @Override
  public RecallRequest request(Question question) {
    return RecallRequest.builder(question.text())
        .limit(RECALLED)
        .reactivates(false)
        .build();
  }

  @Override
  public Set<ExperienceId> toldBy(Memory memory) {
    return evidence.retainedIn(List.of(memory));
  }

  @Override
  public Asked judged(Asked asked, Recollection other) {
    List<Memory> ranked = other.recalled().stream().map(Recalled::memory).toList();
    return new Asked(
        asked.question(),
        evidence.ranks(asked.question().evidence(), ranked),
        asked.retained(),
        asked.holding());
  }

  /** Returns what came of each question, in the order asked. */
  List<Asked> asked() {
    return asked;
  }

  /** Returns the reports of the nights, oldest first. */
  List<SleepReport> nights() {
    return nights;
  }

  /** Returns what the long-term index takes on disk. */
  long indexBytes() {
    return space.status().index().bytes();
  }

  @Override
  public void close() {
    chores.doAll();
    memory.close();
  }
}
