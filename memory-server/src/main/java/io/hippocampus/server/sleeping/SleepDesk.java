package io.hippocampus.server.sleeping;

import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.UnavailableException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Where nights are started that nobody waits for. One night of a space at a time; the latest
 * {@value #MOST_RUNS} runs of each space are remembered until the process ends. Thread-safe.
 */
public final class SleepDesk implements AutoCloseable {

  /** So many runs of a space are remembered. */
  public static final int MOST_RUNS = 100;

  private static final System.Logger LOG = System.getLogger(SleepDesk.class.getName());
  private static final int BYTES_OF_AN_ID = 16;

  private final Executor executor;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<Night> onNight;
  private final Map<SpaceName, Deque<SleepRun>> runs = new HashMap<>();
  private boolean closed;

  /**
   * Opens a desk.
   *
   * @param executor where nights are slept, each on a thread of its own; not shut down here
   * @param random makes the ids of runs; a {@link java.security.SecureRandom}, so that nobody
   *     guesses them
   * @param onNight is told of each night that is over, by the thread that slept it
   */
  public SleepDesk(
      Executor executor, InstantSource clock, RandomGenerator random, Consumer<Night> onNight) {
    this.executor = executor;
    this.clock = clock;
    this.random = random;
    this.onNight = onNight;
  }

  /**
   * Starts a night and returns at once. What comes of it is told by the run: a night that cannot be
   * slept after all fails there.
   *
   * @param request the night; it is watched by the run, and its own observer is only asked whether
   *     to cancel it
   * @param by who starts it, for people
   * @throws ConflictException if a night of that space is under way, started here or elsewhere
   * @throws UnavailableException if the desk is closed, or the executor takes nothing more
   */
  public SleepRun start(MemorySpace space, SleepRequest request, String by) {
    SleepRun run = enter(space, request, by);
    try {
      executor.execute(() -> sleep(space, request, run));
    } catch (RejectedExecutionException e) {
      UnavailableException full =
          new UnavailableException("no night can be started now; try again later", e);
      run.over(full);
      throw full;
    }
    return run;
  }

  private synchronized SleepRun enter(MemorySpace space, SleepRequest request, String by) {
    if (closed) {
      throw new UnavailableException("no night is started any more, for this process is ending");
    }
    Deque<SleepRun> ofSpace = runs.computeIfAbsent(space.name(), name -> new ArrayDeque<>());
    boolean isRunning = !ofSpace.isEmpty() && !ofSpace.getFirst().status().isOver();
    if (isRunning || space.isAsleep()) {
      throw new ConflictException("space " + space.name()
          + " is asleep already; wait until that night is over, or cancel it");
    }
    SleepRun run = new SleepRun(newId(), space.name(), by, request.dryRun(), clock);
    ofSpace.addFirst(run);
    if (ofSpace.size() > MOST_RUNS) {
      ofSpace.removeLast();
    }
    return run;
  }

  private String newId() {
    byte[] id = new byte[BYTES_OF_AN_ID];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private void sleep(MemorySpace space, SleepRequest request, SleepRun run) {
    try {
      Night night = space.sleepAndTell(request.watchedBy(run.observer(request.observer())));
      onNight.accept(night);
      run.over(night);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a night of space " + space.name() + " failed", e);
      run.over(e);
    } catch (Error e) {
      run.over(new IllegalStateException("the night ended with " + e, e));
      throw e;
    }
  }

  /** Returns that run of the space, if it is remembered. */
  public Optional<SleepRun> find(SpaceName space, String runId) {
    return runs(space).stream().filter(run -> run.id().equals(runId)).findFirst();
  }

  /** Returns the runs of the space that are remembered, newest first. */
  public synchronized List<SleepRun> runs(SpaceName space) {
    return List.copyOf(runs.getOrDefault(space, new ArrayDeque<>()));
  }

  /**
   * Starts nothing more, has every night cancelled that is under way, and waits until they are
   * over; one that has begun to commit is committed.
   */
  @Override
  public void close() {
    List<SleepRun> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      runs.values().forEach(all::addAll);
    }
    all.forEach(run -> run.cancel("the server, which is shutting down"));
    all.forEach(SleepRun::awaitOver);
  }
}
