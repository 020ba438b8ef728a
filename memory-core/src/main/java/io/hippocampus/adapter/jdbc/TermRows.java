package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.TermAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

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
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      int known = Sql.run(
          connection,
          "UPDATE term SET experiences = experiences + ? WHERE space = ? AND term = ?",
          count.getValue(),
          space,
          count.getKey());
      if (known == 0) {
        Sql.run(
            connection,
            "INSERT INTO term (space, term, experiences) VALUES (?, ?, ?)",
            space,
            count.getKey(),
            count.getValue());
      }
    }
  }

  /** Takes counts away; a term that is left in no experience leaves no trace. */
  static void subtract(Connection connection, SpaceName space, Map<String, Long> counts)
      throws SQLException {
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      Sql.run(
          connection,
          "UPDATE term SET experiences = experiences - ? WHERE space = ? AND term = ?",
          count.getValue(),
          space,
          count.getKey());
    }
    Sql.run(connection, "DELETE FROM term WHERE space = ? AND experiences <= 0", space);
  }
}
