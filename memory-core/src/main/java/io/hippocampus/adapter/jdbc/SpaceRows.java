package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Lived;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Spaces, the numbers they have given out, and how far their terms are counted. */
final class SpaceRows {

  private SpaceRows() {}

  /** What is numbered within a space, from 1; the names are the columns. */
  enum Numbered {
    memories,
    recalls,
    reactivations,
    nights
  }

  /** Returns the spaces in which something was recorded, by name. */
  static List<SpaceName> recordedIn(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        row -> new SpaceName(row.getString(1)),
        "SELECT space FROM space WHERE experiences > 0 ORDER BY space");
  }

  /** Takes so many numbers and returns the first of them. */
  static long take(Connection connection, SpaceName space, Numbered what, long count)
      throws SQLException {
    ensure(connection, space);
    Sql.run(
        connection,
        "UPDATE space SET " + what + " = " + what + " + ? WHERE space = ?",
        count,
        space);
    return given(connection, space, what) - count + 1;
  }

  /** Returns the last number given out, 0 for none. */
  static long given(Connection connection, SpaceName space, Numbered what) throws SQLException {
    return Sql.number(connection, "SELECT " + what + " FROM space WHERE space = ?", space);
  }

  /** Adds an experience of so many words to what the space has lived through. */
  static void live(Connection connection, SpaceName space, int words) throws SQLException {
    Sql.run(
        connection,
        "UPDATE space SET experiences = experiences + 1, words = words + ? WHERE space = ?",
        words,
        space);
  }

  static Lived lived(Connection connection, SpaceName space) throws SQLException {
    return Sql.first(
            connection,
            row -> new Lived(row.getLong(1), row.getLong(2)),
            "SELECT experiences, words FROM space WHERE space = ?",
            space)
        .orElse(new Lived(0, 0));
  }

  static long countedUpTo(Connection connection, SpaceName space) throws SQLException {
    return Sql.number(connection, "SELECT counted_up_to FROM space WHERE space = ?", space);
  }

  static long countedExperiences(Connection connection, SpaceName space) throws SQLException {
    return Sql.number(connection, "SELECT counted_experiences FROM space WHERE space = ?", space);
  }

  /** Counts more, or with a negative number fewer, experiences, up to that place in the ledger. */
  static void count(Connection connection, SpaceName space, long experiences, long upTo)
      throws SQLException {
    ensure(connection, space);
    Sql.run(
        connection,
        "UPDATE space SET counted_experiences = GREATEST(counted_experiences + ?, 0), counted_up_to = ?"
            + " WHERE space = ?",
        experiences,
        upTo,
        space);
  }

  static void ensure(Connection connection, SpaceName space) throws SQLException {
    if (Sql.number(connection, "SELECT COUNT(*) FROM space WHERE space = ?", space) == 0) {
      Sql.run(
          connection,
          "INSERT INTO space (space, memories, recalls, reactivations, nights, experiences, words, counted_up_to,"
              + " counted_experiences) VALUES (?, 0, 0, 0, 0, 0, 0, 0, 0)",
          space);
    }
  }
}
