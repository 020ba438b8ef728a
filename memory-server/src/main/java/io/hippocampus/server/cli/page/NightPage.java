package io.hippocampus.server.cli.page;

import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.GatesView;
import io.hippocampus.server.view.GatesView.CandidateView;
import io.hippocampus.server.view.NightView;
import io.hippocampus.server.view.NightView.PhaseView;
import io.hippocampus.server.view.NightView.ProbeView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nights, for people. */
public final class NightPage {

  private static final int SHOWN_OF_A_KIND = 5;

  private NightPage() {}

  /** Writes a night in full, without its decisions. */
  public static void print(NightView night, Page page) {
    page.line("%s  %s", page.strong(Page.data(night.id())), outcome(night, page));
    page.line(
        "  as of %s, %s, took %s, policy %d",
        page.minute(night.at()),
        Page.data(night.trigger()),
        Page.seconds(Duration.ofMillis(night.tookMillis())),
        night.policyVersion());
    page.line(
        "  evening: %s (%,d short-term, %,d long-term), %,d words",
        Page.memories(night.evening().live()),
        night.evening().shortTerm(),
        night.evening().longTerm(),
        night.evening().words());
    page.line(
        "  morning: %s (%,d short-term, %,d long-term), %,d words",
        Page.memories(night.morning().live()),
        night.morning().shortTerm(),
        night.morning().longTerm(),
        night.morning().words());
    for (PhaseView phase : night.phases()) {
      page.line("  %-9s %s", phase.phase(), Page.data(phase.result()));
    }
    for (ProbeView probe : night.fallen()) {
      page.line(
          "  %s",
          page.wrong("fell from rank " + probe.eveningRank() + " to " + rank(probe.morningRank())
              + ": " + Page.data(probe.cue(), 80)));
    }
  }

  private static String outcome(NightView night, Page page) {
    String told = night.outcome().replace('_', ' ') + ": " + Page.data(night.because());
    return switch (night.outcome()) {
      case "committed" -> page.good(told);
      case "refused", "held" -> page.wrong(told);
      default -> page.doubtful(told);
    };
  }

  private static String rank(int rank) {
    return rank == 0 ? "not found" : String.valueOf(rank);
  }

  /** Writes decisions by verdict: a few of each, or all. */
  public static void print(List<DecisionView> decisions, boolean all, Page page) {
    Map<String, List<DecisionView>> byVerdict = decisions.stream()
        .collect(Collectors.groupingBy(DecisionView::verdict, TreeMap::new, Collectors.toList()));
    byVerdict.forEach((verdict, of) -> {
      page.line()
          .line(
              "%s %s",
              page.strong(verdict), page.faint(String.format(Locale.ROOT, "%,d", of.size())));
      of.stream()
          .limit(all ? Long.MAX_VALUE : SHOWN_OF_A_KIND)
          .forEach(decision -> print(decision, all, page));
      if (!all && of.size() > SHOWN_OF_A_KIND) {
        page.line(
            "  %s",
            page.faint("and " + (of.size() - SHOWN_OF_A_KIND) + " more; --verbose shows all"));
      }
    });
  }

  private static void print(DecisionView decision, boolean everyTerm, Page page) {
    page.line(
        "  %s  %s: %s",
        Page.data(decision.memory()), decision.phase(), Page.data(decision.why().because()));
    if (everyTerm) {
      RecollectionPage.terms(decision.why(), 4, page);
    }
  }

  /** Writes the gates of a night: a few of those each stopped, or all. */
  public static void print(GatesView view, boolean all, Page page) {
    page.line("%s  %s", page.strong(Page.data(view.night().id())), outcome(view.night(), page));
    page.line(
        "  %s new, %s promoted",
        Page.memories(view.candidates().size()), page.strong(String.valueOf(view.promoted())));
    if (view.candidates().isEmpty()) {
      page.line("  nothing new was lived since the night before, so there was nothing to promote");
    }
    Map<String, List<CandidateView>> byGate = view.candidates().stream()
        .collect(Collectors.groupingBy(
            candidate -> candidate.stopped().map(gate -> "stopped at " + gate).orElse("promoted"),
            TreeMap::new,
            Collectors.toList()));
    byGate.forEach((gate, of) -> {
      page.line().line("%s %s", page.strong(gate), page.faint(String.valueOf(of.size())));
      of.stream()
          .limit(all ? Long.MAX_VALUE : SHOWN_OF_A_KIND)
          .forEach(one -> page.line("  %s  %s", Page.data(one.memory()), Page.data(one.because())));
      if (!all && of.size() > SHOWN_OF_A_KIND) {
        page.line(
            "  %s",
            page.faint("and " + (of.size() - SHOWN_OF_A_KIND) + " more; --verbose shows all"));
      }
    });
  }

  /** Returns what a night did, in one line. */
  public static String line(NightView night, Page page) {
    return String.format(
        Locale.ROOT,
        "%s  %s  replayed %,4d  merged %,4d  superseded %,3d  pruned %,4d  keeps %s",
        page.day(night.at()),
        night.outcome().equals("committed")
            ? "slept  "
            : String.format(Locale.ROOT, "%-7s", night.outcome().replace('_', ' ')),
        night.count("consolidated") + night.count("reinforced"),
        night.count("merged"),
        night.count("superseded"),
        night.count("pruned"),
        page.strong(String.format(Locale.ROOT, "%,5d", night.morning().live())));
  }
}
