package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Meaning;
import io.hippocampus.port.Passage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passages with their embeddings as rows. */
final class PassageRows {

  private PassageRows() {}

  private record Of(MemoryId memory, Passage passage) {}

  /** Returns the passages by that model of those of the memories that have any, in their order. */
  static Map<MemoryId, List<Passage>> find(
      Connection connection, SpaceName space, String model, Collection<MemoryId> memories)
      throws SQLException {
    if (memories.isEmpty()) {
      return Map.of();
    }
    List<Of> rows = Sql.list(
        connection,
        row -> new Of(
            new MemoryId(row.getString(1)),
            new Passage(row.getInt(2), row.getString(3), Vectors.ofBytes(row.getBytes(4)))),
        "SELECT memory, ordinal, passage, vector FROM " + Sql.WANTED
            + " JOIN embedding e ON e.space = ? AND e.memory = wanted.id AND e.model = ? ORDER BY memory, ordinal",
        memories,
        space,
        model);
    Map<MemoryId, List<Passage>> passages = new HashMap<>();
    rows.forEach(row ->
        passages.computeIfAbsent(row.memory(), memory -> new ArrayList<>()).add(row.passage()));
    return passages;
  }

  /** Returns what the latest experiences were about, as far as it is known still. */
  static List<Meaning> latestMeanings(
      Connection connection, SpaceName space, String model, long upTo, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new Meaning(
            new MemoryId(row.getString(1)), row.getString(2), Vectors.ofBytes(row.getBytes(3))),
        "SELECT x.memory, x.session, e.vector FROM (SELECT memory, session, recorded FROM experience"
            + " WHERE space = ? AND recorded <= ? ORDER BY recorded DESC FETCH FIRST ? ROWS ONLY) x"
            + " JOIN embedding e ON e.space = ? AND e.memory = x.memory AND e.model = ?"
            + " AND e.ordinal = 0 ORDER BY x.recorded DESC",
        space,
        upTo,
        limit,
        space,
        model);
  }

  /** Returns how many memories have passages by that model. */
  static long count(Connection connection, SpaceName space, String model) throws SQLException {
    return Sql.number(
        connection,
        "SELECT COUNT(*) FROM embedding WHERE space = ? AND model = ? AND ordinal = 0",
        space,
        model);
  }

  /** Returns memories with passages by one model and none by another, by their ids. */
  static List<MemoryId> lacking(
      Connection connection,
      SpaceName space,
      String model,
      String other,
      Optional<MemoryId> after,
      int limit)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new MemoryId(row.getString(1)),
        "SELECT e.memory FROM embedding e WHERE e.space = ? AND e.memory > ? AND e.model = ? AND e.ordinal = 0"
            + " AND NOT EXISTS (SELECT 1 FROM embedding o WHERE o.space = e.space AND o.memory = e.memory"
            + " AND o.model = ? AND o.ordinal = 0) ORDER BY e.space, e.memory FETCH FIRST ? ROWS ONLY",
        space,
        after.map(MemoryId::value).orElse(""),
        model,
        other,
        limit);
  }

  /** Takes away all passages by other models; what has none by this one is not encoded then. */
  static void keepOnly(Connection connection, String model) throws SQLException {
    Sql.run(connection, "DELETE FROM embedding WHERE model <> ?", model);
    Sql.run(
        connection,
        "UPDATE memory SET encoded = FALSE WHERE encoded AND NOT EXISTS (SELECT 1 FROM embedding e"
            + " WHERE e.space = memory.space AND e.memory = memory.id AND e.model = ?)",
        model);
  }

  /**
   * Keeps these passages of a memory in place of any it had: those by another model, made for the
   * day when it is the store's, would no longer be right.
   */
  static void replace(
      Connection connection,
      SpaceName space,
      EmbeddingModelId model,
      MemoryId memory,
      List<Passage> passages)
      throws SQLException {
    Sql.run(connection, "DELETE FROM embedding WHERE space = ? AND memory = ?", space, memory);
    keep(connection, space, model, memory, passages);
    MemoryRows.noteEncoded(connection, space, memory, model);
  }

  /** Keeps these passages of a memory, which has none by that model, beside those it has. */
  static void keep(
      Connection connection,
      SpaceName space,
      EmbeddingModelId model,
      MemoryId memory,
      List<Passage> passages)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Passage passage : passages) {
      if (passage.embedding().dimensions() != model.dimensions()) {
        throw new IllegalArgumentException(
            "a passage of memory " + memory + " has " + passage.embedding().dimensions()
                + " dimensions; the model " + model.name() + " has " + model.dimensions());
      }
      rows.add(new @Nullable Object[] {
        space, memory, model.name(), passage.ordinal(), passage.text(), passage.embedding()
      });
    }
    Sql.runAll(
        connection,
        "INSERT INTO embedding (space, memory, model, ordinal, passage, vector) VALUES (?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** Removes the passages of memories by every model. */
  static void remove(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    Sql.runForEach(
        connection, "DELETE FROM embedding WHERE space = ? AND memory = ?", space, memories);
    Sql.runForEach(
        connection,
        "UPDATE memory SET encoded = FALSE WHERE space = ? AND id = ?",
        space,
        memories);
  }
}
