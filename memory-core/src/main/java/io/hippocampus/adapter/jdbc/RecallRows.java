package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RecallLog.Asked;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.port.RecallLog.Usefulness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recalls, what they gave and what was said of it, as rows. */
final class RecallRows {

  private static final String UNCOUNTED = "SELECT reactivation, memory, recalled_at FROM recall_hit"
      + " WHERE space = ? AND counted_by IS NULL AND reactivation > 0";

  private RecallRows() {}

  /**
   * Appends a recall; of one that gave a memory erased meanwhile, the cue is not kept.
   *
   * @throws IllegalArgumentException if there is a recall of that id
   */
  static void insert(Connection connection, SpaceName space, Recall recall) throws SQLException {
    if (Sql.number(
            connection,
            "SELECT COUNT(*) FROM recall WHERE space = ? AND id = ?",
            space,
            recall.id())
        > 0) {
      throw new IllegalArgumentException(
          "recall " + recall.id() + " is already logged; give each its own id");
    }
    long forgotten = Sql.number(
        connection,
        "SELECT COUNT(*) FROM " + Sql.WANTED
            + " JOIN memory m ON m.space = ? AND m.id = wanted.id WHERE m.content = ''",
        recall.memories(),
        space);
    Sql.run(
        connection,
        "INSERT INTO recall (space, id, number, cue, asked_at) VALUES (?, ?, ?, ?, ?)",
        space,
        recall.id(),
        SpaceRows.take(connection, space, SpaceRows.Numbered.recalls, 1),
        forgotten > 0 ? "" : recall.cue(),
        recall.at());
    insertHits(connection, space, recall);
  }

  private static void insertHits(Connection connection, SpaceName space, Recall recall)
      throws SQLException {
    long next = recall.reactivates()
        ? SpaceRows.take(
            connection, space, SpaceRows.Numbered.reactivations, recall.given().size())
        : 0;
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Given given : recall.given()) {
      Long reactivation = recall.reactivates() ? next++ : null;
      Prediction predicted = given.prediction().orElse(null);
      rows.add(new @Nullable Object[] {
        space,
        recall.id(),
        rows.size(),
        given.memory(),
        recall.at(),
        reactivation,
        predicted == null ? null : predicted.retrievability().value(),
        predicted == null ? null : predicted.stability().days(),
        predicted == null ? null : predicted.elapsed().toNanos(),
        predicted == null ? null : predicted.reactivations(),
        predicted == null ? null : predicted.importance(),
        predicted == null ? null : predicted.expectedReward()
      });
    }
    Sql.runAll(
        connection,
        "INSERT INTO recall_hit (space, recall, ordinal, memory, recalled_at, reactivation,"
            + " retrievability, stability, elapsed, reactivations, importance, expected_reward)"
            + " VALUES (" + Sql.marks(12) + ")",
        rows);
  }

  /**
   * Keeps what was said of a recalled memory, in place of what was said before.
   *
   * @throws NotFoundException if the recall did not give the memory
   */
  static void feedback(
      Connection connection,
      SpaceName space,
      RecallId recall,
      MemoryId memory,
      Usefulness usefulness,
      Instant at)
      throws SQLException {
    List<Instant> given = Sql.list(
        connection,
        row -> Sql.moment(row, "recalled_at"),
        "SELECT recalled_at FROM recall_hit WHERE space = ? AND recall = ? AND memory = ?",
        space,
        recall,
        memory);
    if (given.isEmpty()) {
      throw new NotFoundException(
          "space " + space + " has no recall " + recall + " that gave memory " + memory);
    }
    Sql.run(
        connection,
        "DELETE FROM recall_feedback WHERE space = ? AND recall = ? AND memory = ?",
        space,
        recall,
        memory);
    Sql.run(
        connection,
        "INSERT INTO recall_feedback (space, recall, memory, usefulness, asked_at, said_at) VALUES ("
            + Sql.marks(6) + ")",
        space,
        recall,
        memory,
        usefulness,
        given.get(0),
        at);
  }

  static Set<MemoryId> givenSince(Connection connection, SpaceName space, Instant since)
      throws SQLException {
    return new HashSet<>(Sql.list(
        connection,
        row -> new MemoryId(row.getString(1)),
        "SELECT DISTINCT memory FROM recall_hit WHERE space = ? AND recalled_at >= ?",
        space,
        since));
  }

  static List<Reactivation> uncounted(Connection connection, SpaceName space) throws SQLException {
    return Sql.list(
        connection, RecallRows::readReactivation, UNCOUNTED + " ORDER BY reactivation", space);
  }

  static List<Reactivation> uncounted(Connection connection, SpaceName space, MemoryId memory)
      throws SQLException {
    return Sql.list(
        connection,
        RecallRows::readReactivation,
        UNCOUNTED + " AND memory = ? ORDER BY reactivation",
        space,
        memory);
  }

  /** Counts the reactivations up to a number that no night has counted, by that night. */
  static void count(Connection connection, SpaceName space, SleepId night, long upTo)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE recall_hit SET counted_by = ? WHERE space = ? AND counted_by IS NULL AND reactivation > 0"
            + " AND reactivation <= ?",
        night,
        space,
        upTo);
  }

  /** Counts again what that night had counted when it was undone. */
  static void recount(Connection connection, SpaceName space, SleepId night) throws SQLException {
    count(
        connection,
        space,
        night,
        Sql.number(
            connection,
            "SELECT reactivations_up_to FROM sleep WHERE space = ? AND id = ?",
            space,
            night));
  }

  /** Takes back what that night counted. */
  static void uncount(Connection connection, SpaceName space, SleepId night) throws SQLException {
    Sql.run(
        connection,
        "UPDATE sleep SET reactivations_up_to = (SELECT COALESCE(MAX(reactivation), 0) FROM recall_hit"
            + " WHERE space = ? AND counted_by = ?) WHERE space = ? AND id = ?",
        space,
        night,
        space,
        night);
    Sql.run(
        connection,
        "UPDATE recall_hit SET counted_by = NULL WHERE space = ? AND counted_by = ?",
        space,
        night);
  }

  /** Returns the latest useful recalls whose cue is still known, newest first. */
  static List<UsefulRecall> useful(Connection connection, SpaceName space, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new UsefulRecall(
            row.getString("cue"),
            new MemoryId(row.getString("memory")),
            Sql.moment(row, "asked_at")),
        "SELECT r.cue, f.memory, f.asked_at FROM recall_feedback f JOIN recall r"
            + " ON r.space = f.space AND r.id = f.recall WHERE f.space = ? AND f.usefulness = ? AND r.cue <> ''"
            + " ORDER BY f.asked_at DESC, r.number DESC, f.memory FETCH FIRST ? ROWS ONLY",
        space,
        Usefulness.USEFUL,
        limit);
  }

  /** Returns the latest recalls since that moment whose cue is still known, newest first. */
  static List<Asked> asked(Connection connection, SpaceName space, Instant since, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new Asked(
            new RecallId(row.getString("id")), row.getString("cue"), Sql.moment(row, "asked_at")),
        "SELECT id, cue, asked_at FROM recall WHERE space = ? AND asked_at >= ? AND cue <> ''"
            + " ORDER BY asked_at DESC, number DESC FETCH FIRST ? ROWS ONLY",
        space,
        since,
        limit);
  }

  /**
   * Takes the cues out of all recalls that gave any of the memories, and returns what they were.
   */
  static List<String> eraseCues(Connection connection, SpaceName space, Set<MemoryId> memories)
      throws SQLException {
    record Cue(RecallId recall, String cue) {}
    List<Cue> cues = Sql.list(
        connection,
        row -> new Cue(new RecallId(row.getString(1)), row.getString(2)),
        "SELECT DISTINCT r.id, r.cue FROM " + Sql.WANTED
            + " JOIN recall_hit h ON h.space = ? AND h.memory = wanted.id"
            + " JOIN recall r ON r.space = h.space AND r.id = h.recall WHERE r.cue <> ''",
        memories,
        space);
    for (Cue cue : cues) {
      Sql.run(
          connection, "UPDATE recall SET cue = '' WHERE space = ? AND id = ?", space, cue.recall());
    }
    return cues.stream().map(Cue::cue).toList();
  }

  private static Reactivation readReactivation(ResultSet row) throws SQLException {
    return new Reactivation(
        row.getLong("reactivation"),
        new MemoryId(row.getString("memory")),
        Sql.moment(row, "recalled_at"));
  }
}
