package io.hippocampus.server.cli.policy;

import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.PolicyDifferenceView;
import io.hippocampus.server.view.PolicyDifferenceView.KnobView;
import io.hippocampus.server.view.PolicyDifferenceView.MemoryLine;
import io.hippocampus.server.view.PolicyView;
import java.util.List;

/** Policies, for people. */
final class PolicyPage {

  private static final int SHOWN = 5;

  private PolicyPage() {}

  /** Writes a policy in force, with all its knobs if wanted. */
  static void print(PolicyView view, boolean everyKnob, Page page) {
    page.line(
        "%s sleeps by policy %d, %s",
        page.strong(Page.data(view.space().orElse(""))),
        view.version().orElse(0),
        view.isGiven().orElse(false) ? "the one given by the program" : "set for this space");
    page.line();
    document(view.document(), 2, page);
    if (everyKnob) {
      page.line();
      view.knobs().forEach((knob, turned) -> page.line("  %-28s %s", knob, Page.data(turned)));
    }
  }

  /** Writes a document line by line, so that it can be copied. */
  static void document(String text, int indent, Page page) {
    Page.data(text).lines().forEach(line -> page.line(" ".repeat(indent) + line));
  }

  /** Writes what another policy would do tonight. */
  static void print(PolicyDifferenceView view, boolean all, Page page) {
    if (view.turned().isEmpty()) {
      page.line("It is the policy in force; nothing would change.");
      return;
    }
    for (KnobView knob : view.turned()) {
      page.line(
          "  %-28s %s -> %s",
          knob.knob(),
          Page.data(knob.from().orElse("none")),
          page.strong(Page.data(knob.to().orElse("none"))));
    }
    page.line()
        .line(
            "Tonight it would prune %s (%+d), %s of them recalled last week,",
            page.strong(String.format(java.util.Locale.ROOT, "%,d", view.pruned())),
            view.more(),
            page.strong(String.valueOf(view.recalledLately().size())));
    page.line(
        "and keep %,d of %s.",
        view.otherwise().morning().live(),
        Page.memories(view.otherwise().evening().live()));
    if (view.otherwise().because().contains("would not be committed")) {
      page.line("  %s", page.wrong(Page.data(view.otherwise().because())));
    }
    print("would go, though recalled last week", view.recalledLately(), all, page);
    print("would go", view.goes(), all, page);
    print("would stay", view.stays(), all, page);
  }

  private static void print(String heading, List<MemoryLine> memories, boolean all, Page page) {
    if (memories.isEmpty()) {
      return;
    }
    page.line().line("%s %s", page.strong(heading), page.faint(String.valueOf(memories.size())));
    memories.stream()
        .limit(all ? Long.MAX_VALUE : SHOWN)
        .forEach(memory ->
            page.line("  %s  %s", Page.data(memory.id()), Page.data(memory.content(), 90)));
    if (!all && memories.size() > SHOWN) {
      page.line(
          "  %s", page.faint("and " + (memories.size() - SHOWN) + " more; --verbose shows all"));
    }
  }
}
