package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ModelLog.Call;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.ModelLog.Spent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of language models as rows. */
final class ModelCallRows {

  private ModelCallRows() {}

  static void insert(Connection connection, Call call) throws SQLException {
    long number =
        Sql.number(connection, "SELECT MAX(number) FROM model_call WHERE space = ?", call.space())
            + 1;
    Sql.run(
        connection,
        "INSERT INTO model_call (space, number, purpose, model, prompt, called_at, took, tokens,"
            + " asked, answered, outcome, failure) VALUES (" + Sql.marks(12) + ")",
        call.space(),
        number,
        call.purpose(),
        call.model(),
        call.prompt(),
        call.at(),
        call.took().toNanos(),
        call.tokens(),
        call.asked(),
        call.answered(),
        call.outcome(),
        call.failure());
  }

  static Spent spent(Connection connection, Optional<SpaceName> space, Instant from)
      throws SQLException {
    List<@Nullable Object> arguments =
        new ArrayList<>(List.of(Outcome.UNAVAILABLE, Outcome.REFUSED, from));
    space.ifPresent(arguments::add);
    return Sql.list(
            connection,
            row -> new Spent(row.getLong(1), row.getLong(2), row.getLong(3)),
            "SELECT COUNT(*), SUM(CASE WHEN outcome IN (?, ?) THEN 1 ELSE 0 END), SUM(tokens)"
                + " FROM model_call WHERE called_at >= ?"
                + (space.isPresent() ? " AND space = ?" : ""),
            arguments.toArray())
        .get(0);
  }

  /** Returns the latest calls of a space, newest first. */
  static List<Call> latest(Connection connection, SpaceName space, int limit) throws SQLException {
    return Sql.list(
        connection,
        row -> read(row, space),
        "SELECT * FROM model_call WHERE space = ? ORDER BY space DESC, number DESC"
            + " FETCH FIRST ? ROWS ONLY",
        space,
        limit);
  }

  private static Call read(ResultSet row, SpaceName space) throws SQLException {
    return new Call(
        space,
        Purpose.valueOf(row.getString("purpose")),
        row.getString("model"),
        row.getString("prompt"),
        Sql.moment(row, "called_at"),
        Duration.ofNanos(row.getLong("took")),
        row.getLong("tokens"),
        row.getInt("asked"),
        row.getInt("answered"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("failure"));
  }
}
