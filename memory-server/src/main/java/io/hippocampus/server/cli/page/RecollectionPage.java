package io.hippocampus.server.cli.page;

import io.hippocampus.server.view.ExplanationView;
import io.hippocampus.server.view.ExplanationView.TermView;
import io.hippocampus.server.view.MemoryView;
import io.hippocampus.server.view.RecollectionView;
import io.hippocampus.server.view.RecollectionView.RecalledView;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a recall gave, and why, for people. */
public final class RecollectionPage {

  private static final int LONGEST_SHOWN = 600;
  private static final int STRONGEST = 2;

  private RecollectionPage() {}

  /** Writes all that was recalled, and under which id. */
  public static void print(RecollectionView recollection, boolean everyTerm, Page page) {
    recollection.times().forEach(time -> page.line(page.faint("understood " + Page.data(time))));
    if (recollection.recalled().isEmpty()) {
      page.line("Nothing fits.");
    }
    recollection.recalled().forEach(recalled -> print(recalled, everyTerm, page));
    if (!recollection.recalled().isEmpty()) {
      page.line(page.faint("recall " + recollection.id()));
    }
  }

  /** Writes one memory that was recalled; with every term, or the strongest. */
  public static void print(RecalledView recalled, boolean everyTerm, Page page) {
    MemoryView memory = recalled.memory();
    page.line(
        "%2d. %s  %s%s",
        recalled.rank(),
        page.faint(page.minute(memory.origin().occurredFrom())),
        page.strong(Page.data(memory.origin().speaker())),
        recalled.superseded() ? page.doubtful("  no longer holds" + since(memory, page)) : "");
    page.paragraph(
        4, everyTerm ? Page.data(memory.content()) : Page.data(memory.content(), LONGEST_SHOWN));
    page.line(
        "    %s",
        page.faint(String.format(
            Locale.ROOT,
            "%s  retrievability %.2f  score %.2f%s",
            Page.data(memory.id()),
            recalled.retrievability(),
            recalled.score(),
            strongest(recalled.why().orElseThrow()))));
    if (everyTerm) {
      terms(recalled.why().orElseThrow(), 6, page);
    }
  }

  private static String since(MemoryView memory, Page page) {
    return memory.validity().until().map(until -> " since " + page.day(until)).orElse("");
  }

  /** Returns the terms that count most, with what they contribute, after a colon. */
  private static String strongest(ExplanationView why) {
    String terms = why.terms().stream()
        .filter(term -> term.contribution() != 0)
        .sorted(Comparator.comparingDouble((TermView term) -> Math.abs(term.contribution()))
            .reversed())
        .limit(STRONGEST)
        .map(term -> String.format(Locale.ROOT, "%s %+.2f", term.name(), term.contribution()))
        .collect(Collectors.joining(", "));
    return terms.isEmpty() ? "" : ": " + terms;
  }

  /** Writes every term with what it contributes. */
  public static void terms(ExplanationView why, int indent, Page page) {
    for (TermView term : why.terms()) {
      page.line(
          "%s%s",
          " ".repeat(indent),
          page.faint(String.format(
              Locale.ROOT,
              "%-22s %10.4f × %7.3f = %+.4f",
              term.name(),
              term.value(),
              term.weight(),
              term.contribution())));
    }
  }
}
