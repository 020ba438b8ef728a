package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Stability;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Outcome;
import io.hippocampus.port.RecallLog.Usefulness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of recalls, as rows: predictions, feedback and rewards side by side. */
final class OutcomeRows {

  private OutcomeRows() {}

  /**
   * Keeps how what was done with a recall turned out, in place of what was said before.
   *
   * @throws IllegalArgumentException if there is no such recall, or the reward is out of its range
   */
  static void reward(
      Connection connection, SpaceName space, RecallId recall, double reward, Instant at)
      throws SQLException {
    if (!(reward >= -1 && reward <= 1)) {
      throw new IllegalArgumentException(
          "reward is " + reward + "; allowed are numbers from -1 to 1");
    }
    int rewarded = Sql.run(
        connection,
        "UPDATE recall SET reward = ?, rewarded_at = ? WHERE space = ? AND id = ?",
        reward,
        at,
        space,
        recall);
    if (rewarded == 0) {
      throw new NotFoundException("space " + space + " has no recall " + recall);
    }
  }

  /** Returns what came of recalls, in the order in which memories were asked for and ranked. */
  static List<Outcome> outcomes(Connection connection, SpaceName space) throws SQLException {
    return Sql.list(
        connection,
        OutcomeRows::read,
        "SELECT r.id, r.asked_at, r.reward, h.ordinal, h.memory, h.retrievability, h.stability,"
            + " h.elapsed, h.reactivations, h.importance, h.expected_reward, f.usefulness"
            + " FROM recall r JOIN recall_hit h ON h.space = r.space AND h.recall = r.id"
            + " LEFT JOIN recall_feedback f"
            + " ON f.space = h.space AND f.recall = h.recall AND f.memory = h.memory"
            + " WHERE r.space = ? AND (r.reward IS NOT NULL OR f.usefulness IS NOT NULL)"
            + " ORDER BY r.asked_at, r.number, h.ordinal",
        space);
  }

  private static Outcome read(ResultSet row) throws SQLException {
    return new Outcome(
        new RecallId(row.getString("id")),
        Sql.moment(row, "asked_at"),
        row.getInt("ordinal") + 1,
        given(row),
        Optional.ofNullable(row.getString("usefulness")).map(Usefulness::valueOf),
        Sql.optionalNumber(row, "reward"));
  }

  /** Returns the memory that a hit gave, with what was predicted of it. */
  static Given given(ResultSet row) throws SQLException {
    return new Given(new MemoryId(row.getString("memory")), prediction(row));
  }

  private static Optional<Prediction> prediction(ResultSet row) throws SQLException {
    double retrievability = row.getDouble("retrievability");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(new Prediction(
        new Retrievability(retrievability),
        new Stability(row.getDouble("stability")),
        Duration.ofNanos(row.getLong("elapsed")),
        row.getInt("reactivations"),
        row.getDouble("importance"),
        row.getDouble("expected_reward")));
  }
}
