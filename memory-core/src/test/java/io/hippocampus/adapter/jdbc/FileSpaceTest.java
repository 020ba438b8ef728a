package io.hippocampus.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database whose rows are changed here and there, so that of all that was written some is
 * current.
 */
final class FileSpaceTest {

  private static final int ROWS = 1_000;
  private static final int ROW_BYTES = 8_000;
  private static final int CHANGES = 800;
  private static final int ROWS_PER_CHANGE = 20;
  private static final int CHANGES_BETWEEN = 16;

  @TempDir
  Path folder;

  @Test
  void placesOfWhichLittleIsCurrent_areEmptied_andNothingIsLost() throws Exception {
    long left = bytesAfterALife("left", false);
    long emptied = bytesAfterALife("emptied", true);

    assertThat(emptied).isLessThan(left * 2 / 3);
    assertThat(rows("emptied")).isEqualTo(rows("left"));
  }

  private long bytesAfterALife(String name, boolean empties) throws Exception {
    RandomGenerator random = new SplittableRandom(42);
    try (Connection connection = open(name)) {
      connection.setAutoCommit(false);
      execute(connection, "CREATE TABLE held (id INT PRIMARY KEY, content VARBINARY)");
      for (int row = 0; row < ROWS; row++) {
        put(connection, row, random);
      }
      connection.commit();
      FileSpace space = FileSpace.of(connection);
      space.reuseAfter(0);
      for (int change = 0; change < CHANGES; change++) {
        for (int i = 0; i < ROWS_PER_CHANGE; i++) {
          put(connection, random.nextInt(ROWS), random);
        }
        connection.commit();
        if (empties && change % CHANGES_BETWEEN == 0) {
          space.emptyAFew();
        }
      }
      execute(connection, "CHECKPOINT SYNC");
      return Files.size(folder.resolve(name + ".mv.db"));
    }
  }

  /** Returns a number that tells what is in all rows. */
  private long rows(String name) throws SQLException {
    try (Connection connection = open(name);
        Statement statement = connection.createStatement();
        ResultSet sum = statement.executeQuery(
            "SELECT SUM(id * CAST(ORA_HASH(content) AS BIGINT)) FROM held")) {
      sum.next();
      return sum.getLong(1);
    }
  }

  private Connection open(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:" + folder.resolve(name) + ";WRITE_DELAY=0", "sa", "");
  }

  private static void put(Connection connection, int row, RandomGenerator random)
      throws SQLException {
    byte[] content = new byte[ROW_BYTES];
    random.nextBytes(content);
    try (PreparedStatement put =
        connection.prepareStatement("MERGE INTO held KEY (id) VALUES (?, ?)")) {
      put.setInt(1, row);
      put.setBytes(2, content);
      put.executeUpdate();
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
