package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spaces that are to sleep, and when each last slept. Whoever lets one sleep claims it first,
 * so that no two do.
 *
 * <p>Each object is one claimant; several may share what they keep, in one process or in several. A
 * claim holds until it is given back or its lease is over, which is how the claims of a process
 * that was killed end. Thread-safe. What a call returned from is kept, also when the process is
 * killed right after. {@code SleepQueueContract} holds every implementation to it.
 */
public interface SleepQueue {

  /**
   * That a space is to sleep.
   *
   * @param space which space
   * @param schedule on which schedule
   * @param trigger what wakes it, for the report
   * @param due since when it is to
   * @param until when its night must end, and before which it must begin
   * @param lastSlept when the space last slept, as far as whoever wishes it knows; once it has
   *     slept again, the wish is void
   */
  record Wish(
      SpaceName space,
      String schedule,
      String trigger,
      Instant due,
      Optional<Instant> until,
      Optional<Instant> lastSlept) {}

  /**
   * A wish in the queue.
   *
   * @param wish what is wished
   * @param attempts how often it was claimed
   * @param nextTry before when it cannot be claimed
   * @param lastError what failed last
   * @param claimed whether somebody has claimed it, and not been gone since
   */
  record Waiting(
      Wish wish, int attempts, Instant nextTry, Optional<String> lastError, boolean claimed) {}

  /**
   * A space that is this claimant's to let sleep.
   *
   * @param wish what is wished
   * @param attempts how often it was claimed, this time included
   * @param again whether somebody had claimed it and was gone: it may have slept already
   */
  record Claim(Wish wish, int attempts, boolean again) {}

  /**
   * Adds a wish. Of one space there is one wish at most: a later one that is due later takes the
   * place of one that nobody has claimed by then, and may be tried at once.
   */
  void add(Wish wish);

  /**
   * Claims the space of that schedule that slept longest ago, among those that can be claimed.
   *
   * @param now the moment to take as now
   * @param lease until when it is claimed, unless it is renewed
   * @return the claim; empty when none can be claimed
   */
  Optional<Claim> claim(String schedule, Instant now, Instant lease);

  /** Renews the lease of all that this claimant has claimed. */
  void renew(Instant lease);

  /** Notes that the space slept, and takes its wish out of the queue. */
  void slept(Claim claim, Instant at);

  /** Gives a claim back that failed, not to be claimed before that moment. */
  void failed(Claim claim, String error, Instant nextTry);

  /** Takes the wishes of a schedule out that were due before that moment and nobody has claimed. */
  void withdraw(String schedule, Instant dueBefore);

  /** Returns the wishes of that schedule, claimed ones too, by space. */
  List<Waiting> waiting(String schedule, Instant now);

  /** Returns when each space last slept on a schedule. */
  Map<SpaceName, Instant> lastSlept();
}
