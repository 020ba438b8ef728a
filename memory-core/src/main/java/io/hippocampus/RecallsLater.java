package io.hippocampus;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.RecallLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A log of recalls that keeps nobody waiting: what is appended is written in the background.
 * Whoever asks the log or says something of a recall finds all that was appended before, for what
 * is not written by then is written first, however busy the background is.
 *
 * <p>Thread-safe. What cannot be written is lost and said in the program's own log: a recall was
 * answered by then, and an agent lives on without its trace.
 */
final class RecallsLater implements RecallLog {

  private static final System.Logger LOG = System.getLogger(RecallsLater.class.getName());

  private final RecallLog log;
  private final Executor background;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /** Held while something is written, so that who comes then waits until it is there. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Recalls that are not written yet. */
  private record Waiting(SpaceName space, List<Recall> recalls) {}

  RecallsLater(RecallLog log, Executor background) {
    this.log = log;
    this.background = background;
  }

  @Override
  public void append(SpaceName space, List<Recall> recalls) {
    waiting.add(new Waiting(space, List.copyOf(recalls)));
    background.execute(this::write);
  }

  private void write() {
    writing.lock();
    try {
      Map<SpaceName, List<Recall>> all = new LinkedHashMap<>();
      for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
        all.computeIfAbsent(next.space(), space -> new ArrayList<>()).addAll(next.recalls());
      }
      all.forEach(this::write);
    } finally {
      writing.unlock();
    }
  }

  private void write(SpaceName space, List<Recall> recalls) {
    try {
      log.append(space, recalls);
    } catch (HippocampusException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          recalls.size() + " recalls of space " + space
              + " could not be logged and are not counted",
          e);
    }
  }

  /** Returns what is asked of the log, once all is written that was appended before. */
  private <T> T asked(Supplier<T> question) {
    write();
    return question.get();
  }

  @Override
  public void feedback(
      SpaceName space, RecallId recall, MemoryId memory, Usefulness usefulness, Instant at) {
    write();
    log.feedback(space, recall, memory, usefulness, at);
  }

  @Override
  public void reward(SpaceName space, RecallId recall, double reward, Instant at) {
    write();
    log.reward(space, recall, reward, at);
  }

  @Override
  public List<Reactivation> uncounted(SpaceName space) {
    return asked(() -> log.uncounted(space));
  }

  @Override
  public List<Reactivation> uncounted(SpaceName space, MemoryId memory) {
    return asked(() -> log.uncounted(space, memory));
  }

  @Override
  public List<UsefulRecall> useful(SpaceName space, int limit) {
    return asked(() -> log.useful(space, limit));
  }

  @Override
  public Set<MemoryId> givenSince(SpaceName space, Instant since) {
    return asked(() -> log.givenSince(space, since));
  }

  @Override
  public List<Outcome> outcomes(SpaceName space) {
    return asked(() -> log.outcomes(space));
  }

  @Override
  public List<Asked> asked(SpaceName space, Instant since, int limit) {
    return asked(() -> log.asked(space, since, limit));
  }

  @Override
  public List<Logged> loggedAfter(SpaceName space, long number, int limit) {
    return asked(() -> log.loggedAfter(space, number, limit));
  }

  @Override
  public long count(SpaceName space) {
    return asked(() -> log.count(space));
  }
}
