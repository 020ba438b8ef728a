package io.hippocampus.server.cli.sleep;

import io.hippocampus.Hippocampus;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.view.ScheduleView;
import io.hippocampus.sleep.Run;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.SleepSchedules.Kept;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command on the schedules of a home. */
abstract class SchedulesCommand extends Subcommand {

  @Mixin
  final HomeOption home;

  SchedulesCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /**
   * The schedules of a home that is open.
   *
   * @param memory the home
   * @param schedules its schedules
   * @param queue its spaces that are to sleep
   */
  record Book(Hippocampus memory, SleepSchedules schedules, SleepQueue queue) {

    /** Returns the schedule of that name. */
    Kept require(String name) {
      return schedules
          .find(name)
          .orElseThrow(() -> new NotFoundException("there is no schedule '" + name + "'; "
              + (schedules.all().isEmpty() ? "there is none" : "there are " + names())));
    }

    private List<String> names() {
      return schedules.all().stream().map(kept -> kept.schedule().name()).toList();
    }

    /** Returns the view of a schedule with so many runs. */
    ScheduleView view(Kept kept, Instant now, int runs) {
      List<Run> next = kept.schedule().runs(now).limit(runs).toList();
      return ScheduleView.of(kept, next, queue.waiting(kept.schedule().name(), now));
    }
  }

  /** Does what the command is for. */
  abstract Answer answer(Book book) throws IOException;

  /** Opens the home; a command that makes it says so. */
  HomeInUse open() {
    return home.openExisting();
  }

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected final Answer answer() throws IOException {
    try (HomeInUse inUse = open()) {
      return answer(new Book(inUse.memory(), inUse.schedules(), inUse.queue()));
    }
  }

  final Instant now() {
    return terminal().clock().instant();
  }
}
