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

  /** Keeps these passages of a memory in place of any it had by that model. */
  static void replace(
      Connection connection,
      SpaceName space,
      EmbeddingModelId model,
      MemoryId memory,
      List<Passage> passages)
      throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM embedding WHERE space = ? AND memory = ? AND model = ?",
        space,
        memory,
        model.name());
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
    MemoryRows.noteEncoded(connection, space, memory, model);
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
