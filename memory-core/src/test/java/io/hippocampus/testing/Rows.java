package io.hippocampus.testing;

import io.hippocampus.memory.SpaceName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** The rows of a space, to see whether anything in its store changed. */
public final class Rows {

  private Rows() {}

  /**
   * Returns all rows of a space, each after the name of its table in lower case, in their order.
   *
   * @param but the tables that are left out
   */
  public static List<String> of(DataSource database, SpaceName space, Set<String> but) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        if (!but.contains(table.toLowerCase(Locale.ROOT))) {
          addRows(connection, table, space, rows);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the rows of space " + space, e);
    }
    rows.sort(null);
    return rows;
  }

  /** Returns the tables that have a column for the space. */
  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection.getMetaData().getColumns(null, connection.getSchema(), "%", "SPACE")) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static void addRows(
      Connection connection, String table, SpaceName space, List<String> rows) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM \"" + table + "\" WHERE space = ?")) {
      query.setString(1, space.value());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          List<String> columns = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            columns.add(told(found.getObject(i)));
          }
          rows.add(table.toLowerCase(Locale.ROOT) + ": " + String.join("|", columns));
        }
      }
    }
  }

  private static String told(Object value) {
    return value instanceof byte[] bytes
        ? Integer.toHexString(Arrays.hashCode(bytes))
        : String.valueOf(value);
  }
}
