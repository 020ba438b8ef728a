package io.hippocampus.port;

import io.hippocampus.memory.SpaceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every call of a language model: what it was for, what it cost, how it ended. Thread-safe; as
 * durable as {@link MemoryStore}. It holds no word of a question or an answer.
 */
public interface ModelLog {

  /** What a model is asked for. */
  enum Purpose {
    /** To rate how much experiences matter. */
    TAG,
    /** To tell how two close memories relate. */
    JUDGE,
    /** To say what several episodes have in common. */
    ABSTRACT
  }

  /** How a call ended. */
  enum Outcome {
    /** With an answer that is what was asked for. */
    ANSWERED,
    /** With an answer of which something is missing or wrong. */
    FLAWED,
    /** Without an answer, for now. */
    UNAVAILABLE,
    /** With a refusal. */
    REFUSED
  }

  /**
   * A call.
   *
   * @param space in whose name
   * @param purpose what for
   * @param model which model
   * @param prompt the version of what it was asked
   * @param at when it was asked
   * @param took how long it took
   * @param tokens what it cost
   * @param asked how many things it was asked for
   * @param answered how many of them its answer gave
   * @param outcome how it ended
   * @param failure what went wrong, in our words; empty when nothing did
   */
  record Call(
      SpaceName space,
      Purpose purpose,
      String model,
      String prompt,
      Instant at,
      Duration took,
      long tokens,
      int asked,
      int answered,
      Outcome outcome,
      String failure) {}

  /** Appends a call. */
  void append(Call call);

  /**
   * What calls cost together.
   *
   * @param calls how many there were
   * @param failed how many of them ended without an answer, or refused
   * @param tokens what all of them cost
   */
  record Spent(long calls, long failed, long tokens) {}

  /**
   * Returns what was spent from a moment on.
   *
   * @param space by this space, or by all of the home when empty
   */
  Spent spent(Optional<SpaceName> space, Instant from);

  /** Returns the latest calls of a space, newest first. */
  List<Call> latest(SpaceName space, int limit);
}
