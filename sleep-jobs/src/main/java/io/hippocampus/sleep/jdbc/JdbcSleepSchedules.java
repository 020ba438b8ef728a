package io.hippocampus.sleep.jdbc;

import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The schedules in a database. Thread-safe; what a call returned from is on disk. Threads that call
 * must not be interrupted meanwhile, which the database's files do not survive.
 */
public final class JdbcSleepSchedules implements SleepSchedules {

  private final Transactions transactions;

  private JdbcSleepSchedules(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Opens the schedules in a database and brings their tables up to date, those of Quartz too.
   *
   * @throws io.hippocampus.port.UnavailableException if the database does not let it
   * @throws io.hippocampus.port.MismatchException if the tables are not those of this version
   */
  public static JdbcSleepSchedules open(DataSource dataSource) {
    return new JdbcSleepSchedules(Transactions.open(dataSource));
  }

  @Override
  public boolean put(SleepSchedule schedule, Instant since) {
    return transactions.write("keep schedule '" + schedule.name() + "'", connection -> {
      Optional<Kept> kept = ScheduleRows.find(connection, schedule.name());
      if (kept.isPresent() && kept.get().schedule().equals(schedule)) {
        return false;
      }
      ScheduleRows.delete(connection, schedule.name());
      ScheduleRows.insert(
          connection,
          new Kept(schedule, since, kept.flatMap(Kept::lastSlept), kept.flatMap(Kept::pausedAt)));
      return true;
    });
  }

  @Override
  public boolean remove(String name) {
    return transactions.write(
        "remove schedule '" + name + "'", connection -> ScheduleRows.delete(connection, name) > 0);
  }

  @Override
  public boolean pause(String name, Instant at) {
    return transactions.write("pause schedule '" + name + "'", connection -> {
      Sql.run(
          connection,
          "UPDATE schedule SET paused_at = ? WHERE name = ? AND paused_at IS NULL",
          at,
          name);
      return ScheduleRows.find(connection, name).isPresent();
    });
  }

  @Override
  public boolean resume(String name, Instant at) {
    return transactions.write("resume schedule '" + name + "'", connection -> {
      Sql.run(
          connection,
          "UPDATE schedule SET paused_at = NULL, since = ?"
              + " WHERE name = ? AND paused_at IS NOT NULL",
          at,
          name);
      return ScheduleRows.find(connection, name).isPresent();
    });
  }

  @Override
  public Optional<Kept> find(String name) {
    return transactions.query(
        "read schedule '" + name + "'", connection -> ScheduleRows.find(connection, name));
  }

  @Override
  public List<Kept> all() {
    return transactions.query("read the schedules", ScheduleRows::all);
  }

  @Override
  public void scheduleSlept(String name, Instant at) {
    transactions.write(
        "note that schedule '" + name + "' slept",
        connection ->
            Sql.run(connection, "UPDATE schedule SET last_slept = ? WHERE name = ?", at, name));
  }
}
