package io.hippocampus.sleep.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.QuietHours;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.Spaces;
import io.hippocampus.sleep.Times;
import io.hippocampus.sleep.Wakeups;
import io.hippocampus.sleep.Weekdays;
import io.hippocampus.sleep.cron.LocalCron;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Schedules as rows. */
final class ScheduleRows {

  private static final String COLUMNS =
      "name, run_at, weekdays, cron, zone, done_by, quiet, every_space, wake_window, wake_salience,"
          + " wake_idle, wake_compaction, wake_gap, since, last_slept, paused_at";

  private ScheduleRows() {}

  static List<Kept> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        row -> kept(connection, row),
        "SELECT " + COLUMNS + " FROM schedule ORDER BY name");
  }

  static Optional<Kept> find(Connection connection, String name) throws SQLException {
    return Sql.list(
            connection,
            row -> kept(connection, row),
            "SELECT " + COLUMNS + " FROM schedule WHERE name = ?",
            name)
        .stream()
        .findFirst();
  }

  static int delete(Connection connection, String name) throws SQLException {
    Sql.run(connection, "DELETE FROM schedule_space WHERE schedule = ?", name);
    return Sql.run(connection, "DELETE FROM schedule WHERE name = ?", name);
  }

  static void insert(Connection connection, Kept kept) throws SQLException {
    SleepSchedule schedule = kept.schedule();
    Wakeups wakeups = schedule.wakeups();
    Sql.run(
        connection,
        "INSERT INTO schedule (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        schedule.name(),
        schedule.times() instanceof Times.Daily daily
            ? Optional.of(daily.at().toString())
            : Optional.empty(),
        schedule.times() instanceof Times.Daily daily
            ? numbers(daily.days())
            : numbers(Weekdays.ALL),
        schedule.times() instanceof Times.Cron cron
            ? Optional.of(cron.expression().toString())
            : Optional.empty(),
        schedule.zone().getId(),
        schedule.doneBy().map(LocalTime::toString),
        schedule.quiet().toString(),
        schedule.spaces() instanceof Spaces.All,
        wakeups.window(),
        wakeups.salience(),
        wakeups.idle().map(Duration::toSeconds),
        wakeups.compaction(),
        wakeups.gap().toSeconds(),
        kept.since(),
        kept.lastSlept(),
        kept.pausedAt());
    if (schedule.spaces() instanceof Spaces.Only only) {
      for (SpaceName space : only.names()) {
        Sql.run(
            connection,
            "INSERT INTO schedule_space (schedule, space) VALUES (?, ?)",
            schedule.name(),
            space.value());
      }
    }
  }

  private static Kept kept(Connection connection, ResultSet row) throws SQLException {
    String name = row.getString("name");
    SleepSchedule schedule = new SleepSchedule(
        name,
        times(row),
        ZoneId.of(row.getString("zone")),
        Optional.ofNullable(row.getString("done_by")).map(LocalTime::parse),
        QuietHours.parse(row.getString("quiet")),
        row.getBoolean("every_space") ? Spaces.all() : only(connection, name),
        wakeups(row));
    return new Kept(
        schedule,
        Sql.moment(row, "since").orElseThrow(),
        Sql.moment(row, "last_slept"),
        Sql.moment(row, "paused_at"));
  }

  private static Times times(ResultSet row) throws SQLException {
    String cron = row.getString("cron");
    return cron != null
        ? new Times.Cron(LocalCron.parse(cron))
        : new Times.Daily(
            LocalTime.parse(row.getString("run_at")), weekdays(row.getString("weekdays")));
  }

  private static String numbers(Weekdays weekdays) {
    return weekdays.days().stream()
        .map(day -> String.valueOf(day.getValue()))
        .collect(Collectors.joining());
  }

  private static Weekdays weekdays(String numbers) {
    return new Weekdays(
        numbers.chars().mapToObj(number -> DayOfWeek.of(number - '0')).collect(Collectors.toSet()));
  }

  private static Wakeups wakeups(ResultSet row) throws SQLException {
    return new Wakeups(
        Optional.ofNullable(row.getObject("wake_window", Double.class)),
        Optional.ofNullable(row.getObject("wake_salience", Double.class)),
        Optional.ofNullable(row.getObject("wake_idle", Long.class)).map(Duration::ofSeconds),
        row.getBoolean("wake_compaction"),
        Duration.ofSeconds(row.getLong("wake_gap")));
  }

  private static Spaces only(Connection connection, String schedule) throws SQLException {
    Set<SpaceName> names = new HashSet<>(Sql.list(
        connection,
        row -> new SpaceName(row.getString("space")),
        "SELECT space FROM schedule_space WHERE schedule = ?",
        schedule));
    return new Spaces.Only(names);
  }
}
