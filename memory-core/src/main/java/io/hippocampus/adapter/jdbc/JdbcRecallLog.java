package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.RecallLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The recalls of a database. */
final class JdbcRecallLog implements RecallLog {

  private final Database database;
  private final Committer committer;

  JdbcRecallLog(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public void append(SpaceName space, List<Recall> recalls) {
    committer.write("log recalls of space " + space, transaction -> {
      for (Recall recall : recalls) {
        RecallRows.insert(transaction.connection(), space, recall);
      }
      return recalls.size();
    });
  }

  @Override
  public void feedback(
      SpaceName space, RecallId recall, MemoryId memory, Usefulness usefulness, Instant at) {
    committer.write("keep feedback on recall " + recall + " of space " + space, transaction -> {
      RecallRows.feedback(transaction.connection(), space, recall, memory, usefulness, at);
      return true;
    });
  }

  @Override
  public List<Reactivation> uncounted(SpaceName space) {
    return database.read(
        "read the reactivations of space " + space,
        connection -> RecallRows.uncounted(connection, space));
  }

  @Override
  public List<Reactivation> uncounted(SpaceName space, MemoryId memory) {
    return database.read(
        "read the reactivations of memory " + memory + " of space " + space,
        connection -> RecallRows.uncounted(connection, space, memory));
  }

  @Override
  public List<UsefulRecall> useful(SpaceName space, int limit) {
    return database.read(
        "read the useful recalls of space " + space,
        connection -> RecallRows.useful(connection, space, limit));
  }

  @Override
  public Set<MemoryId> givenSince(SpaceName space, Instant since) {
    return database.read(
        "read what was recalled in space " + space,
        connection -> RecallRows.givenSince(connection, space, since));
  }

  @Override
  public void reward(SpaceName space, RecallId recall, double reward, Instant at) {
    committer.write("keep the reward of recall " + recall + " of space " + space, transaction -> {
      OutcomeRows.reward(transaction.connection(), space, recall, reward, at);
      return true;
    });
  }

  @Override
  public List<Outcome> outcomes(SpaceName space) {
    return database.read(
        "read what came of the recalls of space " + space,
        connection -> OutcomeRows.outcomes(connection, space));
  }

  @Override
  public List<Asked> asked(SpaceName space, Instant since, int limit) {
    return database.read(
        "read the cues of space " + space,
        connection -> RecallRows.asked(connection, space, since, limit));
  }

  @Override
  public List<Logged> loggedAfter(SpaceName space, long number, int limit) {
    return database.read(
        "read the recalls of space " + space,
        connection -> LoggedRows.after(connection, space, number, limit));
  }

  @Override
  public long count(SpaceName space) {
    return database.read(
        "count the recalls of space " + space,
        connection -> SpaceRows.given(connection, space, SpaceRows.Numbered.recalls));
  }
}
