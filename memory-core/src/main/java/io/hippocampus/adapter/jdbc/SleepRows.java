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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Nights, with their reports and decisions, as rows. */
final class SleepRows {

  private static final String SELECT = "SELECT id, report, probes FROM sleep WHERE space = ?";

  private SleepRows() {}

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
        "INSERT INTO sleep (space, id, number, slept_at, outcome, report, probes) VALUES ("
            + Sql.marks(7) + ")",
        space,
        report.id(),
        number,
        report.at(),
        report.outcome(),
        Json.of(withProbes(report, List.of())),
        Json.of(erased(report.fallen(), probe -> forgotten.contains(probe.expected()))));
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
    return Sql.list(
        connection,
        SleepRows::readReport,
        SELECT + " ORDER BY space DESC, number DESC FETCH FIRST ? ROWS ONLY",
        space,
        limit);
  }

  static Optional<SleepReport> find(Connection connection, SpaceName space, SleepId night)
      throws SQLException {
    return Sql.first(connection, SleepRows::readReport, SELECT + " AND id = ?", space, night);
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

  /**
   * Takes the cues of probes for these memories, or that repeat one of these cues, out of all
   * reports.
   */
  static void eraseProbes(
      Connection connection, SpaceName space, Set<MemoryId> memories, Set<String> cues)
      throws SQLException {
    record Probes(SleepId night, List<ProbeResult> probes) {}
    List<Probes> nights = Sql.list(
        connection,
        row -> new Probes(new SleepId(row.getString(1)), Json.asProbes(row.getString(2))),
        "SELECT id, probes FROM sleep WHERE space = ? AND probes <> '[]'",
        space);
    for (Probes night : nights) {
      List<ProbeResult> left = erased(
          night.probes(),
          probe -> memories.contains(probe.expected()) || cues.contains(probe.cue()));
      if (!left.equals(night.probes())) {
        Sql.run(
            connection,
            "UPDATE sleep SET probes = ? WHERE space = ? AND id = ?",
            Json.of(left),
            space,
            night.night());
      }
    }
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
    Sql.run(
        connection,
        "DELETE FROM sleep_decision WHERE space = ? AND night = (SELECT number FROM sleep WHERE space = ? AND id = ?)",
        space,
        space,
        night);
    Sql.run(connection, "DELETE FROM sleep WHERE space = ? AND id = ?", space, night);
  }

  private static List<ProbeResult> erased(
      List<ProbeResult> probes, Predicate<ProbeResult> isErased) {
    return probes.stream()
        .map(probe -> isErased.test(probe)
            ? new ProbeResult("", probe.expected(), probe.eveningRank(), probe.morningRank())
            : probe)
        .toList();
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

  private static SleepReport readReport(ResultSet row) throws SQLException {
    return withProbes(
        Json.as(SleepReport.class, row.getString("report")),
        Json.asProbes(row.getString("probes")));
  }

  private static Decision readDecision(ResultSet row) throws SQLException {
    return new Decision(
        new MemoryId(row.getString("memory")),
        Phase.valueOf(row.getString("phase")),
        Verdict.valueOf(row.getString("verdict")),
        new Explanation(row.getString("because"), Json.asTerms(row.getString("terms"))));
  }
}
