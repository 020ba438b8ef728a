package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.SpacePolicy.InForce;
import io.hippocampus.learning.Fitted;
import io.hippocampus.learning.HeldOut;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.FittedView;
import io.hippocampus.server.view.FittedView.HeldOutView;
import io.hippocampus.server.view.FittedView.ParameterView;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits a space's policy to its own recall log. */
@Command(
    name = "calibrate",
    description = {
      "Fit how fast memories fade and what makes them worth keeping to the space's own recall log,"
          + " and say whether that predicts later judgements better than the policy in force.",
      "",
      "Needs 200 judgements by 'feedback', of 50 recalls over 14 days, 30 of them of the rarer"
          + " outcome. Changes nothing, unless --apply is given and the fit is better by more than"
          + " two standard errors."
    },
    footer = {"  hippocampus calibrate", "  hippocampus calibrate --apply"})
final class CalibrateCommand extends SpaceCommand {

  @Option(
      names = "--apply",
      description = "Sleep by the fitted policy from the next night on, if it is better.")
  private boolean apply;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who applies it. Default: the user of this session.")
  private Optional<String> by = Optional.empty();

  CalibrateCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    notes().line("fitting to what was said of recalls");
    Fitted fitted = space.calibrate();
    Optional<Integer> applied = apply ? apply(space, fitted) : Optional.empty();
    FittedView view = FittedView.of(space.name().value(), fitted, applied);
    return Answer.of(view, page -> print(view, page));
  }

  private Optional<Integer> apply(MemorySpace space, Fitted fitted) {
    return fitted
        .proposed()
        .map(policy -> space.policy().change(PolicyDocument.of(policy), who(), why(fitted)))
        .map(InForce::version);
  }

  private String who() {
    return by.orElseGet(() -> ChangeOptions.user(desk()));
  }

  private static String why(Fitted fitted) {
    HeldOut heldOut = fitted.heldOut().orElseThrow();
    return String.format(
        Locale.ROOT,
        "calibrated by %s judgements; the log loss of those held out falls from %.3f to %.3f",
        UsePage.amount(fitted.judgements()),
        heldOut.before(),
        heldOut.after());
  }

  private static void print(FittedView view, Page page) {
    page.line(
        "%s judgements, %s of them useful",
        page.strong(UsePage.amount(view.judgements())), UsePage.amount(view.useful()));
    if (view.unpredicted() > 0) {
      page.line(
          "  %s: %s recalled before predictions were kept",
          page.doubtful("left out"), Page.memories(view.unpredicted()));
    }
    if (view.heldOut().isEmpty()) {
      page.line("%s. There are", page.doubtful("Too little evidence; nothing is changed"));
      view.missing()
          .forEach(missing -> page.line(
              "  %s of %s %s",
              UsePage.amount(missing.there()), UsePage.amount(missing.needed()), missing.what()));
      return;
    }
    page.line("                 now       fitted");
    for (ParameterView parameter : view.parameters()) {
      page.line(
          "  %-12s %7s      %7s",
          parameter.name(), number(parameter.before()), number(parameter.after()));
    }
    HeldOutView heldOut = view.heldOut().get();
    page.line(
        "Held out, the latest %s judgements: log loss %.4f now, %.4f fitted;"
            + " better by %.4f, standard error %.4f",
        UsePage.amount(heldOut.judgements()),
        heldOut.before(),
        heldOut.after(),
        heldOut.gain(),
        heldOut.standardError());
    page.line(verdict(view, page));
  }

  private static String verdict(FittedView view, Page page) {
    if (view.proposed().isEmpty()) {
      return "Parameters already optimal: the fit is not better by more than two standard errors."
          + " Nothing is changed.";
    }
    return view.appliedAs()
        .map(version -> page.good("Better: version " + version)
            + " of the policy holds from the next sleep on.")
        .orElse(page.good("Better.") + " Nothing is changed; --apply has the space sleep by it.");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
