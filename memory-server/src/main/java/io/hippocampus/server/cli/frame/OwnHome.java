package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.jdbc.JdbcSleepQueue;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;

/** A home that was opened for one command, in a process where nothing else happens. */
record OwnHome(Hippocampus memory) implements HomeInUse {

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
  public void close() {
    memory.close();
  }
}
