package io.hippocampus.server.view;

import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import java.time.Instant;
import java.util.List;

/**
 * The context window.
 *
 * @param tokens how many tokens it holds
 * @param limit how many it may hold
 * @param entries what it holds, oldest first
 */
public record WindowView(int tokens, int limit, List<EntryView> entries) {

  /** An experience in the window. */
  public record EntryView(
      String id, String session, String speaker, String content, Instant occurredAt, int tokens) {

    static EntryView of(ContextWindow.Entry entry) {
      Experience experience = entry.experience();
      return new EntryView(
          experience.id().value(),
          experience.session(),
          experience.speaker(),
          experience.content(),
          experience.occurredAt(),
          entry.tokens());
    }
  }

  /** Returns the view of a window. */
  public static WindowView of(ContextWindow window) {
    return new WindowView(
        window.tokens(),
        window.limits().tokens(),
        window.entries().stream().map(EntryView::of).toList());
  }
}
