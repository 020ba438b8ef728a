package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Undoes a night, or does it again: sets each memory back to what it was before the night's latest
 * act, from what the ledger keeps beside that act's changes, the last change first. Beside its own
 * changes it keeps what the memories were until now, so that it can be reversed in turn; of the act
 * it reversed the ledger then keeps that no longer.
 */
final class Reversal {

  private final Connection connection;
  private final SpaceName space;
  private final EmbeddingModelId model;
  private final long modelSince;
  private final SleepId night;
  private final Instant at;
  private final Ledger ledger;
  private final ChangeKind kind;
  private final Explanation why;

  private Reversal(
      Transaction transaction, SpaceName space, SleepId night, Instant at, ChangeKind kind) {
    this.connection = transaction.connection();
    this.space = space;
    this.model = transaction.model();
    this.modelSince = transaction.modelSince();
    this.night = night;
    this.at = at;
    this.ledger = new Ledger(transaction, space, at, Optional.of(night));
    this.kind = kind;
    this.why = Explanation.of(
        "night " + night + (kind == ChangeKind.UNDONE ? " was undone" : " was done again"));
  }

  /** Returns what undoes a night. */
  static Reversal undoing(Transaction transaction, SpaceName space, SleepId night, Instant at) {
    return new Reversal(transaction, space, night, at, ChangeKind.UNDONE);
  }

  /** Returns what does a night again that was undone. */
  static Reversal redoing(Transaction transaction, SpaceName space, SleepId night, Instant at) {
    return new Reversal(transaction, space, night, at, ChangeKind.REDONE);
  }

  /** Reverses the night's latest act, or throws when one of its memories was changed since. */
  void run() throws SQLException {
    NightLines lines = NightLines.of(connection, space, night);
    Map<MemoryId, Versioned> now = new HashMap<>();
    MemoryRows.find(connection, space, lines.latest().keySet())
        .forEach(found -> now.put(found.memory().id(), found));
    for (Map.Entry<MemoryId, List<NightLines.Line>> act : lines.latest().entrySet()) {
      Versioned found = now.get(act.getKey());
      if (found == null || lines.changedSince().contains(act.getKey())) {
        throw new ConflictException("memory " + act.getKey() + " was changed after night " + night
            + (found == null ? "" : " (" + found.memory().standing().reason() + ")") + "; "
            + cannot());
      }
      reverse(found, act.getValue());
    }
    lines.eraseImages(connection, space, night);
  }

  private String cannot() {
    return kind == ChangeKind.UNDONE
        ? "the night can no longer be undone"
        : "the night can no longer be done again";
  }

  private void reverse(Versioned found, List<NightLines.Line> changes) throws SQLException {
    if (changes.get(changes.size() - 1).version() == 1) {
      set(found, found.memory().erased(at, why.because()), Optional.of(List.of()));
      return;
    }
    Memory memory = found.memory();
    Optional<List<Passage>> passages = Optional.empty();
    for (NightLines.Line line : changes) {
      if (line.before() == null) {
        throw new ConflictException("what memory " + line.memory() + " was before, quoted something"
            + " erased since; " + cannot());
      }
      BeforeImage before = BeforeImage.ofJson(line.before(), memory);
      memory = before.memory();
      passages = ofThisModel(line, before.passages()).or(previous(passages));
    }
    set(found, memory, passages);
  }

  private void set(Versioned found, Memory memory, Optional<List<Passage>> passages)
      throws SQLException {
    MemoryId id = memory.id();
    Optional<List<Passage>> replaced = passages.isEmpty()
        ? Optional.empty()
        : Optional.of(PassageRows.find(connection, space, model.name(), List.of(id))
            .getOrDefault(id, List.of()));
    String image = new BeforeImage(found.memory(), replaced).toJson(memory);
    ledger.change(found, memory, kind, why, image);
    if (passages.isPresent()) {
      PassageRows.replace(connection, space, model, id, passages.get());
    }
  }

  /** Passages by an earlier model are of no use any more: the memory is to be embedded anew. */
  private Optional<List<Passage>> ofThisModel(
      NightLines.Line line, Optional<List<Passage>> passages) {
    return line.sequence() > modelSince ? passages : passages.map(former -> List.of());
  }

  private static Supplier<Optional<List<Passage>>> previous(Optional<List<Passage>> passages) {
    return () -> passages;
  }
}
