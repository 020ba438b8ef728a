package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.SleepLog;
import io.hippocampus.port.TermAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The nights of a database. */
final class JdbcSleepLog implements SleepLog {

  private final Database database;
  private final Committer committer;
  private final TermAnalyzer analyzer;

  JdbcSleepLog(Database database, Committer committer, TermAnalyzer analyzer) {
    this.database = database;
    this.committer = committer;
    this.analyzer = analyzer;
  }

  @Override
  public long commit(SpaceName space, Night night) {
    SleepReport report = night.report();
    return committer.write("commit night " + report.id() + " of space " + space, transaction -> {
      Connection connection = transaction.connection();
      SleepRows.insert(connection, space, report, night.decisions());
      new Changes(transaction, space, report.at(), Optional.of(report.id()))
          .apply(night.changes(), night.passages());
      countTerms(connection, space, night);
      RecallRows.count(connection, space, report.id(), night.reactivationsUpTo());
      return Ledger.last(connection, space);
    });
  }

  /**
   * Adds the night's terms; they are counted anew when something it had counted was erased
   * meanwhile.
   */
  private void countTerms(Connection connection, SpaceName space, Night night) throws SQLException {
    long countedUpTo = SpaceRows.countedUpTo(connection, space);
    if (night.countedUpTo() < countedUpTo) {
      throw new ConflictException(
          "night " + night.report().id() + " counts terms up to " + night.countedUpTo()
              + " in the ledger, which are counted up to " + countedUpTo + "; look again");
    }
    Map<String, Long> terms = night.termCounts();
    long experiences = night.countedExperiences();
    if (ExperienceRows.anyErased(connection, space, countedUpTo, night.countedUpTo())) {
      List<String> contents =
          ExperienceRows.contents(connection, space, countedUpTo, night.countedUpTo());
      terms = TermRows.count(analyzer, contents);
      experiences = contents.size();
    }
    TermRows.add(connection, space, terms);
    SpaceRows.count(connection, space, experiences, night.countedUpTo());
  }

  @Override
  public void refuse(SpaceName space, SleepReport report, List<Decision> decisions) {
    committer.write("keep refused night " + report.id() + " of space " + space, transaction -> {
      SleepRows.insert(transaction.connection(), space, report, decisions);
      return true;
    });
  }

  @Override
  public long undo(SpaceName space, SleepId night, Instant at) {
    return committer.write("undo night " + night + " of space " + space, transaction -> {
      Connection connection = transaction.connection();
      SleepReport report = require(connection, space, night, SleepOutcome.COMMITTED);
      Reversal.undoing(transaction, space, night, at).run();
      RecallRows.uncount(connection, space, night);
      SleepRows.update(connection, space, report.endedAs(SleepOutcome.UNDONE, "undone at " + at));
      return Ledger.last(connection, space);
    });
  }

  @Override
  public long redo(SpaceName space, SleepId night, Instant at) {
    return committer.write("do night " + night + " of space " + space + " again", transaction -> {
      Connection connection = transaction.connection();
      SleepReport report = require(connection, space, night, SleepOutcome.UNDONE);
      Reversal.redoing(transaction, space, night, at).run();
      RecallRows.recount(connection, space, night);
      SleepRows.update(
          connection, space, report.endedAs(SleepOutcome.COMMITTED, "done again at " + at));
      return Ledger.last(connection, space);
    });
  }

  private static SleepReport require(
      Connection connection, SpaceName space, SleepId night, SleepOutcome outcome)
      throws SQLException {
    SleepReport report = SleepRows.find(connection, space, night)
        .orElseThrow(() -> new NotFoundException(
            "space " + space + " has no night " + night + "; see its reports"));
    if (report.outcome() != outcome) {
      throw new ConflictException("night " + night + " of space " + space + " is "
          + report.outcome().name().toLowerCase(Locale.ROOT) + ", not "
          + outcome.name().toLowerCase(Locale.ROOT) + "; see its reports");
    }
    return report;
  }

  @Override
  public List<SleepReport> reports(SpaceName space, int limit) {
    return database.read(
        "read the nights of space " + space,
        connection -> SleepRows.latest(connection, space, limit));
  }

  @Override
  public Optional<SleepReport> report(SpaceName space, SleepId night) {
    return database.read(
        "read night " + night + " of space " + space,
        connection -> SleepRows.find(connection, space, night));
  }

  @Override
  public List<Decision> decisions(SpaceName space, SleepId night) {
    return database.read(
        "read the decisions of night " + night + " of space " + space,
        connection -> SleepRows.decisions(connection, space, night));
  }

  @Override
  public List<NightDecision> decisionsOn(SpaceName space, MemoryId memory, int limit) {
    return database.read(
        "read the decisions on memory " + memory + " of space " + space,
        connection -> SleepRows.decisionsOn(connection, space, memory, limit));
  }

  @Override
  public long countedUpTo(SpaceName space) {
    return database.read(
        "read how far space " + space + " is counted",
        connection -> SpaceRows.countedUpTo(connection, space));
  }
}
