package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.memory.Validity;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Memories with their tags and sources as rows; each read is one query, however many it returns.
 */
final class MemoryRows {

  private static final List<String> COLUMNS = List.of(
      "version",
      "recorded",
      "changed",
      "kind",
      "content",
      "session",
      "place",
      "speaker",
      "experience_kind",
      "trust",
      "occurred_from",
      "occurred_to",
      "metadata",
      "stability",
      "difficulty",
      "interference",
      "reactivated",
      "first_at",
      "newest_at",
      "sources",
      "state",
      "since",
      "reason",
      "successor",
      "valid_from",
      "valid_until",
      "superseded_by",
      "pinned");
  private static final List<String> TAG_COLUMNS = List.of(
      "importance",
      "valence",
      "arousal",
      "expected_reward",
      "topics",
      "cues",
      "reason",
      "tagger",
      "tagger_version");

  private static final String INSERT = "INSERT INTO memory (" + String.join(", ", COLUMNS)
      + ", space, id) VALUES (" + Sql.marks(COLUMNS.size() + 2) + ")";
  private static final String UPDATE =
      "UPDATE memory SET " + assigned(COLUMNS) + " WHERE space = ? AND id = ?";
  private static final String INSERT_TAG = "INSERT INTO salience (" + String.join(", ", TAG_COLUMNS)
      + ", space, memory) VALUES (" + Sql.marks(TAG_COLUMNS.size() + 2) + ")";
  private static final String UPDATE_TAG =
      "UPDATE salience SET " + assigned(TAG_COLUMNS) + " WHERE space = ? AND memory = ?";

  private static final String SELECT = "SELECT m.*, s.importance, s.valence, s.arousal,"
      + " s.expected_reward, s.topics, s.cues, s.reason AS tag_reason, s.tagger, s.tagger_version FROM ";
  private static final String TAG = " JOIN salience s ON s.space = m.space AND s.memory = m.id";
  private static final String OF_SPACE = SELECT + "memory m" + TAG + " WHERE m.space = ?";
  private static final String OF_IDS =
      SELECT + Sql.WANTED + " JOIN memory m ON m.space = ? AND m.id = wanted.id" + TAG;
  private static final String LIVE =
      " AND m.state IN ('" + MemoryState.SHORT_TERM + "', '" + MemoryState.LONG_TERM + "')";

  private static final String ORDINARY =
      "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY importance) AS ordinary FROM salience"
          + " WHERE space = ? AND tagger <> ?";

  private MemoryRows() {}

  /** Returns the median importance of all that was ever tagged; empty where nothing was. */
  static OptionalDouble ordinaryImportance(Connection connection, SpaceName space)
      throws SQLException {
    return Sql.first(
            connection,
            row -> Sql.optionalNumber(row, "ordinary"),
            ORDINARY,
            space,
            Tagger.NONE.name())
        .orElse(OptionalDouble.empty());
  }

  static void insert(Connection connection, SpaceName space, Versioned made, long changed)
      throws SQLException {
    Memory memory = made.memory();
    Sql.run(connection, INSERT, values(space, made, changed));
    Sql.run(connection, INSERT_TAG, tagValues(space, memory.id(), memory.salience()));
    citeFirst(connection, space, memory.id(), memory.sources());
  }

  static void update(
      Connection connection, SpaceName space, Memory before, Versioned after, long changed)
      throws SQLException {
    Memory memory = after.memory();
    Sql.run(connection, UPDATE, values(space, after, changed));
    if (!memory.salience().equals(before.salience())) {
      Sql.run(connection, UPDATE_TAG, tagValues(space, memory.id(), memory.salience()));
    }
    cite(connection, space, memory.id(), without(memory.sources(), before.sources()));
  }

  /** Returns those of the memories that exist, in no particular order. */
  static List<Versioned> find(Connection connection, SpaceName space, Collection<MemoryId> ids)
      throws SQLException {
    return ids.isEmpty() ? List.of() : Sql.list(connection, MemoryRows::read, OF_IDS, ids, space);
  }

  static boolean exists(Connection connection, SpaceName space, MemoryId id) throws SQLException {
    return Sql.number(
            connection, "SELECT COUNT(*) FROM memory WHERE space = ? AND id = ?", space, id)
        > 0;
  }

  /** Returns all live memories, oldest recorded first. */
  static List<Versioned> live(Connection connection, SpaceName space) throws SQLException {
    return Sql.list(connection, MemoryRows::read, OF_SPACE + LIVE + " ORDER BY m.recorded", space);
  }

  /**
   * Returns the memories of a space for which more holds.
   *
   * @param more conditions, each after an AND, an order and a limit
   * @param arguments the space, then those of {@code more}
   */
  static List<Versioned> where(Connection connection, String more, @Nullable Object... arguments)
      throws SQLException {
    return Sql.list(connection, MemoryRows::read, OF_SPACE + more, arguments);
  }

  /** Returns live memories that are not encoded, oldest recorded first. */
  static List<Versioned> unencoded(Connection connection, SpaceName space, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        MemoryRows::read,
        OF_SPACE + LIVE
            + " AND NOT m.encoded ORDER BY m.space, m.encoded, m.recorded FETCH FIRST ? ROWS ONLY",
        space,
        limit);
  }

  /** Returns the live ones of the memories that a table names, oldest recorded first. */
  static List<Versioned> liveAmong(Connection connection, SpaceName space, String table, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        MemoryRows::read,
        SELECT + table + " q JOIN memory m ON m.space = q.space AND m.id = q.memory" + TAG
            + " WHERE q.space = ?" + LIVE + " ORDER BY m.recorded FETCH FIRST ? ROWS ONLY",
        space,
        limit);
  }

  /** Counts the live ones of the memories that a table names. */
  static long countLiveAmong(Connection connection, SpaceName space, String table)
      throws SQLException {
    return Sql.number(
        connection,
        "SELECT COUNT(*) FROM " + table
            + " q JOIN memory m ON m.space = q.space AND m.id = q.memory WHERE q.space = ?" + LIVE,
        space);
  }

  /** Returns those of the memories that exist and are not forgotten. */
  static Set<MemoryId> unforgotten(Connection connection, SpaceName space, Collection<MemoryId> ids)
      throws SQLException {
    return find(connection, space, ids).stream()
        .map(Versioned::memory)
        .filter(memory -> memory.standing().state() != MemoryState.FORGOTTEN)
        .map(Memory::id)
        .collect(Collectors.toSet());
  }

  /** Notes whether a memory has both a tag and passages by the model. */
  static void noteEncoded(
      Connection connection, SpaceName space, MemoryId memory, EmbeddingModelId model)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE memory SET encoded = EXISTS (SELECT 1 FROM embedding e WHERE e.space = ? AND e.memory = ? AND e.model = ?)"
            + " AND NOT EXISTS (SELECT 1 FROM salience s WHERE s.space = ? AND s.memory = ? AND s.tagger = ?"
            + " AND s.tagger_version = ?) WHERE space = ? AND id = ?",
        space,
        memory,
        model.name(),
        space,
        memory,
        Tagger.NONE.name(),
        Tagger.NONE.version(),
        space,
        memory);
  }

  /** Returns the memories that cite any of the experiences, oldest recorded first. */
  static List<Versioned> citing(
      Connection connection, SpaceName space, Collection<ExperienceId> experiences)
      throws SQLException {
    Set<MemoryId> memories = new HashSet<>();
    everCiting(connection, space, experiences).forEach(citing -> memories.add(citing.memory()));
    Set<ExperienceId> wanted = Set.copyOf(experiences);
    return find(connection, space, memories).stream()
        .filter(found -> found.memory().sources().stream().anyMatch(wanted::contains))
        .sorted(Comparator.comparingLong(Versioned::recorded))
        .toList();
  }

  /** Returns restorable tombstones from before the moment, the longest gone first. */
  static List<Versioned> tombstonesBefore(
      Connection connection, SpaceName space, Instant moment, int limit) throws SQLException {
    return Sql.list(
        connection,
        MemoryRows::read,
        OF_SPACE
            + " AND m.state IN (?, ?) AND m.since < ? ORDER BY m.since, m.recorded FETCH FIRST ? ROWS ONLY",
        space,
        MemoryState.MERGED,
        MemoryState.PRUNED,
        moment,
        limit);
  }

  /** A memory and an experience it cites, or once cited. */
  record Citing(MemoryId memory, ExperienceId experience) {}

  /** Returns what cites or once cited any of the experiences. */
  static List<Citing> everCiting(
      Connection connection, SpaceName space, Collection<ExperienceId> experiences)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new Citing(new MemoryId(row.getString(1)), new ExperienceId(row.getString(2))),
        "SELECT c.memory, c.experience FROM " + Sql.WANTED
            + " JOIN memory_source c ON c.space = ? AND c.experience = wanted.id",
        experiences,
        space);
  }

  /** Notes the sources of a memory that has just been made. */
  private static void citeFirst(
      Connection connection, SpaceName space, MemoryId memory, List<ExperienceId> sources)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    sources.forEach(source -> rows.add(new @Nullable Object[] {space, source, memory}));
    Sql.runAll(
        connection, "INSERT INTO memory_source (space, experience, memory) VALUES (?, ?, ?)", rows);
  }

  /** Notes more sources of a memory, some of which it may have cited before. */
  private static void cite(
      Connection connection, SpaceName space, MemoryId memory, List<ExperienceId> sources)
      throws SQLException {
    if (sources.isEmpty()) {
      return;
    }
    Set<ExperienceId> known = new HashSet<>();
    for (Citing citing : everCiting(connection, space, sources)) {
      if (citing.memory().equals(memory)) {
        known.add(citing.experience());
      }
    }
    citeFirst(
        connection,
        space,
        memory,
        sources.stream().filter(source -> !known.contains(source)).toList());
  }

  private static List<ExperienceId> without(List<ExperienceId> sources, List<ExperienceId> others) {
    Set<ExperienceId> left = new HashSet<>(others);
    return sources.stream().filter(source -> !left.contains(source)).toList();
  }

  private static String assigned(List<String> columns) {
    return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
  }

  private static @Nullable Object[] values(SpaceName space, Versioned versioned, long changed) {
    Memory memory = versioned.memory();
    Origin origin = memory.origin();
    Strength strength = memory.strength();
    Standing standing = memory.standing();
    Validity validity = memory.validity();
    return new @Nullable Object[] {
      versioned.version(),
      versioned.recorded(),
      changed,
      memory.kind(),
      memory.content(),
      origin.session(),
      origin.position(),
      origin.speaker(),
      origin.kind(),
      origin.trust(),
      origin.occurredFrom(),
      origin.occurredTo(),
      Json.of(origin.metadata()),
      strength.stability().days(),
      strength.difficulty(),
      strength.interference(),
      strength.count(),
      strength.first(),
      Json.ofMoments(strength.newest()),
      Json.of(memory.sources()),
      standing.state(),
      standing.since(),
      standing.reason(),
      standing.successor(),
      validity.from(),
      validity.until(),
      validity.supersededBy(),
      memory.pinned(),
      space,
      memory.id()
    };
  }

  private static @Nullable Object[] tagValues(SpaceName space, MemoryId memory, Salience tag) {
    return new @Nullable Object[] {
      tag.importance(),
      tag.valence(),
      tag.arousal(),
      tag.expectedReward(),
      Json.of(tag.topics()),
      Json.of(tag.cues()),
      tag.reason(),
      tag.taggedBy().name(),
      tag.taggedBy().version(),
      space,
      memory
    };
  }

  private static Versioned read(ResultSet row) throws SQLException {
    Memory memory = new Memory(
        new MemoryId(row.getString("id")),
        MemoryKind.valueOf(row.getString("kind")),
        row.getString("content"),
        readOrigin(row),
        readSalience(row),
        readStrength(row),
        Json.asStrings(row.getString("sources")).stream().map(ExperienceId::new).toList(),
        new Standing(
            MemoryState.valueOf(row.getString("state")),
            Sql.moment(row, "since"),
            row.getString("reason"),
            Optional.ofNullable(row.getString("successor")).map(MemoryId::new)),
        new Validity(
            Sql.moment(row, "valid_from"),
            Sql.optionalMoment(row, "valid_until"),
            Optional.ofNullable(row.getString("superseded_by")).map(MemoryId::new)),
        row.getBoolean("pinned"));
    return new Versioned(memory, row.getLong("version"), row.getLong("recorded"));
  }

  private static Origin readOrigin(ResultSet row) throws SQLException {
    return new Origin(
        row.getString("session"),
        row.getLong("place"),
        row.getString("speaker"),
        ExperienceKind.valueOf(row.getString("experience_kind")),
        Trust.valueOf(row.getString("trust")),
        Sql.moment(row, "occurred_from"),
        Sql.moment(row, "occurred_to"),
        Json.asMetadata(row.getString("metadata")));
  }

  private static Strength readStrength(ResultSet row) throws SQLException {
    return new Strength(
        new Stability(row.getDouble("stability")),
        row.getDouble("difficulty"),
        Sql.optionalNumber(row, "interference"),
        row.getInt("reactivated"),
        Sql.moment(row, "first_at"),
        Json.asMoments(row.getString("newest_at")));
  }

  private static Salience readSalience(ResultSet row) throws SQLException {
    return new Salience(
        row.getDouble("importance"),
        row.getDouble("valence"),
        row.getDouble("arousal"),
        row.getDouble("expected_reward"),
        new LinkedHashSet<>(Json.asStrings(row.getString("topics"))),
        Json.asStrings(row.getString("cues")),
        row.getString("tag_reason"),
        new Tagger(row.getString("tagger"), row.getString("tagger_version")));
  }
}
