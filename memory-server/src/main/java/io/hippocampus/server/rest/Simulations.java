package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.home.TemporaryHome;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.http.Reply.EventStream;
import io.hippocampus.server.view.SimulationView;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.simulation.Contender;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.sleep.simulation.Simulation;
import io.hippocampus.sleep.simulation.SimulationOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Lives histories through again, one at a time, telling how far it is. Thread-safe. */
final class Simulations {

  private static final String CURRENT = "current";
  private static final LocalTime USUAL = LocalTime.of(3, 15);

  private final OpenHome home;
  private final Semaphore turn = new Semaphore(1);

  Simulations(OpenHome home) {
    this.home = home;
  }

  /** How far it is. */
  record Far(String what, long step, long steps) {}

  Reply run(Requests.Simulation wanted, MemorySpace space) {
    SleepPolicy current = space.policy().current();
    List<Contender> contenders = contenders(wanted.policies(), current);
    if (!turn.tryAcquire()) {
      throw Problem.of(Kind.TOO_MANY, "another simulation is under way; wait until it is over")
          .after(Duration.ofSeconds(10))
          .thrown();
    }
    return Reply.events(events -> {
      try {
        simulate(wanted, space, contenders, events);
      } finally {
        turn.release();
      }
    });
  }

  private List<Contender> contenders(Map<String, String> policies, SleepPolicy current) {
    SleepSchedule nightly = SleepSchedule.nightly("nightly", USUAL, home.zone());
    return new TreeMap<>(policies)
        .entrySet().stream()
            .map(named -> new Contender(
                named.getKey(),
                named.getValue().strip().equals(CURRENT)
                    ? current
                    : PolicyDocument.read(named.getValue()).policy(),
                nightly))
            .toList();
  }

  private void simulate(
      Requests.Simulation wanted,
      MemorySpace space,
      List<Contender> contenders,
      EventStream events) {
    Told told = new Told(events);
    try (TemporaryHome scratch = TemporaryHome.make()) {
      SimulationOptions.Builder options = SimulationOptions.builder(
              space.history(), contenders, scratch.directory(), home.memory().embedder())
          .before(space.policy().current())
          .zone(home.zone());
      wanted.nights().ifPresent(options::nights);
      told.send(
          "result", SimulationView.of(space.name().value(), Simulation.run(options.build(), told)));
    } catch (GoneException e) {
      // Nobody waits for the result any more.
      return;
    } catch (IOException | HippocampusException | IllegalArgumentException e) {
      told.send("problem", Problem.of(Kind.UNEXPECTED, String.valueOf(e.getMessage())));
    }
  }

  /** The client has gone. */
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Tells the client how far it is; ends the work when the client has gone. */
  private static final class Told implements Progress {
    private final EventStream events;
    private long id;
    private String what = "";
    private long steps;

    Told(EventStream events) {
      this.events = events;
    }

    void send(String name, Object data) {
      if (!events.send(++id, name, data)) {
        throw new GoneException();
      }
    }

    @Override
    public void begin(String begun, long of) {
      what = begun;
      steps = of;
      send("progress", new Far(what, 0, steps));
    }

    @Override
    public void reached(long step) {
      send("progress", new Far(what, step, steps));
    }

    @Override
    public void end() {}
  }
}
