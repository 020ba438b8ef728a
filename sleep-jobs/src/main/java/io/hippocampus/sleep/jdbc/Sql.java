package io.hippocampus.sleep.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements; moments and optionals among their arguments are bound as they are stored. */
final class Sql {

  private static final long NANOS = 1_000_000_000L;

  private Sql() {}

  /** Reads a value from the row a result stands at. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns the rows of a query, in its order. */
  static <T> List<T> list(Connection connection, Row<T> row, String query, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, arguments);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result));
        }
      }
      return rows;
    }
  }

  /** Runs a change and returns how many rows it changed. */
  static int run(Connection connection, String change, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Returns the moment in a column, empty where it is null. */
  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, stored(arguments[i]));
    }
  }

  private static @Nullable Object stored(Object argument) {
    return switch (argument) {
      case Instant at ->
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
      case Optional<?> optional -> optional.isPresent() ? stored(optional.get()) : null;
      default -> argument;
    };
  }
}
