package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.PolicyLog.StoredPolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Policies and their versions as rows. */
final class PolicyRows {

  private static final String SELECT =
      "SELECT version, document, saved_at, saved_by, reason FROM policy WHERE space = ?";

  private PolicyRows() {}

  static int insert(
      Connection connection, SpaceName space, String document, Instant at, String by, String why)
      throws SQLException {
    int version =
        (int) Sql.number(connection, "SELECT MAX(version) FROM policy WHERE space = ?", space) + 1;
    Sql.run(
        connection,
        "INSERT INTO policy (space, version, document, saved_at, saved_by, reason) VALUES ("
            + Sql.marks(6) + ")",
        space,
        version,
        document,
        at,
        by,
        why);
    return version;
  }

  /** Returns the latest versions, newest first. */
  static List<StoredPolicy> latest(Connection connection, SpaceName space, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        PolicyRows::read,
        SELECT + " ORDER BY version DESC FETCH FIRST ? ROWS ONLY",
        space,
        limit);
  }

  static Optional<StoredPolicy> find(Connection connection, SpaceName space, int version)
      throws SQLException {
    return Sql.first(connection, PolicyRows::read, SELECT + " AND version = ?", space, version);
  }

  private static StoredPolicy read(ResultSet row) throws SQLException {
    return new StoredPolicy(
        row.getInt("version"),
        row.getString("document"),
        Sql.moment(row, "saved_at"),
        row.getString("saved_by"),
        row.getString("reason"));
  }
}
