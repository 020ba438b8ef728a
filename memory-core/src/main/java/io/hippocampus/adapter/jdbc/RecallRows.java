package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.RecallLog.Logged;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.Said;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.port.RecallLog.Usefulness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            connection,
            space,
            SpaceRows.Numbered.reactivations,
            recall.memories().size())
        : 0;
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (MemoryId memory : recall.memories()) {
      Long reactivation = recall.reactivates() ? next++ : null;
      rows.add(
          new @Nullable Object[] {space, recall.id(), rows.size(), memory, recall.at(), reactivation
          });
    }
    Sql.runAll(
        connection,
        "INSERT INTO recall_hit (space, recall, ordinal, memory, recalled_at, reactivation) VALUES ("
            + Sql.marks(6) + ")",
        rows);
  }

  /**
   * Keeps what was said of a recalled memory, in place of what was said before.
   *
   * @throws IllegalArgumentException if the recall did not give the memory
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
      throw new IllegalArgumentException(
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

  /** Takes back what that night counted. */
  static void uncount(Connection connection, SpaceName space, SleepId night) throws SQLException {
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

  private record Asked(long number, RecallId id, String cue, Instant at) {}

  private record Hit(RecallId recall, MemoryId memory, boolean reactivates, Optional<Said> said) {}

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
        RecallRows::readHit,
        "SELECT h.recall, h.memory, h.reactivation, f.usefulness, f.said_at FROM " + Sql.WANTED
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
        new MemoryId(row.getString("memory")),
        reactivates,
        usefulness == null
            ? Optional.empty()
            : Optional.of(new Said(Usefulness.valueOf(usefulness), Sql.moment(row, "said_at"))));
  }

  private static Logged logged(Asked asked, List<Hit> hits) {
    Map<MemoryId, Said> said = new HashMap<>();
    hits.forEach(hit -> hit.said().ifPresent(what -> said.put(hit.memory(), what)));
    boolean reactivates = hits.stream().anyMatch(Hit::reactivates);
    List<MemoryId> memories = hits.stream().map(Hit::memory).toList();
    return new Logged(
        asked.number(),
        new Recall(asked.id(), asked.cue(), asked.at(), memories, reactivates),
        said);
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
