package io.hippocampus.server.cli.sleep;

import io.hippocampus.Hippocampus;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.view.ScheduleView;
import io.hippocampus.sleep.Run;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.jdbc.JdbcSleepQueue;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
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
   * @param dataSource its database
   * @param schedules its schedules
   * @param queue its spaces that are to sleep
   */
  record Book(
      Hippocampus memory, DataSource dataSource, SleepSchedules schedules, SleepQueue queue) {

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

  /** Starts to open the home; a command that makes it says so. */
  protected Hippocampus.Builder opening() {
    return home.existing();
  }

  @Override
  protected final Answer answer() throws IOException {
    try (Hippocampus memory = opening().open()) {
      DataSource dataSource = memory.dataSource().orElseThrow();
      return answer(new Book(
          memory,
          dataSource,
          JdbcSleepSchedules.open(dataSource),
          JdbcSleepQueue.open(dataSource)));
    }
  }

  final Instant now() {
    return terminal().clock().instant();
  }
}
