package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.SleepLog.NightDecision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nights, with their reports and decisions, as rows. */
final class SleepRows {

  private static final String SELECT = "SELECT number, report FROM sleep WHERE space = ?";

  private SleepRows() {}

  private record Numbered(long number, SleepReport report) {}

  /**
   * Keeps a night, in place of an earlier try of the same one that was not committed.
   *
   * @throws ConflictException if the night was committed before
   */
  static void insert(
      Connection connection, SpaceName space, SleepReport report, List<Decision> decisions)
      throws SQLException {
    removeTry(connection, space, report.id());
    long number = SpaceRows.take(connection, space, SpaceRows.Numbered.nights, 1);
    Set<MemoryId> forgotten = Set.copyOf(Sql.list(
        connection,
        row -> new MemoryId(row.getString(1)),
        "SELECT m.id FROM " + Sql.WANTED
            + " JOIN memory m ON m.space = ? AND m.id = wanted.id WHERE m.content = ''",
        report.fallen().stream().map(ProbeResult::expected).toList(),
        space));
    Sql.run(
        connection,
        "INSERT INTO sleep (space, id, number, slept_at, outcome, report) VALUES (" + Sql.marks(6)
            + ")",
        space,
        report.id(),
        number,
        report.at(),
        report.outcome(),
        Json.of(withProbes(report, List.of())));
    insertProbes(connection, space, number, report.fallen(), forgotten);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Decision decision : decisions) {
      rows.add(new @Nullable Object[] {
        space,
        number,
        rows.size(),
        decision.memory(),
        decision.phase(),
        decision.verdict(),
        decision.why().because(),
        Json.of(decision.why().terms())
      });
    }
    Sql.runAll(
        connection,
        "INSERT INTO sleep_decision (space, night, ordinal, memory, phase, verdict, because, terms) VALUES ("
            + Sql.marks(8) + ")",
        rows);
  }

  private static void insertProbes(
      Connection connection,
      SpaceName space,
      long night,
      List<ProbeResult> probes,
      Set<MemoryId> forgotten)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ProbeResult probe : probes) {
      rows.add(new @Nullable Object[] {
        space,
        night,
        rows.size(),
        forgotten.contains(probe.expected()) ? "" : probe.cue(),
        probe.expected(),
        probe.eveningRank(),
        probe.morningRank()
      });
    }
    Sql.runAll(
        connection,
        "INSERT INTO sleep_probe (space, night, ordinal, cue, expected, evening_rank, morning_rank) VALUES ("
            + Sql.marks(7) + ")",
        rows);
  }

  /** Says that a night ended in another way than it had. */
  static void update(Connection connection, SpaceName space, SleepReport report)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE sleep SET outcome = ?, report = ? WHERE space = ? AND id = ?",
        report.outcome(),
        Json.of(withProbes(report, List.of())),
        space,
        report.id());
  }

  /** Returns the latest reports, newest first. */
  static List<SleepReport> latest(Connection connection, SpaceName space, int limit)
      throws SQLException {
    return withProbes(
        connection,
        space,
        Sql.list(
            connection,
            SleepRows::readNumbered,
            SELECT + " ORDER BY space DESC, number DESC FETCH FIRST ? ROWS ONLY",
            space,
            limit));
  }

  static Optional<SleepReport> find(Connection connection, SpaceName space, SleepId night)
      throws SQLException {
    return withProbes(
            connection,
            space,
            Sql.list(connection, SleepRows::readNumbered, SELECT + " AND id = ?", space, night))
        .stream()
        .findFirst();
  }

  static List<Decision> decisions(Connection connection, SpaceName space, SleepId night)
      throws SQLException {
    return Sql.list(
        connection,
        SleepRows::readDecision,
        "SELECT d.memory, d.phase, d.verdict, d.because, d.terms FROM sleep_decision d JOIN sleep s"
            + " ON s.space = d.space AND s.number = d.night WHERE d.space = ? AND s.id = ? ORDER BY d.ordinal",
        space,
        night);
  }

  /** Returns what was decided on a memory, newest first. */
  static List<NightDecision> decisionsOn(
      Connection connection, SpaceName space, MemoryId memory, int limit) throws SQLException {
    return Sql.list(
        connection,
        row -> new NightDecision(
            new SleepId(row.getString("id")), Sql.moment(row, "slept_at"), readDecision(row)),
        "SELECT s.id, s.slept_at, d.memory, d.phase, d.verdict, d.because, d.terms FROM sleep_decision d JOIN sleep s"
            + " ON s.space = d.space AND s.number = d.night WHERE d.space = ? AND d.memory = ?"
            + " ORDER BY d.night DESC, d.ordinal DESC FETCH FIRST ? ROWS ONLY",
        space,
        memory,
        limit);
  }

  /** Takes the cues of probes for these memories out of all reports. */
  static void eraseProbesFor(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    Sql.runForEach(
        connection,
        "UPDATE sleep_probe SET cue = '' WHERE space = ? AND expected = ?",
        space,
        memories);
  }

  /** Takes these cues out of all reports. */
  static void eraseProbesAsking(Connection connection, SpaceName space, Collection<String> cues)
      throws SQLException {
    Sql.runForEach(
        connection, "UPDATE sleep_probe SET cue = '' WHERE space = ? AND cue = ?", space, cues);
  }

  private static void removeTry(Connection connection, SpaceName space, SleepId night)
      throws SQLException {
    Optional<SleepOutcome> outcome = Sql.first(
        connection,
        row -> SleepOutcome.valueOf(row.getString(1)),
        "SELECT outcome FROM sleep WHERE space = ? AND id = ?",
        space,
        night);
    if (outcome.isEmpty()) {
      return;
    }
    if (outcome.get() == SleepOutcome.COMMITTED || outcome.get() == SleepOutcome.UNDONE) {
      throw new ConflictException(
          "night " + night + " was committed before; give this one another id");
    }
    for (String table : List.of("sleep_decision", "sleep_probe")) {
      Sql.run(
          connection,
          "DELETE FROM " + table
              + " WHERE space = ? AND night = (SELECT number FROM sleep WHERE space = ? AND id = ?)",
          space,
          space,
          night);
    }
    Sql.run(connection, "DELETE FROM sleep WHERE space = ? AND id = ?", space, night);
  }

  private static SleepReport withProbes(SleepReport report, List<ProbeResult> probes) {
    return new SleepReport(
        report.id(),
        report.at(),
        report.trigger(),
        report.outcome(),
        report.because(),
        report.policyVersion(),
        report.took(),
        report.evening(),
        report.morning(),
        report.phases(),
        report.verdicts(),
        probes);
  }

  private static Numbered readNumbered(ResultSet row) throws SQLException {
    return new Numbered(row.getLong("number"), Json.as(SleepReport.class, row.getString("report")));
  }

  /** Returns reports, whose nights follow one another, with their probes. */
  private static List<SleepReport> withProbes(
      Connection connection, SpaceName space, List<Numbered> reports) throws SQLException {
    LongSummaryStatistics numbers =
        reports.stream().mapToLong(Numbered::number).summaryStatistics();
    Map<Long, List<ProbeResult>> probes = new HashMap<>();
    Sql.list(
        connection,
        row -> probes
            .computeIfAbsent(row.getLong("night"), night -> new ArrayList<>())
            .add(readProbe(row)),
        "SELECT night, cue, expected, evening_rank, morning_rank FROM sleep_probe WHERE space = ? AND night >= ?"
            + " AND night <= ? ORDER BY night, ordinal",
        space,
        numbers.getMin(),
        numbers.getMax());
    return reports.stream()
        .map(numbered ->
            withProbes(numbered.report(), probes.getOrDefault(numbered.number(), List.of())))
        .toList();
  }

  private static ProbeResult readProbe(ResultSet row) throws SQLException {
    return new ProbeResult(
        row.getString("cue"),
        new MemoryId(row.getString("expected")),
        row.getInt("evening_rank"),
        row.getInt("morning_rank"));
  }

  private static Decision readDecision(ResultSet row) throws SQLException {
    return new Decision(
        new MemoryId(row.getString("memory")),
        Phase.valueOf(row.getString("phase")),
        Verdict.valueOf(row.getString("verdict")),
        new Explanation(row.getString("because"), Json.asTerms(row.getString("terms"))));
  }
}
