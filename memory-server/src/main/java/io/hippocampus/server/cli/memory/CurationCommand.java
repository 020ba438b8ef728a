package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.MemoryView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A command that does something to memories, each on its own, once all of them were found. */
abstract class CurationCommand extends SpaceCommand {

  @Parameters(
      paramLabel = "MEMORY",
      arity = "1..*",
      description = "The id of a memory, or of an experience it was made from.")
  private List<String> memories = new ArrayList<>();

  CurationCommand(Desk desk) {
    super(desk);
  }

  /** The memories as they are afterwards. */
  record Curated(List<MemoryView> memories) {}

  /** Does it to one. */
  abstract void apply(MemorySpace space, MemoryId memory);

  /** Returns what was done, in one word. */
  abstract String done();

  /** Looks at the memories before anything is done to them; throws when it must not be done. */
  void consider(List<MemoryView> found) {}

  @Override
  protected final Answer answer(MemorySpace space) {
    List<MemoryView> found =
        memories.stream().distinct().map(id -> view(space, id)).distinct().toList();
    consider(found);
    List<MemoryView> after = new ArrayList<>();
    for (MemoryView memory : found) {
      // What one of them took with it needs no second time.
      if (!isGone(view(space, memory.id()))) {
        apply(space, new MemoryId(memory.id()));
      }
      after.add(view(space, memory.id()));
    }
    return Answer.of(
        new Curated(after),
        page -> after.forEach(
            memory -> page.line("%s %s", done(), page.strong(Page.data(memory.id())))));
  }

  private boolean isGone(MemoryView memory) {
    return isIdempotent() && memory.standing().state().equals("forgotten");
  }

  /** Whether it is done already for what is forgotten. */
  boolean isIdempotent() {
    return false;
  }

  private static MemoryView view(MemorySpace space, String id) {
    return MemoryView.of(account(space, id).memory());
  }
}
