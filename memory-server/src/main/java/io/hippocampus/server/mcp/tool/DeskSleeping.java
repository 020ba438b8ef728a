package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.sleeping.SleepDesk;
import io.hippocampus.server.sleeping.SleepEvent;
import io.hippocampus.server.sleeping.SleepRun;
import java.time.Duration;

/** Lets a memory sleep at a desk, where others see the night as well, and waits for it. */
final class DeskSleeping implements Sleeping {

  private static final Duration LOOKING_UP = Duration.ofSeconds(10);

  private final SleepDesk desk;

  DeskSleeping(SleepDesk desk) {
    this.desk = desk;
  }

  @Override
  public Night sleep(MemorySpace space, SleepRequest request, Progress progress) {
    SleepRun run = desk.start(space, request, request.trigger());
    NightProgress told = new NightProgress(progress);
    try {
      watch(run, told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.cancel("the server, which is stopping");
      throw new UnavailableException("nobody waited for the night; try again later", e);
    }
    return run.awaitNight();
  }

  private static void watch(SleepRun run, NightProgress told) throws InterruptedException {
    long last = 0;
    boolean isOver = false;
    while (!isOver) {
      for (SleepEvent event : run.awaitAfter(last, LOOKING_UP)) {
        last = event.number();
        isOver = event.what() instanceof SleepEvent.What.Over;
        tell(event.what(), told);
      }
      told.cancelledBy().ifPresent(run::cancel);
    }
  }

  private static void tell(SleepEvent.What what, NightProgress told) {
    switch (what) {
      case SleepEvent.What.Began began -> told.began(began.phase(), began.considered());
      case SleepEvent.What.Went went -> told.went(went.progress());
      case SleepEvent.What.Ended ended -> told.ended(ended.report());
      case SleepEvent.What.CancelWanted wanted -> {}
      case SleepEvent.What.Over over -> {}
    }
  }
}
