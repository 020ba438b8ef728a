package io.hippocampus.server.cli.policy;

import io.hippocampus.consolidation.Horizon;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.cli.policy.SimulateCommand.Foreseen;
import io.hippocampus.server.view.SimulationView;
import io.hippocampus.server.view.SimulationView.ContenderView;
import io.hippocampus.sleep.simulation.Difference;
import io.hippocampus.sleep.simulation.Difference.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What if, for people: contenders side by side. */
final class SimulationPage {

  private static final int SHOWN = 3;
  private static final int LONGEST = 100;
  private static final int NAME = 24;

  private final Page page;
  private final boolean all;

  /** Writes there; all examples of differences, or the first few. */
  SimulationPage(Page page, boolean all) {
    this.page = page;
    this.all = all;
  }

  /** Writes what was found of one space. */
  void print(SimulationView view) {
    page.line(
        "%s  %s to %s: %s recorded again, %s",
        page.strong(Page.data(view.space())),
        page.day(view.from()),
        page.day(view.until()),
        Page.experiences(view.recorded()),
        Page.count(view.useful(), "recall was of use", "recalls were of use"));
    if (view.gone() > 0) {
      page.line(
          "  %s",
          page.doubtful(Page.experiences(view.gone()) + " are gone for good: what is kept is a"
              + " lower bound, the more so the more a policy keeps"));
    }
    if (view.lost() > 0) {
      page.line(
          "  %s", page.faint(view.lost() + " of the recalls are about what is gone; not asked"));
    }
    page.line();
    table(view.contenders());
    view.differences().forEach(this::print);
    page.line();
  }

  private void table(List<ContenderView> contenders) {
    row("", contenders, one -> Page.data(one.name(), NAME));
    row("nights", contenders, one -> number(one.nights().size()));
    row("live memories", contenders, one -> number(one.held().live()));
    row("words", contenders, one -> number(one.held().words()));
    row("index", contenders, one -> Page.bytes(one.indexBytes()));
    row("consolidated", contenders, one -> number(one.consolidated()));
    row("merged", contenders, one -> number(one.merged()));
    row("pruned", contenders, one -> number(one.pruned()));
    if (contenders.stream().anyMatch(one -> one.uncommitted() > 0)) {
      row("nights not committed", contenders, one -> number(one.uncommitted()));
    }
    if (contenders.stream().anyMatch(one -> one.approved() > 0)) {
      row("nights to approve", contenders, one -> number(one.approved()));
    }
    if (contenders.stream().anyMatch(one -> one.answers().asked() > 0)) {
      row("useful recalls", contenders, one -> number(one.answers().asked()));
      row("  answered", contenders, one -> share(one.answers().share()));
      row("  regretted", contenders, one -> share(one.answers().regret()));
      row("retention", contenders, one -> share(one.retention().share()));
    }
    row("texts embedded", contenders, one -> number(one.embedded()));
    row("nights took", contenders, one -> Page.seconds(Duration.ofMillis(one.tookMillis())));
    row("  per year", contenders, one -> Page.seconds(Duration.ofMillis(one.perYearMillis())));
  }

  private <T> void row(String name, List<T> columns, Function<T, String> value) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-22s", name));
    for (T column : columns) {
      line.append(String.format(Locale.ROOT, "%" + (NAME + 2) + "s", value.apply(column)));
    }
    page.line(line.toString().stripTrailing());
  }

  private void print(Difference difference) {
    page.line()
        .line(
            "%s keeps %s that %s loses, the most valuable first:",
            page.strong(Page.data(difference.keeps(), NAME)),
            Page.memories(difference.count()),
            Page.data(difference.loses(), NAME));
    List<Kept> shown = all
        ? difference.examples()
        : difference.examples().subList(0, Math.min(SHOWN, difference.examples().size()));
    for (Kept kept : shown) {
      page.line(
          "  %s  importance %.2f%s  %s",
          page.day(kept.occurredAt()),
          kept.importance(),
          kept.useful() > 0 ? ", of use " + Page.count(kept.useful(), "time", "times") : "",
          Page.data(kept.content(), LONGEST));
    }
    if (difference.count() > shown.size()) {
      page.line(
          "  %s",
          page.faint(String.format(Locale.ROOT, "and %,d more", difference.count() - shown.size())
              + (all ? "" : "; --verbose shows more")));
    }
  }

  /** Writes what is foreseen of one space. */
  void print(Foreseen foreseen) {
    page.line(
        "%s  if nothing new happens, of today's %s are left",
        page.strong(Page.data(foreseen.space())),
        Page.memories(foreseen.policies().get(0).horizons().get(0).live()));
    for (SimulateCommand.Foresight policy : foreseen.policies()) {
      List<Horizon> horizons = new ArrayList<>(policy.horizons());
      page.line();
      row(
          Page.data(policy.policy(), 22),
          horizons,
          one -> "after " + number(one.nights()) + " nights");
      row("memories", horizons, one -> number(one.kept()));
      row("words", horizons, one -> number(one.words()));
      row("mean retrievability", horizons, one -> decimal(one.meanRetrievability()));
      row("retrievable 0.9", horizons, one -> share(one.atLeast90(), one.live()));
      row("retrievable 0.7", horizons, one -> share(one.atLeast70(), one.live()));
      row("retrievable 0.5", horizons, one -> share(one.atLeast50(), one.live()));
    }
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String share(int part, int whole) {
    return number(part) + " (" + share(whole == 0 ? 0 : (double) part / whole) + ")";
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
