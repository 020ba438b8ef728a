package io.hippocampus.memory;

/** What happened to a memory, as the ledger of changes names it. */
public enum ChangeKind {
  /** An experience was recorded and became a short-term memory. */
  RECORDED,
  /** A salience tag was written, or written anew, and the memory was embedded. */
  ENCODED,
  /** Replayed by sleep and strengthened, without a change of content. */
  REPLAYED,
  /** Moved by sleep from short-term to long-term memory. */
  CONSOLIDATED,
  /** Reactivated by recalls since the last sleep and strengthened. */
  REACTIVATED,
  /** Took in the content of another memory. */
  ABSORBED,
  /** Its content went into another memory. */
  MERGED,
  /** What it says no longer holds; another memory says what does. */
  SUPERSEDED,
  /** Made by sleep from several episodes. */
  ABSTRACTED,
  /** Faded away: pruned by sleep. */
  PRUNED,
  /** May no longer be pruned. */
  PINNED,
  /** May be pruned again. */
  UNPINNED,
  /** Made live again after it had been pruned or merged. */
  RESTORED,
  /** Brought in from an archive. */
  IMPORTED,
  /** Erased for good. */
  FORGOTTEN,
  /** Set back to what it was before a night that was undone. */
  UNDONE,
  /** Set to what it was after a night that was undone, and then done again. */
  REDONE
}
