package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * One transaction of the committer, in which the writes of a batch are done one after another. It
 * holds the lock on the end of the ledger, and so alone gives out places in it.
 */
final class Transaction {

  private final Connection connection;
  private final long batch;
  private long lastChange;
  private EmbeddingModelId model;
  private long modelSince;

  private Transaction(
      Connection connection, long lastChange, long batch, EmbeddingModelId model, long modelSince) {
    this.connection = connection;
    this.lastChange = lastChange;
    this.batch = batch;
    this.model = model;
    this.modelSince = modelSince;
  }

  /** Begins by locking the end of the ledger. */
  static Transaction begin(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            row -> new Transaction(
                connection,
                row.getLong("last_change"),
                row.getLong("last_batch") + 1,
                new EmbeddingModelId(row.getString("model"), row.getInt("dimensions")),
                row.getLong("model_since")),
            "SELECT last_change, last_batch, model, dimensions, model_since FROM store"
                + " WHERE one = 1 FOR UPDATE")
        .orElseThrow(() -> new SQLException("the store has lost the row that names it"));
  }

  Connection connection() {
    return connection;
  }

  /** Returns which batch this is, counted from the store's first. */
  long batch() {
    return batch;
  }

  /** Returns the model of the store's embeddings. */
  EmbeddingModelId model() {
    return model;
  }

  /** Returns up to which place in the ledger embeddings were by another model. */
  long modelSince() {
    return modelSince;
  }

  /** Makes that the model of the store's embeddings from here on. */
  void switchTo(EmbeddingModelId next) throws SQLException {
    Sql.run(
        connection,
        "UPDATE store SET model = ?, dimensions = ?, model_since = ? WHERE one = 1",
        next.name(),
        next.dimensions(),
        lastChange);
    model = next;
    modelSince = lastChange;
  }

  /** Returns the next place in the ledger. */
  long nextChange() {
    return ++lastChange;
  }

  /** Does a write; one that throws leaves nothing behind, not even a gap in the ledger. */
  <T> T attempt(Committer.Work<T> work) throws SQLException {
    long lastChangeBefore = lastChange;
    EmbeddingModelId modelBefore = model;
    long modelSinceBefore = modelSince;
    Savepoint before = connection.setSavepoint();
    try {
      T result = work.in(this);
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback(before);
      lastChange = lastChangeBefore;
      model = modelBefore;
      modelSince = modelSinceBefore;
      throw e;
    }
  }

  /** Makes all of it true at once. */
  void commit() throws SQLException {
    Sql.run(
        connection,
        "UPDATE store SET last_change = ?, last_batch = ? WHERE one = 1",
        lastChange,
        batch);
    connection.commit();
  }
}
