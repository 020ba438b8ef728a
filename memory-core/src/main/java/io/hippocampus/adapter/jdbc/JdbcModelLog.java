package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ModelLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls of language models of a database. */
final class JdbcModelLog implements ModelLog {

  private final Database database;
  private final Committer committer;

  JdbcModelLog(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public void append(Call call) {
    committer.write("log a call of " + call.model(), transaction -> {
      ModelCallRows.insert(transaction.connection(), call);
      return true;
    });
  }

  @Override
  public Spent spent(Optional<SpaceName> space, Instant from) {
    return database.read(
        "read what language models cost",
        connection -> ModelCallRows.spent(connection, space, from));
  }

  @Override
  public List<Call> latest(SpaceName space, int limit) {
    return database.read(
        "read the calls of language models of space " + space,
        connection -> ModelCallRows.latest(connection, space, limit));
  }
}
