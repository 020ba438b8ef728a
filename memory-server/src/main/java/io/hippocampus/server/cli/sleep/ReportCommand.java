package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.GatesView;
import io.hippocampus.server.view.NightView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a night. */
@Command(
    name = "report",
    description = "Show what a night did, and what it decided on each memory and why.",
    footer = {
      "  hippocampus report                the last night",
      "  hippocampus report --verbose      with every decision and its formula",
      "  hippocampus report --gates        why was nothing promoted?"
    })
final class ReportCommand extends SpaceCommand {

  @Mixin
  private final NightParameter night = new NightParameter();

  @Option(
      names = "--gates",
      description = "Say of each new memory why it was promoted, or which gate stopped it.")
  private boolean gates;

  ReportCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    SleepReport report = night.require(space);
    if (gates) {
      GatesView view = GatesView.of(space.nights().gates(report.id()));
      return Answer.of(view, page -> NightPage.print(view, output().isVerbose(), page));
    }
    List<DecisionView> decisions =
        space.nights().decisions(report.id()).stream().map(DecisionView::of).toList();
    SleepCommand.Slept slept = new SleepCommand.Slept(NightView.of(report), decisions);
    return Answer.of(slept, page -> {
      NightPage.print(slept.night(), page);
      NightPage.print(slept.decisions(), output().isVerbose(), page);
    });
  }
}
