package io.hippocampus.server.rest;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.Optional;

/**
 * What was answered to requests that bear an {@code Idempotency-Key}, so that the same request sent
 * again does nothing again and is told the same.
 *
 * <p>Thread-safe. What a call returned from is kept, also when the process is killed right after.
 */
public interface AnswerLog {

  /**
   * A request known by its key.
   *
   * @param digest what was asked, as a hash
   * @param at when it was first asked; what it says of now is this
   * @param answer what was answered; empty when that was not written down
   */
  record Known(String digest, Instant at, Optional<Answered> answer) {}

  /**
   * An answer.
   *
   * @param status its status
   * @param body its body
   */
  record Answered(int status, String body) {}

  /** Notes that a request is asked, unless its key is known; returns what is known then. */
  Known begin(SpaceName space, String key, String digest, Instant at);

  /** Notes what it was answered. */
  void answered(SpaceName space, String key, Answered answer);

  /** Lets go of what was asked before that moment. */
  void expire(Instant before);
}
