package io.hippocampus.server.access;

/** What a caller may be allowed to do. */
public enum Scope {
  /** Recall, look at memories and nights, export. */
  READ,
  /** Record, judge recalls, pin, restore, prune and forget, import. */
  WRITE,
  /** Let a space sleep; cancel, undo and redo its nights. */
  SLEEP,
  /** Change policies and schedules; everything that the others allow too. */
  ADMIN
}
