package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.MismatchException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables, brought up to date, and the row that says what this store is. */
final class Schema {

  /** Counts the layouts there were; a migration raises it in the store's row. */
  private static final int LAYOUT = 7;

  private Schema() {}

  /** What a store says of itself. */
  private record Identity(int layout, EmbeddingModelId model) {}

  /**
   * Brings the tables up to date.
   *
   * @throws MismatchException if they are not what the migrations made
   */
  static void migrate(DataSource database) throws SQLException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:io/hippocampus/adapter/jdbc")
          .table("hippocampus_schema")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new MismatchException("the store's tables are not those of this version: "
          + e.getMessage() + "; open it with the version that made it");
    } catch (FlywayException e) {
      throw new SQLException("cannot bring the tables up to date", e);
    }
  }

  /** Says in a new store what it is. */
  static void found(Connection connection, EmbeddingModelId model, Instant now)
      throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO store (one, id, layout, model, dimensions, created, last_change, last_batch)"
            + " VALUES (1, ?, ?, ?, ?, ?, 0, 0)",
        UUID.randomUUID().toString(),
        LAYOUT,
        model.name(),
        model.dimensions(),
        now);
    connection.commit();
  }

  /**
   * Checks that a store belongs to this version and model.
   *
   * @throws MismatchException if it does not
   */
  static void check(Connection connection, EmbeddingModelId model) throws SQLException {
    Identity store = identity(connection);
    connection.commit();
    if (store.layout() > LAYOUT) {
      throw new MismatchException(
          "the store has layout " + store.layout() + ", made by a newer version; this one knows "
              + LAYOUT + "; open it with the newer version");
    }
    if (!store.model().equals(model)) {
      throw new MismatchException("the store's embeddings are by " + described(store.model())
          + ", it is opened with " + described(model)
          + "; open it with the former. What changes the model of a home, and says again which one it"
          + " has, is 'hippocampus reembed' or Hippocampus.reembed");
    }
  }

  /** Returns the model of the store's embeddings. */
  static EmbeddingModelId model(Connection connection) throws SQLException {
    return identity(connection).model();
  }

  private static Identity identity(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            row -> new Identity(
                row.getInt("layout"),
                new EmbeddingModelId(row.getString("model"), row.getInt("dimensions"))),
            "SELECT layout, model, dimensions FROM store WHERE one = 1")
        .orElseThrow(() -> new SQLException("the store has lost the row that names it"));
  }

  private static String described(EmbeddingModelId model) {
    return model.name() + " (" + model.dimensions() + " dimensions)";
  }
}
