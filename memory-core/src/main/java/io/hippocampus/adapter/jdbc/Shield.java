package io.hippocampus.adapter.jdbc;

import java.sql.SQLException;

/**
 * Keeps a caller's interrupt out of the database: some of its waits and files do not survive one.
 * The interrupt is set aside while the work is done and handed back to the caller afterwards.
 */
final class Shield {

  private Shield() {}

  /** Something that is done in the database. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /**
   * Returns what the work returns; work that failed because of an interrupt is done again without
   * it.
   */
  static <T> T shielded(Work<T> work) throws SQLException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (SQLException e) {
          if (!Thread.interrupted()) {
            throw e;
          }
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
