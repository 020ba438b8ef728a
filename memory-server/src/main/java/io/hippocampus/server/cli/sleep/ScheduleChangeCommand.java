package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command that changes one schedule. */
abstract class ScheduleChangeCommand extends SchedulesCommand {

  @Parameters(paramLabel = "NAME", description = "The schedule's name.")
  private String name = "";

  private final String done;

  private ScheduleChangeCommand(Desk desk, String done) {
    super(desk);
    this.done = done;
  }

  /** What was done with which schedule. */
  record Changed(String schedule, String done) {}

  abstract void change(Book book, String schedule, Instant now);

  @Override
  final Answer answer(Book book) {
    book.require(name);
    change(book, name, now());
    return Answer.of(new Changed(name, done), page -> page.line("%s %s.", name, done));
  }

  /** Pauses a schedule. */
  @Command(
      name = "pause",
      description = "Pause a schedule: nothing wakes its spaces, and no night is missed meanwhile.",
      footer = "  hippocampus schedule pause nightly")
  static final class Pause extends ScheduleChangeCommand {

    Pause(Desk desk) {
      super(desk, "paused");
    }

    @Override
    void change(Book book, String schedule, Instant now) {
      book.schedules().pause(schedule, now);
    }
  }

  /** Resumes a schedule. */
  @Command(
      name = "resume",
      description = "Resume a schedule that is paused: its nights count from now.",
      footer = "  hippocampus schedule resume nightly")
  static final class Resume extends ScheduleChangeCommand {

    Resume(Desk desk) {
      super(desk, "resumed");
    }

    @Override
    void change(Book book, String schedule, Instant now) {
      book.schedules().resume(schedule, now);
    }
  }

  /** Removes a schedule. */
  @Command(
      name = "remove",
      description = "Remove a schedule. What its spaces slept stays slept.",
      footer = "  hippocampus schedule remove nightly")
  static final class Remove extends ScheduleChangeCommand {

    Remove(Desk desk) {
      super(desk, "removed");
    }

    @Override
    void change(Book book, String schedule, Instant now) {
      book.schedules().remove(schedule);
    }
  }
}
