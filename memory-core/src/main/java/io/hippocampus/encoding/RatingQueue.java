package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RatingLog;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.SalienceRater;
import io.hippocampus.port.SalienceRater.Ratings;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.port.TermStatistics;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Has what waits in a space's queue rated, and makes tags of the ratings.
 *
 * <p>Whatever waits has the offline tagger's tag already, and keeps it when the rater will not or
 * cannot tell. The queue is on disk: what is under way when the process ends waits still. Callers
 * see to it that one round runs at a time.
 */
public final class RatingQueue {

  private static final int EPISODE_CONTEXT = 6;
  private static final int RATINGS_LOOKED_AT = 2_000;

  private final SpaceName space;
  private final MemoryStore store;
  private final RatingLog log;
  private final SalienceRater rater;
  private final SalienceTagger offline;
  private final TermStatistics statistics;
  private final InstantSource clock;
  private final Executor asking;
  private final Writing writing;

  /** How tags are written, so that nothing else changes the memories meanwhile. */
  public interface Writing {

    /**
     * Writes, and shows what was written.
     *
     * @param memories whose tags are written
     * @param write writes them to the store
     */
    void write(Collection<MemoryId> memories, Runnable write);
  }

  /**
   * What a round did.
   *
   * @param rated how many memories were rated
   * @param givenUp how many will not be: the rater refused, or was wrong twice
   * @param tokens what it cost
   * @param unavailable why the rater could not rate the others now, if it could not
   */
  public record Round(
      int rated, int givenUp, long tokens, Optional<UnavailableException> unavailable) {

    /** A round in which nothing was done. */
    public static final Round NONE = new Round(0, 0, 0, Optional.empty());

    /** Returns how many memories no longer wait. */
    public int done() {
      return rated + givenUp;
    }

    /** Returns what both rounds did, and how the later one ended. */
    public Round and(Round later) {
      return new Round(
          rated + later.rated, givenUp + later.givenUp, tokens + later.tokens, later.unavailable);
    }
  }

  /**
   * Serves one space.
   *
   * @param offline finds the importances that ratings are calibrated by
   * @param asking where the rater is asked, side by side
   */
  public RatingQueue(
      SpaceName space,
      MemoryStore store,
      RatingLog log,
      SalienceRater rater,
      SalienceTagger offline,
      TermStatistics statistics,
      InstantSource clock,
      Executor asking,
      Writing writing) {
    this.space = space;
    this.store = store;
    this.log = log;
    this.rater = rater;
    this.offline = offline;
    this.statistics = statistics;
    this.clock = clock;
    this.asking = asking;
    this.writing = writing;
  }

  private record Waiting(Memory memory, Experience experience) {}

  private record Answer(List<Waiting> asked, Ratings ratings) {}

  /**
   * Rates some of what waits, oldest first.
   *
   * @param episodes in so many calls at most, side by side
   * @param allowance what may be spent
   * @return what was done; what was rated before the rater could not rate any more is written
   */
  public Round rateSome(int episodes, Allowance allowance) {
    List<List<Waiting>> batches = batches(episodes);
    List<CompletableFuture<List<Answer>>> asked = batches.stream()
        .map(batch -> CompletableFuture.supplyAsync(() -> ask(batch, allowance), asking))
        .toList();
    List<Answer> answers = new ArrayList<>();
    Optional<UnavailableException> unavailable = Optional.empty();
    for (CompletableFuture<List<Answer>> one : asked) {
      try {
        answers.addAll(Joining.join(one));
      } catch (UnavailableException e) {
        unavailable = Optional.of(e);
      }
    }
    return write(answers, unavailable);
  }

  /** Returns what waits, in episodes of one session that are not too long. */
  private List<List<Waiting>> batches(int most) {
    List<List<Waiting>> batches = new ArrayList<>();
    Map<String, List<Waiting>> open = new HashMap<>();
    List<MemoryId> gone = new ArrayList<>();
    for (Versioned held : log.waiting(space, most * rater.batch())) {
      Memory memory = held.memory();
      Optional<StoredExperience> stored =
          store.experience(space, memory.sources().get(0));
      if (stored.isEmpty() || memory.salience().taggedBy().isCaller()) {
        gone.add(memory.id());
        continue;
      }
      Experience experience = stored.get().experience();
      List<Waiting> batch = open.get(experience.session());
      if (batch == null || batch.size() == rater.batch()) {
        batch = new ArrayList<>();
        open.put(experience.session(), batch);
        batches.add(batch);
      }
      batch.add(new Waiting(memory, experience));
    }
    if (!gone.isEmpty()) {
      log.rate(space, List.of(), Map.of(), gone, clock.instant());
    }
    return batches.subList(0, Math.min(most, batches.size()));
  }

  /**
   * Asks for a batch. Of one that is refused, asks for each by itself and without what came before
   * it, to find which it is.
   */
  private List<Answer> ask(List<Waiting> batch, Allowance allowance) {
    try {
      return List.of(new Answer(batch, rater.rate(space, episode(batch), allowance)));
    } catch (RefusedException e) {
      return batch.stream().map(one -> askAlone(one, allowance)).toList();
    }
  }

  private Answer askAlone(Waiting one, Allowance allowance) {
    Episode alone = new Episode(List.of(), List.of(one.experience()), statistics);
    try {
      return new Answer(List.of(one), rater.rate(space, alone, allowance));
    } catch (RefusedException e) {
      Ratings none = new Ratings(List.of(Optional.empty()), 0, Duration.ZERO);
      return new Answer(List.of(one), none);
    }
  }

  private Episode episode(List<Waiting> batch) {
    List<Experience> before =
        store.before(space, batch.get(0).experience().id(), EPISODE_CONTEXT).stream()
            .map(StoredExperience::experience)
            .toList();
    return new Episode(before, batch.stream().map(Waiting::experience).toList(), statistics);
  }

  private Round write(List<Answer> answers, Optional<UnavailableException> unavailable) {
    List<Rating> ratings = new ArrayList<>();
    Map<MemoryId, Salience> tags = new HashMap<>();
    List<MemoryId> done = new ArrayList<>();
    long tokens = 0;
    for (Answer answer : answers) {
      tokens += answer.ratings().tokens();
      rate(answer, ratings, tags);
      answer.asked().forEach(waiting -> done.add(waiting.memory().id()));
    }
    if (done.isEmpty()) {
      return new Round(0, 0, tokens, unavailable);
    }
    List<Rating> known = new ArrayList<>(log.latest(space, rater.identity(), RATINGS_LOOKED_AT));
    known.addAll(ratings);
    Calibration calibration = Calibration.by(known);
    ratings.forEach(rating -> tags.computeIfPresent(
        rating.memory(), (memory, tag) -> calibrated(tag, rating, calibration)));
    writing.write(tags.keySet(), () -> log.rate(space, ratings, tags, done, clock.instant()));
    return new Round(tags.size(), done.size() - tags.size(), tokens, unavailable);
  }

  /** Adds what was rated in an answer. */
  private void rate(Answer answer, List<Rating> ratings, Map<MemoryId, Salience> tags) {
    List<Salience> surface = offline.tag(episode(answer.asked()));
    long share = answer.ratings().tokens() / answer.asked().size();
    for (int i = 0; i < answer.asked().size(); i++) {
      Optional<Salience> tag = answer.ratings().tags().get(i);
      if (tag.isPresent()) {
        MemoryId memory = answer.asked().get(i).memory().id();
        tags.put(memory, tag.get());
        ratings.add(new Rating(
            memory,
            rater.identity(),
            tag.get().importance(),
            surface.get(i).importance(),
            clock.instant(),
            share,
            answer.ratings().took()));
      }
    }
  }

  private static Salience calibrated(Salience tag, Rating rating, Calibration calibration) {
    return tag.withImportance(calibration.importance(rating.importance(), rating.offline()));
  }
}
