package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a language model answered when nights asked it about memories, so that no night asks twice
 * and each can be planned again just as it was.
 *
 * <p>Thread-safe; as durable as {@link MemoryStore}. When a memory is erased or expires, what was
 * answered about it goes too, for it may quote it.
 */
public interface ConsultationLog {

  /**
   * A question.
   *
   * @param digest names it within its space: differs when any memory it is about says something
   *     else, or somebody else is asked, or something else
   * @param about the memories it is about
   */
  record Question(String digest, List<MemoryId> about) {
    public Question {
      about = List.copyOf(about);
    }
  }

  /**
   * An answer.
   *
   * @param question to what
   * @param by who answered
   * @param advice what it said
   * @param at when it was asked
   * @param tokens what asking cost; of several questions asked at once, each has its part
   */
  record Answer(Question question, Consultant by, Advice advice, Instant at, long tokens) {}

  /**
   * Keeps answers, atomically. One to a question that has been answered is passed over, and so is
   * one about a memory that is erased or not there.
   */
  void append(SpaceName space, List<Answer> answers);

  /** Returns the answers there are to questions of these digests, in no particular order. */
  List<Answer> answers(SpaceName space, Collection<String> digests);
}
