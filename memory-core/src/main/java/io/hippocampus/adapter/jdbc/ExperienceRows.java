package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Trust;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Trace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Experiences as rows. */
final class ExperienceRows {

  private static final String SELECT =
      "SELECT id, memory, place, session, speaker, kind, content, occurred_at, trust, reward,"
          + " metadata, tokens, recorded_at, recorded, erased FROM experience WHERE space = ?";

  private ExperienceRows() {}

  /** What must be the same for an experience to be the same. */
  record Known(
      ExperienceId id,
      MemoryId memory,
      int tokens,
      String session,
      String speaker,
      ExperienceKind kind,
      String content,
      Instant occurredAt,
      boolean erased) {

    /** Whether it is that experience; of an erased one nothing is left that could differ. */
    boolean isSame(Experience other) {
      return erased
          || (session.equals(other.session())
              && speaker.equals(other.speaker())
              && kind == other.kind()
              && content.equals(other.content())
              && occurredAt.equals(other.occurredAt()));
    }
  }

  static void insert(
      Connection connection,
      SpaceName space,
      Trace trace,
      MemoryId memory,
      long place,
      Instant at,
      long recorded)
      throws SQLException {
    Experience experience = trace.experience();
    Sql.run(
        connection,
        "INSERT INTO experience (space, id, memory, session, place, speaker, kind, content, occurred_at, trust, reward,"
            + " metadata, tokens, recorded_at, recorded, erased) VALUES (" + Sql.marks(16) + ")",
        space,
        experience.id(),
        memory,
        experience.session(),
        place,
        experience.speaker(),
        experience.kind(),
        experience.content(),
        experience.occurredAt(),
        experience.trust(),
        experience.reward(),
        Json.of(experience.metadata()),
        trace.tokens(),
        at,
        recorded,
        false);
  }

  /** Returns how many experiences the session has had. */
  static long inSession(Connection connection, SpaceName space, String session)
      throws SQLException {
    return Sql.number(
        connection,
        "SELECT place + 1 FROM experience WHERE space = ? AND session = ?"
            + " ORDER BY space DESC, session DESC, place DESC FETCH FIRST 1 ROWS ONLY",
        space,
        session);
  }

  /**
   * Returns the experience at that place of a session; empty when there is none, or it was erased.
   */
  static Optional<StoredExperience> at(
      Connection connection, SpaceName space, String session, long place) throws SQLException {
    return Sql.first(
        connection,
        ExperienceRows::read,
        SELECT + " AND session = ? AND place = ? AND NOT erased",
        space,
        session,
        place);
  }

  static List<Known> known(Connection connection, SpaceName space, Collection<ExperienceId> ids)
      throws SQLException {
    return Sql.list(
        connection,
        ExperienceRows::readKnown,
        "SELECT x.id, memory, tokens, session, speaker, kind, content, occurred_at, erased FROM "
            + Sql.WANTED + " JOIN experience x ON x.space = ? AND x.id = wanted.id",
        ids,
        space);
  }

  static Optional<StoredExperience> find(Connection connection, SpaceName space, ExperienceId id)
      throws SQLException {
    return Sql.first(
        connection, ExperienceRows::read, SELECT + " AND id = ? AND NOT erased", space, id);
  }

  /** Returns the latest experiences, newest recorded first. */
  static List<StoredExperience> latest(
      Connection connection, SpaceName space, Optional<String> session, int limit)
      throws SQLException {
    return session.isPresent()
        ? Sql.list(
            connection,
            ExperienceRows::read,
            SELECT + " AND session = ? AND NOT erased"
                + " ORDER BY space DESC, session DESC, place DESC FETCH FIRST ? ROWS ONLY",
            space,
            session,
            limit)
        : Sql.list(
            connection,
            ExperienceRows::read,
            SELECT + " AND NOT erased ORDER BY space DESC, recorded DESC FETCH FIRST ? ROWS ONLY",
            space,
            limit);
  }

  /** Returns what was recorded after that place, oldest first, erased or not. */
  static List<LivedExperience> recordedAfter(
      Connection connection, SpaceName space, long place, int limit) throws SQLException {
    return Sql.list(
        connection,
        ExperienceRows::readLived,
        SELECT + " AND recorded > ? ORDER BY space, recorded FETCH FIRST ? ROWS ONLY",
        space,
        place,
        limit);
  }

  /** Returns what came before an experience in its session, oldest first. */
  static List<StoredExperience> before(
      Connection connection, SpaceName space, ExperienceId id, int limit) throws SQLException {
    record Place(String session, long number) {}
    Optional<Place> place = Sql.first(
        connection,
        row -> new Place(row.getString(1), row.getLong(2)),
        "SELECT session, place FROM experience WHERE space = ? AND id = ?",
        space,
        id);
    if (place.isEmpty()) {
      return List.of();
    }
    return Sql.list(
            connection,
            ExperienceRows::read,
            SELECT + " AND session = ? AND place < ? AND NOT erased"
                + " ORDER BY space DESC, session DESC, place DESC FETCH FIRST ? ROWS ONLY",
            space,
            place.get().session(),
            place.get().number(),
            limit)
        .reversed();
  }

  /** Returns those of the experiences that are erased. */
  static List<ExperienceId> erased(
      Connection connection, SpaceName space, Collection<ExperienceId> ids) throws SQLException {
    return Sql.list(
        connection,
        row -> new ExperienceId(row.getString(1)),
        "SELECT x.id FROM " + Sql.WANTED
            + " JOIN experience x ON x.space = ? AND x.id = wanted.id WHERE erased",
        ids,
        space);
  }

  /**
   * Returns the contents of those of the experiences that were recorded after one place and up to
   * another.
   */
  static List<String> contents(
      Connection connection, SpaceName space, Collection<ExperienceId> ids, long after, long upTo)
      throws SQLException {
    return Sql.list(
        connection,
        row -> row.getString(1),
        "SELECT content FROM " + Sql.WANTED
            + " JOIN experience x ON x.space = ? AND x.id = wanted.id"
            + " WHERE NOT erased AND recorded > ? AND recorded <= ?",
        ids,
        space,
        after,
        upTo);
  }

  /**
   * Returns the contents of all experiences recorded after one place and up to another that are not
   * erased.
   */
  static List<String> contents(Connection connection, SpaceName space, long after, long upTo)
      throws SQLException {
    return Sql.list(
        connection,
        row -> row.getString(1),
        "SELECT content FROM experience WHERE space = ? AND NOT erased AND recorded > ? AND recorded <= ?",
        space,
        after,
        upTo);
  }

  /** Whether any experience recorded after one place and up to another is erased. */
  static boolean anyErased(Connection connection, SpaceName space, long after, long upTo)
      throws SQLException {
    return Sql.number(
            connection,
            "SELECT COUNT(*) FROM experience WHERE space = ? AND erased AND recorded > ? AND recorded <= ?",
            space,
            after,
            upTo)
        > 0;
  }

  /** Takes what was said out of the experiences; that they were is kept. */
  static void erase(Connection connection, SpaceName space, Collection<ExperienceId> ids)
      throws SQLException {
    Sql.runForEach(
        connection,
        "UPDATE experience SET content = '', metadata = '{}', erased = TRUE WHERE space = ? AND id = ?",
        space,
        ids);
  }

  private static Known readKnown(ResultSet row) throws SQLException {
    return new Known(
        new ExperienceId(row.getString("id")),
        new MemoryId(row.getString("memory")),
        row.getInt("tokens"),
        row.getString("session"),
        row.getString("speaker"),
        ExperienceKind.valueOf(row.getString("kind")),
        row.getString("content"),
        Sql.moment(row, "occurred_at"),
        row.getBoolean("erased"));
  }

  private static LivedExperience readLived(ResultSet row) throws SQLException {
    return new LivedExperience(
        row.getLong("recorded"),
        Sql.moment(row, "recorded_at"),
        row.getInt("tokens"),
        new MemoryId(row.getString("memory")),
        row.getLong("place"),
        row.getBoolean("erased") ? Optional.empty() : Optional.of(readExperience(row)));
  }

  private static StoredExperience read(ResultSet row) throws SQLException {
    return new StoredExperience(
        readExperience(row),
        row.getInt("tokens"),
        new MemoryId(row.getString("memory")),
        Sql.moment(row, "recorded_at"));
  }

  private static Experience readExperience(ResultSet row) throws SQLException {
    return new Experience(
        new ExperienceId(row.getString("id")),
        row.getString("session"),
        row.getString("speaker"),
        ExperienceKind.valueOf(row.getString("kind")),
        row.getString("content"),
        Sql.moment(row, "occurred_at"),
        Trust.valueOf(row.getString("trust")),
        Sql.optionalNumber(row, "reward"),
        Json.asMetadata(row.getString("metadata")));
  }
}
