package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.Reembedding;
import io.hippocampus.SleepRequest;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import java.util.function.Consumer;

/**
 * A home while a command works on it, wherever that runs. Closing it closes what was opened for the
 * command, and nothing that others use.
 */
public sealed interface HomeInUse extends AutoCloseable permits OwnHome, ServedHome {

  /** Returns the memory; whoever asks leaves it open. */
  Hippocampus memory();

  /** Returns its schedules; a change takes effect at once. */
  SleepSchedules schedules();

  /** Returns which spaces are to sleep. */
  SleepQueue queue();

  /**
   * Has a space sleep, and returns when it is awake again.
   *
   * @throws ConflictException if it sleeps already
   */
  Night sleep(MemorySpace space, SleepRequest request);

  /**
   * Embeds everything with another model and uses that one from then on, as
   * {@link Hippocampus#reembed}.
   *
   * @param next the other model's embedder, which is not the caller's to close any more
   */
  Reembedding reembed(Embedder next, Consumer<Reembedding> progress);

  @Override
  void close();
}
