package io.hippocampus.sleep.quartz;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * One thread that works in the database for whoever asks, one after another. Nobody else knows it,
 * so nobody interrupts it there; an interrupt of the one who asks waits until there is an answer.
 */
final class OwnThread implements AutoCloseable {

  private final ExecutorService thread;

  OwnThread(String name) {
    thread = Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Returns what the work returns, or throws what it throws. */
  <T> T ask(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, thread).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw e;
    }
  }

  /** Takes no more work and returns when all that was asked is done. */
  @Override
  public void close() {
    ask(() -> {
      thread.shutdown();
      return true;
    });
  }
}
