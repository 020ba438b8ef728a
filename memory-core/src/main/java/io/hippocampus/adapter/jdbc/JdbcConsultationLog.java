package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConsultationLog;
import java.util.Collection;
import java.util.List;

/** The answers of language models in a database. */
final class JdbcConsultationLog implements ConsultationLog {

  private final Database database;
  private final Committer committer;

  JdbcConsultationLog(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public void append(SpaceName space, List<Answer> answers) {
    committer.write("keep a language model's answers in space " + space, transaction -> {
      for (Answer answer : answers) {
        ConsultationRows.insert(transaction.connection(), space, answer);
      }
      return answers.size();
    });
  }

  @Override
  public List<Answer> answers(SpaceName space, Collection<String> digests) {
    return database.read(
        "read a language model's answers in space " + space,
        connection -> ConsultationRows.find(connection, space, digests));
  }
}
