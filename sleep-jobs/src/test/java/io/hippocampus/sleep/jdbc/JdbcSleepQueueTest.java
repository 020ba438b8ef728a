package io.hippocampus.sleep.jdbc;

import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepQueueContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

final class JdbcSleepQueueTest extends SleepQueueContract {

  private final JdbcDataSource database = new JdbcDataSource();

  JdbcSleepQueueTest() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    database.setUser("sa");
  }

  @Override
  protected SleepQueue claimant() {
    return JdbcSleepQueue.open(database);
  }
}
