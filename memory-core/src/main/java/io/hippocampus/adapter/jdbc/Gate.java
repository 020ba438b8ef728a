package io.hippocampus.adapter.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a database: opens connections, and can be shut while the database's file is
 * replaced. A connection opened just then would go on in the old file and lose what it writes.
 */
final class Gate implements DataSource {

  private static final String USER = "sa";
  private static final int LONGEST_OPENING_SECONDS = 30;

  private final String url;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  Gate(String url) {
    this.url = url;
  }

  /** Something that is done while the gate is shut. */
  interface Work {
    void run() throws SQLException;
  }

  /** Does something while nobody opens a connection; whoever wants to waits. */
  void shutWhile(Work work) throws SQLException {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    lock.readLock().lock();
    try {
      return DriverManager.getConnection(url, USER, "");
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    // It has nothing to say.
  }

  /** The pool waits so long for a connection that is just being opened when it is closed. */
  @Override
  public int getLoginTimeout() {
    return LONGEST_OPENING_SECONDS;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // Opening does not wait for a network.
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the gate does not log");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("the gate wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
