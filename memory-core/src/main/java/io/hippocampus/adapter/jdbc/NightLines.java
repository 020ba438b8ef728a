package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a night in the ledger. A night acts on its memories when it is slept, when it is
 * undone and when it is done again; the lines of its latest act are those that can be reversed.
 *
 * @param latest the lines of the latest act by memory, each memory's last change first
 * @param changedSince the memories among them that something else changed after that act; what
 *     later nights did and was undone does not count
 */
record NightLines(Map<MemoryId, List<Line>> latest, Set<MemoryId> changedSince) {

  /** A line of the ledger. */
  record Line(
      long sequence,
      MemoryId memory,
      long version,
      ChangeKind kind,
      @Nullable String before) {}

  /** What another night did to a memory since: slept, undone so often, done again so often. */
  private static final class Acts {
    private boolean slept;
    private int undone;
    private int redone;

    void add(ChangeKind kind) {
      switch (kind) {
        case UNDONE -> undone++;
        case REDONE -> redone++;
        default -> slept = true;
      }
    }

    boolean cameToNothing() {
      return undone == redone + (slept ? 1 : 0);
    }
  }

  static NightLines of(Connection connection, SpaceName space, SleepId night) throws SQLException {
    Map<MemoryId, List<Line>> latest = latest(lines(connection, space, night));
    return new NightLines(latest, changedSince(connection, space, night, latest));
  }

  private static Map<MemoryId, List<Line>> latest(List<Line> lines) {
    Map<MemoryId, List<Line>> latest = new LinkedHashMap<>();
    for (Line line : lines) {
      if (act(line.kind()) != act(lines.get(0).kind())) {
        break;
      }
      latest.computeIfAbsent(line.memory(), memory -> new ArrayList<>()).add(line);
    }
    return latest;
  }

  private static ChangeKind act(ChangeKind kind) {
    return kind == ChangeKind.UNDONE || kind == ChangeKind.REDONE ? kind : ChangeKind.CONSOLIDATED;
  }

  /** Returns what the night did, the last change first. */
  private static List<Line> lines(Connection connection, SpaceName space, SleepId night)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new Line(
            row.getLong("sequence"),
            new MemoryId(row.getString("memory")),
            row.getLong("version"),
            ChangeKind.valueOf(row.getString("kind")),
            row.getString("before")),
        "SELECT sequence, memory, version, kind, before FROM change WHERE space = ? AND sleep = ?"
            + " ORDER BY sequence DESC",
        space,
        night);
  }

  private static Set<MemoryId> changedSince(
      Connection connection, SpaceName space, SleepId night, Map<MemoryId, List<Line>> latest)
      throws SQLException {
    record Later(MemoryId memory, long sequence, @Nullable String sleep, ChangeKind kind) {}
    Set<MemoryId> changed = new LinkedHashSet<>();
    Map<MemoryId, Map<String, Acts>> acts = new HashMap<>();
    long first = latest.values().stream()
        .mapToLong(lines -> lines.get(0).sequence())
        .min()
        .orElse(Long.MAX_VALUE);
    for (Later later : Sql.list(
        connection,
        row -> new Later(
            new MemoryId(row.getString("memory")),
            row.getLong("sequence"),
            row.getString("sleep"),
            ChangeKind.valueOf(row.getString("kind"))),
        "SELECT memory, sequence, sleep, kind FROM change WHERE space = ? AND sequence > ?"
            + " AND (sleep IS NULL OR sleep <> ?)",
        space,
        first,
        night)) {
      List<Line> own = latest.get(later.memory());
      if (own == null || later.sequence() < own.get(0).sequence()) {
        continue;
      }
      if (later.sleep() == null) {
        changed.add(later.memory());
      } else {
        acts.computeIfAbsent(later.memory(), memory -> new HashMap<>())
            .computeIfAbsent(later.sleep(), sleep -> new Acts())
            .add(later.kind());
      }
    }
    acts.forEach((memory, byNight) -> {
      if (!byNight.values().stream().allMatch(Acts::cameToNothing)) {
        changed.add(memory);
      }
    });
    return changed;
  }

  /** Takes what memories were before the latest act out of the ledger. */
  void eraseImages(Connection connection, SpaceName space, SleepId night) throws SQLException {
    long first = latest.values().stream()
        .flatMap(List::stream)
        .mapToLong(Line::sequence)
        .min()
        .orElse(Long.MAX_VALUE);
    long last = latest.values().stream()
        .flatMap(List::stream)
        .mapToLong(Line::sequence)
        .max()
        .orElse(0);
    Sql.run(
        connection,
        "UPDATE change SET before = NULL WHERE space = ? AND sleep = ? AND sequence >= ?"
            + " AND sequence <= ?",
        space,
        night,
        first,
        last);
  }
}
