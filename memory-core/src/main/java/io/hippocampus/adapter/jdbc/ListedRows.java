package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Interval;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memories listed by their columns, from a place in the ledger on. */
final class ListedRows {

  private final StringBuilder conditions = new StringBuilder();
  private final List<@Nullable Object> arguments = new ArrayList<>();

  private ListedRows(SpaceName space) {
    arguments.add(space);
  }

  /** Returns at most so many of those the query wants by their columns, in its order. */
  static List<Versioned> list(
      Connection connection, SpaceName space, MemoryQuery query, long after, int limit)
      throws SQLException {
    ListedRows rows = new ListedRows(space);
    rows.where(query, after);
    String order = query.newestFirst()
        ? " ORDER BY m.space DESC, m.recorded DESC"
        : " ORDER BY m.space, m.recorded";
    rows.arguments.add(limit);
    return MemoryRows.where(
        connection, rows.conditions + order + " FETCH FIRST ? ROWS ONLY", rows.arguments.toArray());
  }

  private void where(MemoryQuery query, long after) {
    and(query.newestFirst() ? "m.recorded < ?" : "m.recorded > ?", after);
    List<MemoryState> states = query.states().stream().sorted().toList();
    and("m.state IN (" + Sql.marks(states.size()) + ")", states.toArray());
    query.pinned().ifPresent(pinned -> and("m.pinned = ?", pinned));
    query.kind().ifPresent(kind -> and("m.kind = ?", kind));
    query.experienceKind().ifPresent(kind -> and("m.experience_kind = ?", kind));
    query.session().ifPresent(session -> and("m.session = ?", session));
    query.speaker().ifPresent(speaker -> and("m.speaker = ?", speaker));
    query.superseded().ifPresent(is -> and("m.valid_until IS " + (is ? "NOT NULL" : "NULL")));
    if (query.occurred().isPresent()) {
      Interval occurred = query.occurred().get();
      and("m.occurred_from < ? AND m.occurred_to >= ?", occurred.end(), occurred.start());
    }
  }

  private void and(String condition, @Nullable Object... values) {
    conditions.append(" AND ").append(condition);
    arguments.addAll(java.util.Arrays.asList(values));
  }
}
