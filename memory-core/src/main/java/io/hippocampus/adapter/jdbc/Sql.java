package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements whose arguments are given in our own words: names, moments, enums, optionals and
 * collections of ids (for {@link #WANTED}) are bound as they are stored.
 *
 * <p>Of a list of ids a query is given an array to join, which both databases answer by the index;
 * and it orders by all columns of the index it reads, the fixed ones too, so that a limit ends the
 * reading.
 */
final class Sql {

  /** A table of the ids wanted, for one argument. */
  static final String WANTED = "UNNEST(?) wanted(id)";

  private static final int FETCH = 1_000;

  private Sql() {}

  /** Reads a value from the row a result stands at. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns the rows of a query, in its order. */
  static <T> List<T> list(
      Connection connection, Row<T> row, String query, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, arguments);
      statement.setFetchSize(FETCH);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result));
        }
      }
      return rows;
    }
  }

  /** Returns the first row of a query, if it has any. */
  static <T> Optional<T> first(
      Connection connection, Row<T> row, String query, @Nullable Object... arguments)
      throws SQLException {
    return list(connection, row, query, arguments).stream().findFirst();
  }

  /** Returns the number a query comes to, 0 when it has no row or is null. */
  static long number(Connection connection, String query, @Nullable Object... arguments)
      throws SQLException {
    return first(connection, row -> row.getLong(1), query, arguments).orElse(0L);
  }

  /** Runs a change and returns how many rows it changed. */
  static int run(Connection connection, String change, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Runs a change once for each of the rows of arguments. */
  static void runAll(Connection connection, String change, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Runs a change, of a space and one id, once for each of the ids. */
  static void runForEach(Connection connection, String change, SpaceName space, Collection<?> ids)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    ids.forEach(id -> rows.add(new @Nullable Object[] {space, id}));
    runAll(connection, change, rows);
  }

  /** Returns so many question marks, separated by commas. */
  static String marks(int count) {
    return String.join(", ", java.util.Collections.nCopies(count, "?"));
  }

  /** Returns the moment in a column. */
  static Instant moment(ResultSet row, String column) throws SQLException {
    return Moments.ofNanos(row.getLong(column));
  }

  /** Returns the moment in a column that may be null. */
  static Optional<Instant> optionalMoment(ResultSet row, String column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Moments.ofNanos(nanos));
  }

  /** Returns the number in a column that may be null. */
  static OptionalDouble optionalNumber(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, stored(statement.getConnection(), arguments[i]));
    }
  }

  private static @Nullable Object stored(Connection connection, @Nullable Object argument)
      throws SQLException {
    return switch (argument) {
      case null -> null;
      case OptionalDouble number -> number.isPresent() ? number.getAsDouble() : null;
      case Optional<?> optional -> optional.isPresent() ? stored(connection, optional.get()) : null;
      case SpaceName space -> space.value();
      case MemoryId memory -> memory.value();
      case ExperienceId experience -> experience.value();
      case RecallId recall -> recall.value();
      case SleepId sleep -> sleep.value();
      case Instant moment -> Moments.toNanos(moment);
      case Enum<?> constant -> constant.name();
      case Embedding embedding -> Vectors.toBytes(embedding);
      case Collection<?> ids ->
        connection.createArrayOf(
            "VARCHAR", ids.stream().map(String::valueOf).distinct().toArray());
      default -> argument;
    };
  }
}
