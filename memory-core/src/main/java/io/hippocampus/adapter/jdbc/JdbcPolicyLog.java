package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.PolicyLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policies of a database. */
final class JdbcPolicyLog implements PolicyLog {

  private final Database database;
  private final Committer committer;

  JdbcPolicyLog(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public Optional<StoredPolicy> current(SpaceName space) {
    return all(space, 1).stream().findFirst();
  }

  @Override
  public int save(SpaceName space, String document, Instant at, String by, String why) {
    return committer.write(
        "save a policy of space " + space,
        transaction -> PolicyRows.insert(transaction.connection(), space, document, at, by, why));
  }

  @Override
  public List<StoredPolicy> all(SpaceName space, int limit) {
    return database.read(
        "read the policies of space " + space,
        connection -> PolicyRows.latest(connection, space, limit));
  }

  @Override
  public Optional<StoredPolicy> version(SpaceName space, int version) {
    return database.read(
        "read policy " + version + " of space " + space,
        connection -> PolicyRows.find(connection, space, version));
  }
}
