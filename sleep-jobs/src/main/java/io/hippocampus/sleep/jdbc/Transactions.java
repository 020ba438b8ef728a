package io.hippocampus.sleep.jdbc;

import io.hippocampus.port.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads and writes in a database; what was written is on disk. Thread-safe. */
final class Transactions {

  private final DataSource dataSource;
  private final boolean mustSync;
  private final boolean isOfOneProcess;

  private Transactions(DataSource dataSource, boolean mustSync, boolean isOfOneProcess) {
    this.dataSource = dataSource;
    this.mustSync = mustSync;
    this.isOfOneProcess = isOfOneProcess;
  }

  /** Something that is done in the database. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens a database and brings the tables of this module up to date.
   *
   * @throws UnavailableException if the database does not let it
   * @throws io.hippocampus.port.MismatchException if the tables are not those of this version
   */
  static Transactions open(DataSource dataSource) {
    Tables.OF_SCHEDULES.migrate(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      String url = connection.getMetaData().getURL();
      boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      boolean isServed = url.matches("jdbc:h2:(tcp|ssl):.*") || url.contains("AUTO_SERVER");
      return new Transactions(dataSource, isH2, isH2 && !isServed);
    } catch (SQLException e) {
      throw unavailable("open the schedules", e);
    }
  }

  /** Whether no other process can have the database open. */
  boolean areOfOneProcess() {
    return isOfOneProcess;
  }

  <T> T query(String act, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw unavailable(act, e);
    }
  }

  /** Does the work in one transaction and returns when it is on disk. */
  <T> T write(String act, Work<T> work) {
    return query(act, connection -> {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        if (mustSync) {
          Sql.run(connection, "CHECKPOINT SYNC");
        }
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }

  private static UnavailableException unavailable(String act, SQLException cause) {
    return new UnavailableException(
        "cannot " + act
            + ": the database does not let it; try again, and look at the cause if that does not help",
        cause);
  }
}
