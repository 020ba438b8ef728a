package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.home.RunningSchedules;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;

/** A home that a server has open: it stays open, and others use it meanwhile. */
record ServedHome(OpenHome home) implements HomeInUse {

  @Override
  public Hippocampus memory() {
    return home.memory();
  }

  @Override
  public SleepSchedules schedules() {
    return new RunningSchedules(home.schedules(), home.scheduler());
  }

  @Override
  public SleepQueue queue() {
    return home.queue();
  }

  @Override
  public Night sleep(MemorySpace space, SleepRequest request) {
    return home.desk().start(space, request, "the command line").awaitNight();
  }

  @Override
  public void close() {
    // It is not this command's to close.
  }
}
