package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RatingLog.Rating;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ratings, and what waits for one, as rows. */
final class RatingRows {

  private static final String SELECT =
      "SELECT r.memory, r.tagger, r.tagger_version, r.importance, r.offline, r.rated_at, r.tokens,"
          + " r.took FROM ";

  private RatingRows() {}

  /** Lets memories wait that do not wait yet. */
  static void enqueue(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    Set<MemoryId> waiting = new HashSet<>(Sql.list(
        connection,
        row -> new MemoryId(row.getString(1)),
        "SELECT q.memory FROM " + Sql.WANTED
            + " JOIN rating_queue q ON q.space = ? AND q.memory = wanted.id",
        memories,
        space));
    List<MemoryId> others =
        memories.stream().distinct().filter(id -> !waiting.contains(id)).toList();
    Sql.runForEach(
        connection, "INSERT INTO rating_queue (space, memory) VALUES (?, ?)", space, others);
  }

  static void dequeue(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    Sql.runForEach(
        connection, "DELETE FROM rating_queue WHERE space = ? AND memory = ?", space, memories);
  }

  /** Returns live memories that wait, oldest recorded first. */
  static List<Versioned> waiting(Connection connection, SpaceName space, int limit)
      throws SQLException {
    return MemoryRows.liveAmong(connection, space, "rating_queue", limit);
  }

  static long backlog(Connection connection, SpaceName space) throws SQLException {
    return MemoryRows.countLiveAmong(connection, space, "rating_queue");
  }

  static void put(Connection connection, SpaceName space, Rating rating) throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM rating WHERE space = ? AND memory = ? AND tagger = ? AND tagger_version = ?",
        space,
        rating.memory(),
        rating.tagger().name(),
        rating.tagger().version());
    Sql.run(
        connection,
        "INSERT INTO rating (space, memory, tagger, tagger_version, importance, offline, rated_at,"
            + " tokens, took) VALUES (" + Sql.marks(9) + ")",
        space,
        rating.memory(),
        rating.tagger().name(),
        rating.tagger().version(),
        rating.importance(),
        rating.offline(),
        rating.at(),
        rating.tokens(),
        rating.took().toNanos());
  }

  /** Returns the latest ratings by a tagger, newest first. */
  static List<Rating> latest(Connection connection, SpaceName space, Tagger tagger, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        RatingRows::read,
        SELECT + "rating r WHERE r.space = ? AND r.tagger = ? AND r.tagger_version = ?"
            + " ORDER BY r.rated_at DESC, r.memory DESC FETCH FIRST ? ROWS ONLY",
        space,
        tagger.name(),
        tagger.version(),
        limit);
  }

  /** Returns all ratings of a memory, newest first. */
  static List<Rating> on(Connection connection, SpaceName space, MemoryId memory)
      throws SQLException {
    return Sql.list(
        connection,
        RatingRows::read,
        SELECT + "rating r WHERE r.space = ? AND r.memory = ? ORDER BY r.rated_at DESC, r.tagger",
        space,
        memory);
  }

  static List<Rating> of(
      Connection connection, SpaceName space, Tagger tagger, Collection<MemoryId> memories)
      throws SQLException {
    return memories.isEmpty()
        ? List.of()
        : Sql.list(
            connection,
            RatingRows::read,
            SELECT + Sql.WANTED + " JOIN rating r ON r.space = ? AND r.memory = wanted.id"
                + " AND r.tagger = ? AND r.tagger_version = ?",
            memories,
            space,
            tagger.name(),
            tagger.version());
  }

  /** Removes what was rated of memories, by whomever, and that they wait. */
  static void remove(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    memories.forEach(memory -> rows.add(new @Nullable Object[] {space, memory}));
    Sql.runAll(connection, "DELETE FROM rating WHERE space = ? AND memory = ?", rows);
    Sql.runAll(connection, "DELETE FROM rating_queue WHERE space = ? AND memory = ?", rows);
  }

  private static Rating read(ResultSet row) throws SQLException {
    return new Rating(
        new MemoryId(row.getString("memory")),
        new Tagger(row.getString("tagger"), row.getString("tagger_version")),
        row.getDouble("importance"),
        row.getDouble("offline"),
        Sql.moment(row, "rated_at"),
        row.getLong("tokens"),
        Duration.ofNanos(row.getLong("took")));
  }
}
