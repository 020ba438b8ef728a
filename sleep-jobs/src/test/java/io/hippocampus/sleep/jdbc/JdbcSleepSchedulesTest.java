package io.hippocampus.sleep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.SleepSchedulesContract;
import io.hippocampus.testing.HandClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbcSleepSchedulesTest extends SleepSchedulesContract {

  private final HandClock clock = HandClock.at("2026-06-01T10:00:00Z");

  @Override
  protected SleepSchedules schedules() {
    return JdbcSleepSchedules.open(h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
  }

  @Test
  void schedules_areThere_afterTheDatabaseWasClosed(@TempDir Path directory) {
    SleepSchedule nightly = SleepSchedule.nightly("nightly", LocalTime.of(3, 0), ZoneOffset.UTC);
    String file = "file:" + directory.resolve("db");
    JdbcSleepSchedules.open(h2(file)).put(nightly, clock.instant());
    assertThat(JdbcSleepSchedules.open(h2(file)).find("nightly")).isPresent();
  }

  @Test
  void tables_areMade_besideThoseOfOthers() throws SQLException {
    JdbcDataSource database = h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("CREATE TABLE memory (id VARCHAR PRIMARY KEY)");
    }
    assertThat(JdbcSleepSchedules.open(database).all()).isEmpty();
    assertThat(JdbcSleepSchedules.open(database).all()).isEmpty();
  }

  @Test
  void databaseThatIsGone_isUnavailable_andTheActIsNamed() throws SQLException {
    JdbcDataSource database = h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;IFEXISTS=FALSE");
    SleepSchedules schedules = JdbcSleepSchedules.open(database);
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("DROP ALL OBJECTS");
    }
    assertThatThrownBy(() -> schedules.find("nightly"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("read schedule 'nightly'");
  }

  private static JdbcDataSource h2(String database) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + database);
    source.setUser("sa");
    return source;
  }
}
