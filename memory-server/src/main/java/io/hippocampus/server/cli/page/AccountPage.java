package io.hippocampus.server.cli.page;

import io.hippocampus.server.view.AccountView;
import io.hippocampus.server.view.AccountView.ChangeView;
import io.hippocampus.server.view.AccountView.NightDecisionView;
import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.ExperienceView;
import io.hippocampus.server.view.MemoryView;
import io.hippocampus.server.view.MemoryView.SalienceView;
import java.util.List;

/** The account of a memory, for people. */
public final class AccountPage {

  private static final int LONGEST_SOURCE = 300;

  private AccountPage() {}

  /** Writes an account in full; with every term of every decision, or of the latest only. */
  public static void print(AccountView account, boolean everyTerm, Page page) {
    MemoryView memory = account.memory();
    page.line(
        "%s  %s, %s%s",
        page.strong(Page.data(memory.id())),
        memory.kind(),
        memory.standing().state().replace('_', '-'),
        memory.pinned() ? ", pinned" : "");
    page.paragraph(2, memory.content().isEmpty() ? "(erased)" : Page.data(memory.content()));
    page.line().line(page.strong("Where it comes from"));
    account.sources().forEach(source -> print(source, page));
    page.line().line(page.strong("How it was tagged"));
    print(memory.salience(), page);
    account
        .ratings()
        .forEach(rating -> page.line(
            "  %s  rated %.1f of 10 by %s, %s, for %,d tokens in %,d ms; offline %.2f",
            page.faint(page.minute(rating.at())),
            10 * rating.importance(),
            Page.data(rating.model()),
            Page.data(rating.prompt()),
            rating.tokens(),
            rating.tookMillis(),
            rating.offline()));
    page.line().line(page.strong("How it is held"));
    printStrength(account, page);
    page.line().line(page.strong("What happened to it"));
    account.history().forEach(change -> print(change, page));
    page.line().line(page.strong("What nights decided on it"));
    if (account.decisions().isEmpty()) {
      page.line("  nothing yet");
    }
    List<NightDecisionView> decisions = account.decisions();
    for (int i = 0; i < decisions.size(); i++) {
      // The latest decision is the one asked about most: it shows its formula in any case.
      print(decisions.get(i), everyTerm || i == 0, page);
    }
  }

  private static void print(ExperienceView source, Page page) {
    page.line(
        "  %s  %s, %s, session %s, trust %s",
        page.faint(page.minute(source.occurredAt())),
        Page.data(source.id()),
        Page.data(source.speaker()),
        Page.data(source.session()),
        source.trust());
    page.paragraph(
        4, source.content().isEmpty() ? "(erased)" : Page.data(source.content(), LONGEST_SOURCE));
  }

  private static void print(SalienceView tag, Page page) {
    page.line(
        "  importance %.2f, valence %+.2f, arousal %.2f, expected reward %+.2f, by %s",
        tag.importance(),
        tag.valence(),
        tag.arousal(),
        tag.expectedReward(),
        Page.data(tag.taggedBy()));
    if (!tag.reason().isEmpty()) {
      page.paragraph(2, "because " + Page.data(tag.reason()));
    }
    if (!tag.topics().isEmpty()) {
      page.paragraph(2, "topics: " + Page.data(String.join(", ", tag.topics())));
    }
    if (!tag.cues().isEmpty()) {
      page.paragraph(2, "wanted for: " + Page.data(String.join(" / ", tag.cues())));
    }
  }

  private static void printStrength(AccountView account, Page page) {
    MemoryView memory = account.memory();
    page.line(
        "  retrievability %.3f now, stability %.1f days, reactivated %s, last %s",
        account.retrievability(),
        memory.strength().stabilityDays(),
        Page.count(memory.strength().count() - 1L, "time", "times"),
        page.minute(memory.strength().reactivatedAt()));
    if (account.recallsSinceNight() > 0) {
      page.line(
          "  recalled %s since the last night, which the next one counts",
          Page.count(account.recallsSinceNight(), "time", "times"));
    }
    page.line(
        "  holds from %s%s",
        page.minute(memory.validity().from()),
        memory
            .validity()
            .until()
            .map(until -> " until " + page.minute(until) + "; superseded by "
                + Page.data(memory.validity().supersededBy().orElse("?")))
            .orElse(" on"));
    memory
        .standing()
        .successor()
        .ifPresent(next -> page.line("  its content is in %s now", Page.data(next)));
  }

  private static void print(ChangeView change, Page page) {
    page.line(
        "  %s  %-12s %s",
        page.faint(page.minute(change.at())),
        change.kind(),
        Page.data(change.why().because()));
  }

  /** Writes what a night decided, with its terms or without. */
  public static void print(NightDecisionView night, boolean everyTerm, Page page) {
    DecisionView decision = night.decision();
    page.line(
        "  %s  %s in %s: %s",
        page.faint(page.minute(night.at())),
        page.strong(decision.verdict()),
        decision.phase(),
        Page.data(decision.why().because()));
    if (everyTerm) {
      RecollectionPage.terms(decision.why(), 4, page);
    }
  }
}
