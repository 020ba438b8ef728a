package io.hippocampus.server.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.rest.AnswerLog;
import io.hippocampus.sleep.jdbc.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The answers in a database. Thread-safe. They are written before and after what they answer for;
 * the memory's own commit between them brings the first to disk with itself.
 */
public final class JdbcAnswerLog implements AnswerLog {

  private static final Tables TABLES =
      new Tables("the server", JdbcAnswerLog.class, "server_schema");

  private final DataSource dataSource;

  private JdbcAnswerLog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Something that is done in the database. */
  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens the answers in a database and brings their table up to date.
   *
   * @throws UnavailableException if the database does not let it
   * @throws io.hippocampus.port.MismatchException if the table is not that of this version
   */
  public static JdbcAnswerLog open(DataSource dataSource) {
    TABLES.migrate(dataSource);
    return new JdbcAnswerLog(dataSource);
  }

  @Override
  public Known begin(SpaceName space, String key, String digest, Instant at) {
    return with("look up a request", connection -> {
      Optional<Known> known = find(connection, space, key);
      if (known.isPresent()) {
        return known.get();
      }
      try (PreparedStatement insert = connection.prepareStatement(
          "INSERT INTO request (space, request_key, digest, asked_at) VALUES (?, ?, ?, ?)")) {
        insert.setString(1, space.value());
        insert.setString(2, key);
        insert.setString(3, digest);
        insert.setLong(4, nanos(at));
        insert.executeUpdate();
      }
      return new Known(digest, at, Optional.empty());
    });
  }

  @Override
  public void answered(SpaceName space, String key, Answered answer) {
    with("keep an answer", connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "UPDATE request SET status = ?, answer = ? WHERE space = ? AND request_key = ?")) {
        update.setInt(1, answer.status());
        update.setString(2, answer.body());
        update.setString(3, space.value());
        update.setString(4, key);
        return update.executeUpdate();
      }
    });
  }

  @Override
  public void expire(Instant before) {
    with("let go of old answers", connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM request WHERE asked_at < ?")) {
        delete.setLong(1, nanos(before));
        return delete.executeUpdate();
      }
    });
  }

  private static Optional<Known> find(Connection connection, SpaceName space, String key)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT digest, asked_at, status, answer FROM request WHERE space = ? AND request_key = ?")) {
      select.setString(1, space.value());
      select.setString(2, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(known(row)) : Optional.empty();
      }
    }
  }

  private static Known known(ResultSet row) throws SQLException {
    String body = row.getString("answer");
    return new Known(
        row.getString("digest"),
        Instant.EPOCH.plusNanos(row.getLong("asked_at")),
        body == null ? Optional.empty() : Optional.of(new Answered(row.getInt("status"), body)));
  }

  private static long nanos(Instant moment) {
    return Duration.between(Instant.EPOCH, moment).toNanos();
  }

  private <T> T with(String act, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw new UnavailableException(
          "cannot " + act + ": the database does not let it; try again, and look at the cause if"
              + " that does not help",
          e);
    }
  }
}
