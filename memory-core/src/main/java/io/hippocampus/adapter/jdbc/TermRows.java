package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.TermAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many counted experiences contain a term, as rows. */
final class TermRows {

  private TermRows() {}

  static Map<String, Long> counts(Connection connection, SpaceName space) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    Sql.list(
        connection,
        row -> counts.put(row.getString(1), row.getLong(2)),
        "SELECT term, experiences FROM term WHERE space = ?",
        space);
    return Map.copyOf(counts);
  }

  /** Returns in how many of the contents each term is found. */
  static Map<String, Long> count(TermAnalyzer analyzer, List<String> contents) {
    Map<String, Long> counts = new HashMap<>();
    for (String content : contents) {
      new HashSet<>(analyzer.terms(content)).forEach(term -> counts.merge(term, 1L, Long::sum));
    }
    return counts;
  }

  static void add(Connection connection, SpaceName space, Map<String, Long> counts)
      throws SQLException {
    Set<String> known = Set.copyOf(Sql.list(
        connection,
        row -> row.getString(1),
        "SELECT term FROM " + Sql.WANTED + " JOIN term t ON t.space = ? AND t.term = wanted.id",
        counts.keySet(),
        space));
    List<@Nullable Object[]> grown = new ArrayList<>();
    List<@Nullable Object[]> fresh = new ArrayList<>();
    counts.forEach((term, count) -> {
      if (known.contains(term)) {
        grown.add(new @Nullable Object[] {count, count, space, term});
      } else {
        fresh.add(new @Nullable Object[] {count, count, space, term});
      }
    });
    Sql.runAll(
        connection,
        "UPDATE term SET experiences = experiences + ?, held = held + ? WHERE space = ? AND term = ?",
        grown);
    Sql.runAll(
        connection, "INSERT INTO term (experiences, held, space, term) VALUES (?, ?, ?, ?)", fresh);
  }

  /** Takes counts away; a term that nothing held contains any more leaves no trace. */
  static void subtract(Connection connection, SpaceName space, Map<String, Long> counts)
      throws SQLException {
    List<@Nullable Object[]> fewer = new ArrayList<>();
    counts.forEach((term, count) -> fewer.add(new @Nullable Object[] {count, count, space, term}));
    Sql.runAll(
        connection,
        "UPDATE term SET experiences = experiences - ?, held = held - ? WHERE space = ? AND term = ?",
        fewer);
    removeUnheld(connection, space, counts.keySet());
  }

  /**
   * Notes that so many experiences with each term have expired: they stay counted, until nothing
   * held contains the term any more and it leaves no trace.
   */
  static void expire(Connection connection, SpaceName space, Map<String, Long> counts)
      throws SQLException {
    List<@Nullable Object[]> fewer = new ArrayList<>();
    counts.forEach((term, count) -> fewer.add(new @Nullable Object[] {count, space, term}));
    Sql.runAll(connection, "UPDATE term SET held = held - ? WHERE space = ? AND term = ?", fewer);
    removeUnheld(connection, space, counts.keySet());
  }

  private static void removeUnheld(Connection connection, SpaceName space, Set<String> terms)
      throws SQLException {
    Sql.runForEach(
        connection, "DELETE FROM term WHERE space = ? AND term = ? AND held <= 0", space, terms);
  }
}
