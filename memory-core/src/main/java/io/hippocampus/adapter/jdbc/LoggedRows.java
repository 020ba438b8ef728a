package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Logged;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.Said;
import io.hippocampus.port.RecallLog.Usefulness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recalls read back whole, with what they gave and what was said of it. */
final class LoggedRows {

  private LoggedRows() {}

  private record Asked(long number, RecallId id, String cue, Instant at) {}

  private record Hit(RecallId recall, Given given, boolean reactivates, Optional<Said> said) {}

  /** Returns the recalls after that number, in order, with what they gave and what was said. */
  static List<Logged> after(Connection connection, SpaceName space, long number, int limit)
      throws SQLException {
    List<Asked> asked = Sql.list(
        connection,
        row -> new Asked(
            row.getLong("number"),
            new RecallId(row.getString("id")),
            row.getString("cue"),
            Sql.moment(row, "asked_at")),
        "SELECT number, id, cue, asked_at FROM recall WHERE space = ? AND number > ?"
            + " ORDER BY space, number FETCH FIRST ? ROWS ONLY",
        space,
        number,
        limit);
    Map<RecallId, List<Hit>> given =
        hits(connection, space, asked).stream().collect(Collectors.groupingBy(Hit::recall));
    return asked.stream()
        .map(one -> logged(one, given.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static List<Hit> hits(Connection connection, SpaceName space, List<Asked> asked)
      throws SQLException {
    return Sql.list(
        connection,
        LoggedRows::readHit,
        "SELECT h.recall, h.memory, h.retrievability, h.stability, h.elapsed, h.reactivations,"
            + " h.importance, h.expected_reward, h.reactivation, f.usefulness, f.said_at FROM "
            + Sql.WANTED
            + " JOIN recall_hit h ON h.space = ? AND h.recall = wanted.id"
            + " LEFT JOIN recall_feedback f ON f.space = h.space AND f.recall = h.recall"
            + " AND f.memory = h.memory ORDER BY h.recall, h.ordinal",
        asked.stream().map(Asked::id).toList(),
        space);
  }

  private static Hit readHit(ResultSet row) throws SQLException {
    String usefulness = row.getString("usefulness");
    boolean reactivates = row.getLong("reactivation") > 0;
    return new Hit(
        new RecallId(row.getString("recall")),
        OutcomeRows.given(row),
        reactivates,
        usefulness == null
            ? Optional.empty()
            : Optional.of(new Said(Usefulness.valueOf(usefulness), Sql.moment(row, "said_at"))));
  }

  private static Logged logged(Asked asked, List<Hit> hits) {
    Map<MemoryId, Said> said = new HashMap<>();
    hits.forEach(hit -> hit.said().ifPresent(what -> said.put(hit.given().memory(), what)));
    boolean reactivates = hits.stream().anyMatch(Hit::reactivates);
    List<Given> given = hits.stream().map(Hit::given).toList();
    return new Logged(
        asked.number(), new Recall(asked.id(), asked.cue(), asked.at(), given, reactivates), said);
  }
}
