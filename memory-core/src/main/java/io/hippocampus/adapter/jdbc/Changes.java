package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes memories as a caller or a night planned it, unless one of them is no longer what the plan
 * was based on.
 *
 * <p>Passages say what a memory's content says: a change of content takes away those it had, and a
 * night brings the new ones.
 */
final class Changes {

  private final Transaction transaction;
  private final SpaceName space;
  private final EmbeddingModelId model;
  private final Optional<SleepId> sleep;
  private final Ledger ledger;

  private final Map<MemoryId, Versioned> evening = new HashMap<>();
  private final Map<MemoryId, Versioned> current = new HashMap<>();
  private final Map<MemoryId, List<Passage>> eveningPassages = new HashMap<>();

  Changes(Transaction transaction, SpaceName space, Instant at, Optional<SleepId> sleep) {
    this.transaction = transaction;
    this.space = space;
    this.model = transaction.model();
    this.sleep = sleep;
    this.ledger = new Ledger(transaction, space, at, sleep);
  }

  /**
   * Does the changes in their order, then keeps the passages.
   *
   * @throws ConflictException if a memory is not at the version a change is based on
   */
  void apply(List<MemoryChange> changes, Map<MemoryId, List<Passage>> passages)
      throws SQLException {
    Set<MemoryId> ids = new HashSet<>();
    changes.forEach(change -> ids.add(change.after().id()));
    if (!ids.containsAll(passages.keySet())) {
      Set<MemoryId> strangers = new HashSet<>(passages.keySet());
      strangers.removeAll(ids);
      throw new IllegalArgumentException(
          "passages are given for " + strangers + ", which no change makes or changes");
    }
    MemoryRows.find(transaction.connection(), space, ids)
        .forEach(found -> evening.put(found.memory().id(), found));
    current.putAll(evening);
    if (sleep.isPresent()) {
      eveningPassages.putAll(
          PassageRows.find(transaction.connection(), space, model.name(), evening.keySet()));
    }
    requireSourcesKept(changes);
    for (MemoryChange change : changes) {
      apply(change, passages.containsKey(change.after().id()));
    }
    for (Map.Entry<MemoryId, List<Passage>> entry : passages.entrySet()) {
      PassageRows.replace(transaction.connection(), space, model, entry.getKey(), entry.getValue());
    }
  }

  private void apply(MemoryChange change, boolean replacesPassages) throws SQLException {
    Memory after = change.after();
    requireUnchanged(change);
    Versioned before = current.get(after.id());
    if (before == null) {
      current.put(after.id(), ledger.make(after, change.kind(), change.why()));
      return;
    }
    boolean newContent = !before.memory().content().equals(after.content());
    String image = image(before, after, replacesPassages || newContent);
    current.put(after.id(), ledger.change(before, after, change.kind(), change.why(), image));
    if (newContent) {
      PassageRows.remove(transaction.connection(), space, Set.of(after.id()));
    }
  }

  /**
   * Returns what a night needs to undo the change; the first of a memory's changes holds its
   * passages.
   */
  private @Nullable String image(Versioned before, Memory after, boolean withPassages) {
    if (sleep.isEmpty() || !evening.containsKey(after.id())) {
      return null;
    }
    Optional<List<Passage>> passages = withPassages
        ? Optional.of(eveningPassages.getOrDefault(after.id(), List.of()))
        : Optional.empty();
    return new BeforeImage(before.memory(), passages).toJson(after);
  }

  private void requireUnchanged(MemoryChange change) {
    MemoryId id = change.after().id();
    Versioned found = evening.get(id);
    long version = found == null ? 0 : found.version();
    if (version != change.basedOn()) {
      throw new ConflictException(
          "memory %s is at version %d, not at %d, on which its change is based; look again"
              .formatted(id, version, change.basedOn()));
    }
    if (found != null && found.memory().standing().state() == MemoryState.FORGOTTEN) {
      throw new ConflictException("memory " + id + " was erased for good; nothing brings it back");
    }
    if (change.after().standing().state() == MemoryState.FORGOTTEN) {
      throw new IllegalArgumentException(
          "memory " + id + " is to be forgotten by a change; erase it instead");
    }
  }

  /** What was erased while a plan was made must not come back through what the plan made of it. */
  private void requireSourcesKept(List<MemoryChange> changes) throws SQLException {
    Set<ExperienceId> added = new HashSet<>();
    for (MemoryChange change : changes) {
      List<ExperienceId> sources = new ArrayList<>(change.after().sources());
      Versioned before = evening.get(change.after().id());
      if (before != null) {
        sources.removeAll(new HashSet<>(before.memory().sources()));
      }
      added.addAll(sources);
    }
    List<ExperienceId> erased = ExperienceRows.erased(transaction.connection(), space, added);
    if (!erased.isEmpty()) {
      throw new ConflictException("experiences " + erased
          + ", which memories are to be made from, were erased; look again");
    }
  }
}
