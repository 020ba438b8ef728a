package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets the memories that a night changed back to what they were: from what the ledger keeps beside
 * each change, the last change first. Afterwards the ledger no longer keeps it, for a night is
 * undone once.
 */
final class Undoing {

  private final Connection connection;
  private final SpaceName space;
  private final EmbeddingModelId model;
  private final long modelSince;
  private final SleepId night;
  private final Instant at;
  private final Ledger ledger;
  private final Explanation why;

  /** A line of the night in the ledger. */
  private record Line(
      long sequence,
      MemoryId memory,
      long version,
      @Nullable String before) {}

  Undoing(Transaction transaction, SpaceName space, SleepId night, Instant at) {
    this.connection = transaction.connection();
    this.space = space;
    this.model = transaction.model();
    this.modelSince = transaction.modelSince();
    this.night = night;
    this.at = at;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
    this.why = Explanation.of("night " + night + " was undone");
  }

  /** Undoes the night, or throws when one of its memories was changed since. */
  void undo() throws SQLException {
    Map<MemoryId, List<Line>> changes = new LinkedHashMap<>();
    for (Line line : lines()) {
      changes.computeIfAbsent(line.memory(), memory -> new ArrayList<>()).add(line);
    }
    Map<MemoryId, Versioned> morning = new HashMap<>();
    MemoryRows.find(connection, space, changes.keySet())
        .forEach(found -> morning.put(found.memory().id(), found));
    for (Map.Entry<MemoryId, List<Line>> change : changes.entrySet()) {
      Versioned found = morning.get(change.getKey());
      if (found != null && found.memory().standing().state() == MemoryState.FORGOTTEN) {
        throw new ConflictException("memory " + change.getKey() + " was erased after night " + night
            + " (" + found.memory().standing().reason() + "); the night can no longer be undone");
      }
      if (found == null || found.version() != change.getValue().get(0).version()) {
        throw new ConflictException("memory " + change.getKey() + " was changed again after night "
            + night + "; the night can no longer be undone");
      }
      undo(found, change.getValue());
    }
    Sql.run(
        connection, "UPDATE change SET before = NULL WHERE space = ? AND sleep = ?", space, night);
  }

  /** Returns what the night changed, the last change first. */
  private List<Line> lines() throws SQLException {
    return Sql.list(
        connection,
        row -> new Line(
            row.getLong(1), new MemoryId(row.getString(2)), row.getLong(3), row.getString(4)),
        "SELECT sequence, memory, version, before FROM change WHERE space = ? AND sleep = ? ORDER BY sequence DESC",
        space,
        night);
  }

  private void undo(Versioned found, List<Line> changes) throws SQLException {
    Memory memory = found.memory();
    boolean made = changes.get(changes.size() - 1).version() == 1;
    if (made) {
      ledger.change(found, memory.erased(at, why.because()), ChangeKind.FORGOTTEN, why, null);
      PassageRows.remove(connection, space, List.of(memory.id()));
      return;
    }
    Optional<List<Passage>> passages = Optional.empty();
    for (Line line : changes) {
      if (line.before() == null) {
        throw new ConflictException("what memory " + line.memory() + " was before night " + night
            + " quoted something erased since; the night can no longer be undone");
      }
      BeforeImage before = BeforeImage.ofJson(line.before(), memory);
      memory = before.memory();
      passages = ofThisModel(line, before.passages()).or(previous(passages));
    }
    ledger.change(found, memory, ChangeKind.UNDONE, why, null);
    if (passages.isPresent()) {
      PassageRows.replace(connection, space, model, memory.id(), passages.get());
    }
  }

  /** Passages by an earlier model are of no use any more: the memory is to be embedded anew. */
  private Optional<List<Passage>> ofThisModel(Line line, Optional<List<Passage>> passages) {
    return line.sequence() > modelSince ? passages : passages.map(former -> List.of());
  }

  private static java.util.function.Supplier<Optional<List<Passage>>> previous(
      Optional<List<Passage>> passages) {
    return () -> passages;
  }
}
