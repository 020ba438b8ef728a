package io.hippocampus.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the ledger: what happened to a memory, when and why.
 *
 * @param sequence its place in the ledger; gapless, ascending in the order of commits
 * @param memory whose change it is
 * @param kind what happened
 * @param at when, by the clock of the store's owner
 * @param sleep the night that did it, if one did
 * @param why why it happened
 */
public record Change(
    long sequence,
    MemoryId memory,
    ChangeKind kind,
    Instant at,
    Optional<SleepId> sleep,
    Explanation why) {}
