package io.hippocampus.server.cli.policy;

import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.UseView;
import io.hippocampus.server.view.UseView.AgeView;
import io.hippocampus.server.view.UseView.DeadWeightView;
import io.hippocampus.server.view.UseView.PromotedView;
import io.hippocampus.server.view.UseView.RegretView;
import io.hippocampus.server.view.UseView.RowView;
import io.hippocampus.server.view.UseView.ShareView;
import io.hippocampus.server.view.UseView.TrueRecallView;
import io.hippocampus.server.view.UseView.WantedView;
import java.util.List;
import java.util.Locale;

/** What a space's use tells, for people. */
final class UsePage {

  private static final int NIGHTS = 10;
  private static final int WANTED = 10;

  private UsePage() {}

  static void print(UseView use, Page page) {
    printTrueRecall(use, page);
    printRegret(use.regret(), page);
    printDeadWeight(use.deadWeight(), page);
    printNights(use.nights(), page);
  }

  private static void printTrueRecall(UseView use, Page page) {
    TrueRecallView table = use.trueRecall();
    if (table.useful().whole() == 0) {
      page.line(
          "%s: nothing was judged yet; say with 'feedback' what was of use",
          page.strong("True recall"));
    } else {
      page.line(
          "%s: of %s judgements %s say that it was useful",
          page.strong("True recall"), amount(table.useful().whole()), share(table.useful()));
      page.line("  predicted       mean     judged     useful   95 %");
      for (RowView row : table.rows()) {
        page.line(
            "  %.1f to %.1f    %.3f   %8s    %6.1f %%   %s",
            row.from(),
            row.to(),
            row.predicted(),
            amount(row.useful().whole()),
            100 * row.useful().share().orElse(Double.NaN),
            interval(row.useful()));
      }
      page.line(
          "  log loss %.3f, Brier %.3f; the log loss of predicting their share for all is %.3f",
          table.logLoss().orElse(Double.NaN),
          table.brier().orElse(Double.NaN),
          table.baseLogLoss().orElse(Double.NaN));
    }
    if (use.unpredicted() > 0) {
      page.line(
          "  %s: %s recalled before predictions were kept",
          page.doubtful("left out"), Page.memories(use.unpredicted()));
    }
  }

  private static void printRegret(RegretView regret, Page page) {
    if (regret.pruned() == 0) {
      page.line().line("%s: nothing that could be restored was pruned", page.strong("Regret"));
      return;
    }
    page.line()
        .line(
            "%s: %s that were pruned, put beside the rest, and %s since asked again:",
            page.strong("Regret"),
            Page.memories(regret.pruned()),
            Page.count((long) regret.recalls().whole(), "recall", "recalls"))
        .line("  the best answer would be a pruned one of %s", share(regret.best()))
        .line("  one of the ten best would be a pruned one of %s", share(regret.recalls()));
    for (WantedView wanted :
        regret.wanted().subList(0, Math.min(WANTED, regret.wanted().size()))) {
      page.line(
          "  %2d.  %s  %s  for: %s",
          wanted.rank(),
          page.faint(Page.data(wanted.memory())),
          Page.data(wanted.content(), 50),
          Page.data(wanted.cue(), 50));
    }
  }

  private static void printDeadWeight(DeadWeightView dead, Page page) {
    page.line()
        .line(
            "%s: %s of %s and %s of %s words were never recalled",
            page.strong("Dead weight"),
            percent(dead.all().memories()),
            Page.memories((long) dead.all().memories().whole()),
            percent(dead.all().words()),
            amount(dead.all().words().whole()));
    for (AgeView age : dead.byAge()) {
      if (age.memories().whole() > 0) {
        page.line(
            "  %-16s %6s of %6s memories, %8s of %8s words",
            age.toDays().isPresent()
                ? age.fromDays() + " to " + age.toDays().getAsInt() + " days"
                : age.fromDays() + " days and more",
            amount(age.memories().part()),
            amount(age.memories().whole()),
            amount(age.words().part()),
            amount(age.words().whole()));
      }
    }
  }

  private static void printNights(List<PromotedView> nights, Page page) {
    long idle = nights.stream().filter(night -> !night.promoted()).count();
    page.line()
        .line(
            "%s: %d of the %s promoted nothing",
            page.strong("Promoted"),
            idle,
            Page.count(nights.size(), "latest night", "latest nights"));
    nights.stream()
        .limit(NIGHTS)
        .forEach(night -> page.line(
            "  %s  %,d consolidated, %,d merged, %,d abstracted, %,d pruned",
            page.minute(night.at()),
            night.consolidated(),
            night.merged(),
            night.abstracted(),
            night.pruned()));
  }

  private static String share(ShareView share) {
    return "%s (%s; 95 %%: %s)".formatted(amount(share.part()), percent(share), interval(share));
  }

  private static String percent(ShareView share) {
    return share
        .share()
        .map(value -> String.format(Locale.ROOT, "%.1f %%", 100 * value))
        .orElse("none");
  }

  private static String interval(ShareView share) {
    return String.format(Locale.ROOT, "%.1f to %.1f", 100 * share.low(), 100 * share.high());
  }

  /** Returns how many there are; rewards count in parts. */
  static String amount(double count) {
    return count == Math.rint(count)
        ? String.format(Locale.ROOT, "%,.0f", count)
        : String.format(Locale.ROOT, "%,.1f", count);
  }
}
