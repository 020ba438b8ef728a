package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.Reembedding;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.port.Embedder;
import io.hippocampus.server.home.RunningSchedules;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import java.util.Optional;
import java.util.function.Consumer;

/** A home that a server has open: it stays open, and others use it meanwhile. */
record ServedHome(Host host) implements HomeInUse {

  @Override
  public Hippocampus memory() {
    return host.home().memory();
  }

  @Override
  public SleepSchedules schedules() {
    return new RunningSchedules(host.home().schedules(), host.home().scheduler());
  }

  @Override
  public SleepQueue queue() {
    return host.home().queue();
  }

  @Override
  public Night sleep(MemorySpace space, SleepRequest request) {
    NightObserver whileWanted = new NightObserver() {
      @Override
      public Optional<String> cancelledBy() {
        return host.isWanted().getAsBoolean()
            ? Optional.empty()
            : Optional.of("the command line, where nobody waits for it any more");
      }
    };
    return host.home()
        .desk()
        .start(space, request.watchedBy(whileWanted), "the command line")
        .awaitNight();
  }

  /** An embedder that the server uses is closed with its process, as is the first one. */
  @Override
  public Reembedding reembed(Embedder next, Consumer<Reembedding> progress) {
    try {
      return memory().reembed(next, progress);
    } finally {
      if (!memory().embeddingModel().equals(next.model())) {
        next.close();
      }
    }
  }

  @Override
  public void close() {
    // It is not this command's to close.
  }
}
