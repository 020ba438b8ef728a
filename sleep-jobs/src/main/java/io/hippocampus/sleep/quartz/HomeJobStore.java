package io.hippocampus.sleep.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz's store of jobs in the database of a memory, and how it stops.
 *
 * <ul>
 *   <li>Its rows carry one name always, though each scheduler in a process needs another.
 *   <li>It gives out no connection any more before its misfire thread is interrupted, and waits
 *       until all came back: so the interrupt never meets a thread inside the database.
 *   <li>It stops trying again when it is to stop, so a database that is gone does not hold it up.
 * </ul>
 */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method without its type
final class HomeJobStore extends JobStoreTX {

  private static final String NAME = "hippocampus";
  private static final int CONNECTIONS = 1_000;
  private static final int RETRY_MILLIS = 1_000;

  static {
    DBConnectionManager.getInstance().addConnectionProvider(NAME, new NoConnections());
  }

  private final DataSource dataSource;
  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final CountDownLatch stopping = new CountDownLatch(1);

  HomeJobStore(DataSource dataSource) {
    this.dataSource = dataSource;
    setDataSource(NAME);
    setUseProperties("true"); // no serialized objects
    setDbRetryInterval(RETRY_MILLIS);
    setMakeThreadsDaemons(true);
  }

  @Override
  public void initialize(ClassLoadHelper classes, SchedulerSignaler signaler)
      throws SchedulerConfigException {
    setInstanceName(NAME); // until now it was the scheduler's
    super.initialize(classes, signaler);
  }

  @Override
  protected Connection getConnection() throws JobPersistenceException {
    if (!connections.tryAcquire()) {
      throw new JobPersistenceException("the alarms are closed");
    }
    try {
      Connection connection = getAttributeRestoringConnection(dataSource.getConnection());
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connections.release();
      throw new JobPersistenceException("cannot get a connection to the alarms", e);
    }
  }

  @Override
  protected void closeConnection(Connection connection) {
    try {
      super.closeConnection(connection);
    } finally {
      connections.release();
    }
  }

  /** Lets what fails from now on fail, instead of trying again until it does not. */
  void stopRetrying() {
    stopping.countDown();
  }

  @Override
  protected <T> T retryExecuteInNonManagedTXLock(String lock, TransactionCallback<T> work) {
    while (true) {
      try {
        return executeInNonManagedTXLock(lock, work, null);
      } catch (JobPersistenceException | RuntimeException e) {
        getLog().warn("cannot change the alarms now", e);
        if (isStoppingWithin(RETRY_MILLIS)) {
          throw new IllegalStateException("the alarms were closed before they could be changed", e);
        }
      }
    }
  }

  private boolean isStoppingWithin(int millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void shutdown() {
    connections.acquireUninterruptibly(CONNECTIONS);
    super.shutdown();
  }

  /** What Quartz knows by our name; it asks it for nothing but to shut down. */
  private static final class NoConnections implements ConnectionProvider {
    @Override
    public void initialize() {}

    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("connections come from the memory's own pool");
    }

    @Override
    public void shutdown() {}
  }
}
