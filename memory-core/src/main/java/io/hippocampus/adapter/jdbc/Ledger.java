package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes the memories of one space within one write, each with its line in the ledger.
 */
final class Ledger {

  private final Transaction transaction;
  private final SpaceName space;
  private final Instant at;
  private final Optional<SleepId> sleep;

  Ledger(Transaction transaction, SpaceName space, Instant at, Optional<SleepId> sleep) {
    this.transaction = transaction;
    this.space = space;
    this.at = at;
    this.sleep = sleep;
  }

  /** Makes a memory. */
  Versioned make(Memory memory, ChangeKind kind, Explanation why) throws SQLException {
    long sequence = transaction.nextChange();
    Versioned made = new Versioned(memory, 1, sequence);
    MemoryRows.insert(transaction.connection(), space, made, sequence);
    append(sequence, made, kind, why, null);
    return made;
  }

  /**
   * Changes a memory.
   *
   * @param image what it was before, kept to undo the change; null when that is never asked for
   */
  Versioned change(
      Versioned before, Memory after, ChangeKind kind, Explanation why, @Nullable String image)
      throws SQLException {
    long sequence = transaction.nextChange();
    Versioned changed = new Versioned(after, before.version() + 1, before.recorded());
    MemoryRows.update(transaction.connection(), space, before.memory(), changed, sequence);
    append(sequence, changed, kind, why, image);
    return changed;
  }

  private void append(
      long sequence, Versioned changed, ChangeKind kind, Explanation why, @Nullable String image)
      throws SQLException {
    Sql.run(
        transaction.connection(),
        "INSERT INTO change (space, sequence, memory, version, kind, changed_at, sleep, because, terms, before)"
            + " VALUES (" + Sql.marks(10) + ")",
        space,
        sequence,
        changed.memory().id(),
        changed.version(),
        kind,
        at,
        sleep,
        why.because(),
        Json.of(why.terms()),
        image);
  }

  /** Returns what happened to a memory, oldest first. */
  static List<Change> history(Connection connection, SpaceName space, MemoryId memory)
      throws SQLException {
    return Sql.list(
        connection,
        Ledger::read,
        "SELECT sequence, memory, kind, changed_at, sleep, because, terms FROM change WHERE space = ? AND memory = ?"
            + " ORDER BY sequence",
        space,
        memory);
  }

  /** Takes what memories were before out of the ledger. */
  static void eraseImages(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    Sql.runForEach(
        connection,
        "UPDATE change SET before = NULL WHERE space = ? AND memory = ? AND before IS NOT NULL",
        space,
        memories);
  }

  /** Takes what any memory was before out of the ledger where it cites one of the experiences. */
  static void eraseImagesCiting(
      Connection connection, SpaceName space, Collection<ExperienceId> experiences)
      throws SQLException {
    List<@Nullable Object[]> citing = new ArrayList<>();
    MemoryRows.everCiting(connection, space, experiences)
        .forEach(cites -> citing.add(new @Nullable Object[] {
          space, cites.memory(), "%" + escaped(Json.of(cites.experience())) + "%"
        }));
    Sql.runAll(
        connection,
        "UPDATE change SET before = NULL WHERE space = ? AND memory = ? AND before LIKE ? ESCAPE '!'",
        citing);
  }

  private static String escaped(String part) {
    return part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** Returns the place of the space's last change, 0 for none. */
  static long last(Connection connection, SpaceName space) throws SQLException {
    return Sql.number(
        connection,
        "SELECT changed FROM memory WHERE space = ? ORDER BY space DESC, changed DESC FETCH FIRST 1 ROWS ONLY",
        space);
  }

  /** Returns the memories that changed after that place, with the last place of each, ascending. */
  static Map<MemoryId, Long> changedAfter(
      Connection connection, SpaceName space, long sequence, int limit) throws SQLException {
    Map<MemoryId, Long> changed = new LinkedHashMap<>();
    Sql.list(
        connection,
        row -> changed.put(new MemoryId(row.getString(1)), row.getLong(2)),
        "SELECT id, changed FROM memory WHERE space = ? AND changed > ?"
            + " ORDER BY space, changed FETCH FIRST ? ROWS ONLY",
        space,
        sequence,
        limit);
    return changed;
  }

  private static Change read(ResultSet row) throws SQLException {
    return new Change(
        row.getLong("sequence"),
        new MemoryId(row.getString("memory")),
        ChangeKind.valueOf(row.getString("kind")),
        Sql.moment(row, "changed_at"),
        Optional.ofNullable(row.getString("sleep")).map(SleepId::new),
        new Explanation(row.getString("because"), Json.asTerms(row.getString("terms"))));
  }
}
