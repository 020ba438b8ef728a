package io.hippocampus.server.cli.upkeep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks whether all is well. */
@Command(
    name = "doctor",
    description = {
      "Check whether all is well: Java, home, disk, store, indexes, model, clock, and that what is"
          + " recorded is recalled and forgotten.",
      "",
      "Changes nothing in the home; exit code 1 when a check fails. While a server runs, the server"
          + " is what is checked."
    },
    footer = "  hippocampus doctor")
final class DoctorCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  DoctorCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** All checks. */
  record Health(List<CheckView> checks) {}

  /**
   * A check.
   *
   * @param name what was checked
   * @param result {@code ok}, {@code warn} or {@code fail}
   * @param found what was found
   * @param advice what to do about it, empty when nothing need be done
   */
  record CheckView(String name, String result, String found, String advice) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() {
    List<Checkup.Check> checks = new Checkup(desk(), home, notes()).run();
    Health health = new Health(checks.stream()
        .map(c -> new CheckView(c.name(), Names.of(c.result()), c.found(), c.advice()))
        .toList());
    Answer answer = Answer.of(health, page -> checks.forEach(check -> print(check, page)));
    long failing =
        checks.stream().filter(c -> c.result() == Checkup.Result.FAIL).count();
    return failing == 0
        ? answer
        : answer.failed(new Failure(
            ExitCode.FAILED, "unhealthy", Page.count(failing, "check fails", "checks fail")));
  }

  private static void print(Checkup.Check check, Page page) {
    String mark = String.format(Locale.ROOT, "%-4s", Names.of(check.result()));
    page.line(
        "%s  %-12s %s",
        switch (check.result()) {
          case OK -> page.good(mark);
          case WARN -> page.doubtful(mark);
          case FAIL -> page.wrong(mark);
        },
        check.name(),
        Page.data(check.found()));
    if (!check.advice().isEmpty()) {
      page.paragraph(19, Page.data(check.advice()));
    }
  }
}
