package io.hippocampus.adapter.jdbc;

import io.hippocampus.port.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the writes of all callers to disk: group commit.
 *
 * <p>One thread takes what is queued, does each write behind a savepoint of one transaction,
 * commits, syncs the disk, and only then lets the callers go; so many callers share the price of
 * one sync. A write that throws is rolled back to its savepoint and throws to its own caller. While
 * a batch is on its way to disk the next one gathers; when that is full, callers wait.
 *
 * <p>When the database fails as a whole (a full disk closes it) the batch is looked for after
 * reopening: was it kept, its callers are told so; else they get an {@link UnavailableException},
 * and the next write opens the database again.
 *
 * <p>Callers wait uninterruptibly: a wait given up would not know what became of its write. The
 * thread is stopped by a flag, never by an interrupt, which would close H2's files under everybody.
 */
final class Committer implements AutoCloseable {

  private static final int LONGEST_BATCH = 256;

  /** After so many batches some room in the file is used again. */
  private static final int BATCHES_BETWEEN_REUSE = 32;

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Queue<Write<?>> queue = new ArrayDeque<>();
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
  private boolean closed;

  /** Something that changes the store; what it throws undoes it. */
  interface Work<T> {
    T in(Transaction transaction) throws SQLException;
  }

  Committer(Database database) {
    this.database = database;
  }

  /** Begins to take writes, on a thread of its own. */
  void start() {
    Thread thread = new Thread(this::run, "hippocampus-committer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns what the work returned, once it is on disk.
   *
   * @param act what is done, to complete "cannot ..."
   */
  <T> T write(String act, Work<T> work) {
    Write<T> write = new Write<>(work);
    enqueue(act, write);
    try {
      return write.done.join();
    } catch (CompletionException e) {
      throw Failures.translate(act, e.getCause() == null ? e : e.getCause());
    }
  }

  private void enqueue(String act, Write<?> write) {
    lock.lock();
    try {
      while (queue.size() >= LONGEST_BATCH && !closed) {
        notFull.awaitUninterruptibly();
      }
      if (closed) {
        throw new UnavailableException("cannot " + act + ": the store is closed; open it again");
      }
      queue.add(write);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    int batches = 0;
    try {
      for (List<Write<?>> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
        commit(batch);
        if (++batches % BATCHES_BETWEEN_REUSE == 0) {
          database.reuseSpace();
        }
      }
    } finally {
      stopped.complete(true);
    }
  }

  /** Waits for writes and returns all of them; returns none once closed. */
  private List<Write<?>> nextBatch() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        notEmpty.awaitUninterruptibly();
      }
      List<Write<?>> batch = new ArrayList<>(queue);
      queue.clear();
      notFull.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Write<?>> batch) {
    long committing = 0;
    try {
      database.requireRoom();
      Connection connection = database.writer();
      Transaction transaction = Transaction.begin(connection);
      for (Write<?> write : batch) {
        write.attempt(transaction);
      }
      committing = transaction.batch();
      transaction.commit();
      database.sync(connection);
      batch.forEach(Write::acknowledge);
    } catch (SQLException | RuntimeException | Error e) {
      database.dropWriter();
      if (committing > 0 && database.hasKept(committing)) {
        batch.forEach(Write::acknowledge);
      } else {
        batch.forEach(write -> write.fail(e));
      }
    }
  }

  /** Brings to disk what is queued and takes no more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
    stopped.join();
  }

  /** A write on its way: its outcome is known when it was done, and told when it is on disk. */
  private static final class Write<T> {
    private final Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Write(Work<T> work) {
      this.work = work;
    }

    /** Does the work; throws only when the transaction as a whole has failed. */
    void attempt(Transaction transaction) throws SQLException {
      try {
        T result = transaction.attempt(work);
        outcome = () -> done.complete(result);
      } catch (SQLException | RuntimeException e) {
        outcome = () -> done.completeExceptionally(e);
        if (transaction.connection().isClosed()) {
          throw e;
        }
      }
    }

    void acknowledge() {
      outcome.run();
    }

    void fail(Throwable failure) {
      done.completeExceptionally(failure);
    }
  }
}
