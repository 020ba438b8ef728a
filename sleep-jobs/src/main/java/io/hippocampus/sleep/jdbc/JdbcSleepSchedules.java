package io.hippocampus.sleep.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.Spaces;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The schedules in a database. Thread-safe; what a call returned from is on disk. Threads that call
 * must not be interrupted meanwhile, which the database's files do not survive.
 */
public final class JdbcSleepSchedules implements SleepSchedules {

  private static final String SELECT =
      "SELECT name, run_at, zone, every_space, since, last_slept FROM schedule";

  private final DataSource dataSource;
  private final boolean mustSync;

  private JdbcSleepSchedules(DataSource dataSource, boolean mustSync) {
    this.dataSource = dataSource;
    this.mustSync = mustSync;
  }

  /**
   * Opens the schedules in a database and brings their tables up to date, those of Quartz too.
   *
   * @throws UnavailableException if the database does not let it
   * @throws io.hippocampus.port.MismatchException if the tables are not those of this version
   */
  public static JdbcSleepSchedules open(DataSource dataSource) {
    Tables.migrate(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      return new JdbcSleepSchedules(dataSource, isH2);
    } catch (SQLException e) {
      throw unavailable("open the schedules", e);
    }
  }

  @Override
  public boolean put(SleepSchedule schedule, Instant since) {
    return write("keep schedule '" + schedule.name() + "'", connection -> {
      Optional<Kept> kept = find(connection, schedule.name());
      if (kept.isPresent() && kept.get().schedule().equals(schedule)) {
        return false;
      }
      Optional<Instant> lastSlept = kept.flatMap(Kept::lastSlept);
      delete(connection, schedule.name());
      insert(connection, new Kept(schedule, since, lastSlept));
      return true;
    });
  }

  @Override
  public boolean remove(String name) {
    return write("remove schedule '" + name + "'", connection -> delete(connection, name) > 0);
  }

  @Override
  public Optional<Kept> find(String name) {
    return query("read schedule '" + name + "'", connection -> find(connection, name));
  }

  @Override
  public List<Kept> all() {
    return query(
        "read the schedules",
        connection ->
            Sql.list(connection, row -> kept(connection, row), SELECT + " ORDER BY name"));
  }

  @Override
  public void scheduleSlept(String name, Instant at) {
    write(
        "note that schedule '" + name + "' slept",
        connection ->
            Sql.run(connection, "UPDATE schedule SET last_slept = ? WHERE name = ?", at, name));
  }

  @Override
  public void spaceSlept(SpaceName space, Instant at) {
    write("note that space " + space + " slept", connection -> {
      int known = Sql.run(
          connection, "UPDATE space_slept SET last_slept = ? WHERE space = ?", at, space.value());
      return known > 0
          ? known
          : Sql.run(
              connection,
              "INSERT INTO space_slept (space, last_slept) VALUES (?, ?)",
              space.value(),
              at);
    });
  }

  @Override
  public Map<SpaceName, Instant> spacesLastSlept() {
    Map<SpaceName, Instant> lastSlept = new TreeMap<>();
    query(
            "read when spaces slept",
            connection -> Sql.list(
                connection,
                row -> Map.entry(
                    new SpaceName(row.getString("space")),
                    Sql.moment(row, "last_slept").orElseThrow()),
                "SELECT space, last_slept FROM space_slept"))
        .forEach(entry -> lastSlept.put(entry.getKey(), entry.getValue()));
    return lastSlept;
  }

  private static void insert(Connection connection, Kept kept) throws SQLException {
    SleepSchedule schedule = kept.schedule();
    Sql.run(
        connection,
        "INSERT INTO schedule (name, run_at, zone, every_space, since, last_slept)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        schedule.name(),
        schedule.time().toString(),
        schedule.zone().getId(),
        schedule.spaces() instanceof Spaces.All,
        kept.since(),
        kept.lastSlept());
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

  private static int delete(Connection connection, String name) throws SQLException {
    Sql.run(connection, "DELETE FROM schedule_space WHERE schedule = ?", name);
    return Sql.run(connection, "DELETE FROM schedule WHERE name = ?", name);
  }

  private static Optional<Kept> find(Connection connection, String name) throws SQLException {
    return Sql.list(connection, row -> kept(connection, row), SELECT + " WHERE name = ?", name)
        .stream()
        .findFirst();
  }

  private static Kept kept(Connection connection, ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Kept(
        new SleepSchedule(
            name,
            LocalTime.parse(row.getString("run_at")),
            ZoneId.of(row.getString("zone")),
            row.getBoolean("every_space") ? Spaces.all() : only(connection, name)),
        Sql.moment(row, "since").orElseThrow(),
        Sql.moment(row, "last_slept"));
  }

  private static Spaces only(Connection connection, String schedule) throws SQLException {
    Set<SpaceName> names = new HashSet<>(Sql.list(
        connection,
        row -> new SpaceName(row.getString("space")),
        "SELECT space FROM schedule_space WHERE schedule = ?",
        schedule));
    return new Spaces.Only(names);
  }

  /** Something that is done in the database. */
  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T query(String act, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw unavailable(act, e);
    }
  }

  /** Does the work in one transaction and returns when it is on disk. */
  private <T> T write(String act, Work<T> work) {
    return query(act, connection -> {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        if (mustSync) {
          Sql.run(connection, "CHECKPOINT SYNC");
        }
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }

  private static UnavailableException unavailable(String act, SQLException cause) {
    return new UnavailableException(
        "cannot " + act
            + ": the database does not let it; try again, and look at the cause if that does not help",
        cause);
  }
}
