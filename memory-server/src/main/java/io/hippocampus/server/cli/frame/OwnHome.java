package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.Reembedding;
import io.hippocampus.SleepRequest;
import io.hippocampus.port.Embedder;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.jdbc.JdbcSleepQueue;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;
import java.util.Optional;
import java.util.function.Consumer;

/** A home that was opened for one command, in a process where nothing else happens. */
final class OwnHome implements HomeInUse {

  private final Hippocampus memory;
  private Optional<Embedder> taken = Optional.empty();

  OwnHome(Hippocampus memory) {
    this.memory = memory;
  }

  @Override
  public Hippocampus memory() {
    return memory;
  }

  @Override
  public SleepSchedules schedules() {
    return JdbcSleepSchedules.open(memory.dataSource().orElseThrow());
  }

  @Override
  public SleepQueue queue() {
    return JdbcSleepQueue.open(memory.dataSource().orElseThrow());
  }

  @Override
  public Night sleep(MemorySpace space, SleepRequest request) {
    return space.sleepAndTell(request);
  }

  @Override
  public Reembedding reembed(Embedder next, Consumer<Reembedding> progress) {
    taken = Optional.of(next);
    return memory.reembed(next, progress);
  }

  @Override
  public void close() {
    memory.close();
    taken.ifPresent(Embedder::close);
  }
}
