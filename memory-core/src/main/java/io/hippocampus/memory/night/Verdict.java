package io.hippocampus.memory.night;

/** What a night decided on one memory. */
public enum Verdict {
  /** Not queued for replay tonight; stays as it was. */
  WAITING,
  /** Replayed and moved into long-term memory as something new. */
  CONSOLIDATED,
  /** An old memory replayed among the new ones, or met again in one of them, and strengthened. */
  REINFORCED,
  /** Said what another memory says, and went into it. */
  MERGED,
  /** No longer holds: a newer memory says otherwise. */
  SUPERSEDED,
  /** Made tonight from several episodes. */
  ABSTRACTED,
  /** Let fade. */
  PRUNED,
  /** Would have been pruned, but something protected it. */
  SPARED
}
