package io.hippocampus.server.cli.worth;

import io.hippocampus.server.cli.page.AccountPage;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.cli.page.RecollectionPage;
import io.hippocampus.server.cli.worth.DemoCommand.Demonstration;
import io.hippocampus.server.cli.worth.DemoCommand.Superseded;
import io.hippocampus.server.view.AccountView;
import io.hippocampus.server.view.MemoryView;
import io.hippocampus.server.view.RecollectionView;
import java.time.Duration;

/** What the demonstration tells after its last night, for people. */
final class DemoPage {

  private static final int LONGEST = 300;

  private final Page page;
  private final boolean everyTerm;
  private final boolean isKept;

  DemoPage(Page page, boolean everyTerm, boolean isKept) {
    this.page = page;
    this.everyTerm = everyTerm;
    this.isKept = isKept;
  }

  void print(Demonstration told) {
    page.line()
        .line(
            "%s lived through, %s kept, %d nights, in %s.",
            Page.experiences(told.experiences()),
            page.strong(Page.memories(told.remembered())),
            told.nights().size(),
            Page.seconds(Duration.ofMillis(told.tookMillis())));
    page.line().line(page.strong("The morning after, it is asked"));
    told.recalls().forEach(this::print);
    told.superseded().ifPresent(this::print);
    told.faded().ifPresent(this::printFaded);
    printNext();
  }

  private void print(RecollectionView recollection) {
    page.line().line("%s %s", page.faint("?"), page.strong(recollection.cue()));
    recollection.times().forEach(time -> page.line("    %s", page.faint("understood " + time)));
    recollection.recalled().forEach(recalled -> RecollectionPage.print(recalled, everyTerm, page));
  }

  private void print(Superseded changed) {
    page.line()
        .line(page.strong("A fact that changed: both sides are kept, and since when each holds"));
    page.line();
    side(
        "held until " + changed.former().validity().until().map(page::day).orElse("?"),
        changed.former());
    side("holds now", changed.present());
  }

  private void side(String when, MemoryView memory) {
    page.line(
        "    from %s, %s  %s",
        page.day(memory.validity().from()), when, page.faint(Page.data(memory.id())));
    page.paragraph(6, Page.data(memory.content(), LONGEST));
  }

  private void printFaded(AccountView faded) {
    page.line().line(page.strong("Why was this pruned?")).line();
    page.paragraph(4, "“" + Page.data(faded.memory().content(), LONGEST) + "”");
    faded.decisions().stream().limit(1).forEach(night -> AccountPage.print(night, true, page));
    page.line(
        "    %s", page.faint("A night can be undone, and what it pruned be restored for 30 days."));
  }

  private void printNext() {
    page.line().line(page.strong("What to try next"));
    if (isKept) {
      page.line(
          "  The memory is kept: add --home and --space demo to status, recall, explain or report.");
    } else {
      page.line(
          "  hippocampus demo --home runa                    keep it, then look around in it");
    }
    page.line("  hippocampus record \"Mind the pear tree.\"        begin a memory of your own");
    page.line(
        "  hippocampus ingest --dry-run conversations.json  what ChatGPT or Claude know of you");
    page.line("  hippocampus help");
  }
}
