package io.hippocampus.server.jdbc;

import io.hippocampus.server.rest.AnswerLog;
import io.hippocampus.server.rest.AnswerLogContract;
import org.h2.jdbcx.JdbcDataSource;

final class JdbcAnswerLogTest extends AnswerLogContract {

  @Override
  protected AnswerLog open() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
    return JdbcAnswerLog.open(dataSource);
  }
}
