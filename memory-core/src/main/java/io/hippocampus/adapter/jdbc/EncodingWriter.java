package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes tags and passages, unless the memory has gone, or says something else, meanwhile. */
final class EncodingWriter {

  private final Connection connection;
  private final SpaceName space;
  private final EmbeddingModelId model;
  private final Ledger ledger;
  private final Map<MemoryId, Versioned> memories = new HashMap<>();

  EncodingWriter(Transaction transaction, SpaceName space, EmbeddingModelId model, Instant at) {
    this.connection = transaction.connection();
    this.space = space;
    this.model = model;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
  }

  void write(List<Encoding> encodings) throws SQLException {
    List<MemoryId> ids = encodings.stream().map(Encoding::memory).toList();
    MemoryRows.find(connection, space, ids)
        .forEach(found -> memories.put(found.memory().id(), found));
    for (Encoding encoding : encodings) {
      Versioned held = memories.get(encoding.memory());
      if (held == null) {
        throw new IllegalArgumentException(
            "space " + space + " has no memory " + encoding.memory() + " to encode");
      }
      if (held.memory().standing().state() != MemoryState.FORGOTTEN) {
        write(encoding, held);
        if (encoding.toRate()) {
          RatingRows.enqueue(connection, space, List.of(encoding.memory()));
        }
      }
    }
  }

  private void write(Encoding encoding, Versioned held) throws SQLException {
    Explanation why = Explanation.of("tagged by " + encoding.salience().taggedBy() + ", "
        + encoding.passages().size() + " passages by " + model.name());
    Memory tagged = held.memory().withSalience(encoding.salience());
    memories.put(encoding.memory(), ledger.change(held, tagged, ChangeKind.ENCODED, why, null));
    if (encoding.passages().isEmpty() || saysSomethingElseMeanwhile(held.memory())) {
      MemoryRows.noteEncoded(connection, space, encoding.memory(), model);
    } else {
      PassageRows.replace(connection, space, model, encoding.memory(), encoding.passages());
    }
  }

  /**
   * Whether the memory no longer says what it was recorded with, and has passages of what it says
   * now: a night brought them, and an encoding under way since before it must not replace them.
   */
  private boolean saysSomethingElseMeanwhile(Memory memory) throws SQLException {
    boolean asRecorded = ExperienceRows.known(connection, space, memory.sources()).stream()
        .anyMatch(source ->
            source.memory().equals(memory.id()) && source.content().equals(memory.content()));
    return !asRecorded
        && !PassageRows.find(connection, space, model.name(), List.of(memory.id()))
            .isEmpty();
  }
}
