package io.hippocampus.adapter.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An open H2 database: the connection that writes, the pool that reads, and what is needed to bring
 * a commit to disk.
 *
 * <p>The pool may be used by anybody and from any thread. The writing connection belongs to the
 * committer.
 */
final class Database implements AutoCloseable {

  private static final String ON_DISK =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64";
  private static final String IN_MEMORY =
      ";DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";
  private static final int CONNECTIONS = 6;

  /** A file smaller than this is not worth writing anew. */
  private static final long SMALL_BYTES = 32L << 20;

  /** A file is worth it when less than so many hundredths of it are in use. */
  private static final int SPARSE_PERCENT = 25;

  /** How long to wait for others to give their connections back. */
  private static final int PATIENCE_MILLIS = 1_000;

  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  private final Gate gate;
  private final Optional<Home> home;
  private final long floorBytes;
  private final HikariDataSource pool;
  private @Nullable Connection writer;

  private Database(Gate gate, Optional<Home> home, long floorBytes, Connection writer) {
    this.gate = gate;
    this.home = home;
    this.floorBytes = floorBytes;
    this.writer = writer;
    HikariConfig config = new HikariConfig();
    config.setPoolName("hippocampus");
    config.setDataSource(gate);
    config.setAllowPoolSuspension(true);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    pool = new HikariDataSource(config);
  }

  /**
   * Opens, or first makes, the database of a home.
   *
   * @param floorBytes when the disk has less left, nothing is written
   */
  static Database open(Home home, EmbeddingModelId model, Instant now, long floorBytes) {
    String act = "open the store in " + home.directory();
    try {
      home.removeUnfinished();
      if (home.isNew()) {
        make(home, model, now);
      } else if (!home.looksLikeADatabase()) {
        throw new SQLException("no database begins so", "", ErrorCode.FILE_CORRUPTED_1);
      }
      Gate gate = new Gate("jdbc:h2:" + home.database() + ON_DISK);
      Connection connection = writer(gate);
      try {
        Schema.check(connection, model);
        Schema.migrate(gate);
        execute(connection, "CHECKPOINT SYNC");
        home.protectFile();
        return new Database(gate, Optional.of(home), floorBytes, connection);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      RuntimeException ours =
          Failures.translate(act, e instanceof IOException ? new SQLException(e) : e);
      throw ours instanceof CorruptException ? corrupt(home, ours) : ours;
    }
  }

  /** Opens a database that is gone when it is closed. */
  static Database inMemory(EmbeddingModelId model, Instant now) {
    Gate gate = new Gate("jdbc:h2:mem:" + UUID.randomUUID() + IN_MEMORY);
    try {
      Connection connection = writer(gate);
      Schema.migrate(gate);
      Schema.found(connection, model, now);
      return new Database(gate, Optional.empty(), 0, connection);
    } catch (SQLException e) {
      throw Failures.translate("open a store in memory", e);
    }
  }

  DataSource pool() {
    return pool;
  }

  /** Returns what a query reads; the caller's interrupt waits until it has. */
  <T> T read(String act, Query<T> query) {
    if (pool.isClosed()) {
      throw new UnavailableException("cannot " + act + ": the store is closed; open it again");
    }
    try {
      return Shield.shielded(() -> {
        try {
          return readOnce(query);
        } catch (SQLException e) {
          if (!Failures.isClosed(e) || pool.isClosed()) {
            throw e;
          }
          pool.getHikariPoolMXBean().softEvictConnections();
          return readOnce(query);
        }
      });
    } catch (SQLException | RuntimeException e) {
      throw Failures.translate(act, e);
    }
  }

  /** Something that is read. */
  interface Query<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T readOnce(Query<T> query) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return query.in(connection);
    }
  }

  /** Returns the connection that writes, opened again if the last one broke. */
  Connection writer() throws SQLException {
    Connection open = writer;
    if (open == null) {
      open = writer(gate);
      writer = open;
    }
    return open;
  }

  /** Closes the connection that writes, which rolls back what it has not committed. */
  void dropWriter() {
    Connection broken = writer;
    writer = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException e) {
        // It was broken; the next one says what is wrong.
      }
    }
  }

  /** Brings what was committed to disk. */
  void sync(Connection connection) throws SQLException {
    if (home.isPresent()) {
      execute(connection, "CHECKPOINT SYNC");
    }
  }

  /** Whether a batch, whose commit failed, turns out to be on disk all the same. */
  boolean hasKept(long batch) {
    try {
      Connection connection = writer();
      boolean kept = Sql.number(connection, "SELECT last_batch FROM store WHERE one = 1") >= batch;
      if (kept) {
        sync(connection);
      }
      connection.commit();
      return kept;
    } catch (SQLException | RuntimeException e) {
      dropWriter();
      return false;
    }
  }

  /** Throws unless the disk has room to write. */
  void requireRoom() {
    long free = home.map(Home::freeBytes).orElse(Long.MAX_VALUE);
    if (free < floorBytes) {
      throw new UnavailableException(
          "nothing is written while the disk of %s has %d bytes left; below %d only reading goes on; make room"
              .formatted(home.map(Home::directory).orElseThrow(), free, floorBytes));
    }
  }

  /**
   * Notes that something is about to be erased, so that closing writes the file anew without it.
   */
  void oweCompaction() throws SQLException {
    try {
      if (home.isPresent()) {
        home.get().oweCompaction();
      }
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /**
   * Closes the pool and the database; the file is written anew if something was erased or little of
   * it is in use.
   */
  @Override
  public void close() {
    pool.close();
    try {
      Shield.shielded(() -> {
        shutDown();
        return true;
      });
    } catch (SQLException e) {
      if (!Failures.isClosed(e)) {
        throw Failures.translate("close the store", e);
      }
    } finally {
      writer = null;
      home.ifPresent(Home::leave);
    }
  }

  private void shutDown() throws SQLException {
    boolean anew = home.isPresent() && (home.get().owesCompaction() || isSparse());
    try (Connection connection = writer()) {
      execute(connection, "SHUTDOWN");
    }
    if (anew) {
      writeAnew();
    }
  }

  /**
   * Writes the file anew when little of it is in use. H2 gives back room only in a background that
   * would write without our syncing, and so is switched off. Whoever wants a connection waits;
   * nothing is done when somebody keeps one for long.
   */
  void compactIfSparse() {
    if (home.isEmpty()) {
      return;
    }
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    try {
      if (!isSparse() || home.get().freeBytes() < home.get().bytes() + floorBytes) {
        return;
      }
      connections.suspendPool();
      try {
        if (isLeftAlone(connections)) {
          gate.shutWhile(this::shutDownAndWriteAnew);
        }
      } finally {
        connections.softEvictConnections();
        connections.resumePool();
      }
    } catch (SQLException | RuntimeException e) {
      dropWriter();
      LOG.log(
          System.Logger.Level.WARNING,
          "the store's file was not written anew; it stays as it is",
          e);
    }
  }

  /**
   * Waits a moment for those who have a connection to give it back, and returns whether they did.
   */
  private static boolean isLeftAlone(HikariPoolMXBean connections) {
    for (int patience = PATIENCE_MILLIS; patience > 0; patience--) {
      if (connections.getActiveConnections() == 0) {
        return true;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return false;
  }

  private void shutDownAndWriteAnew() throws SQLException {
    Connection open = writer;
    if (open != null) {
      execute(open, "SHUTDOWN");
      dropWriter();
      writeAnew();
    }
  }

  private void writeAnew() throws SQLException {
    try {
      home.orElseThrow().writeAnew();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** Whether the file is large and little of it in use. */
  private boolean isSparse() throws SQLException {
    return home.isPresent()
        && home.get().bytes() > SMALL_BYTES
        && Sql.number(
                writer(),
                "SELECT CAST(setting_value AS INTEGER) FROM information_schema.settings"
                    + " WHERE setting_name = 'info.CHUNKS_FILL_RATE'")
            < SPARSE_PERCENT;
  }

  private static void make(Home home, EmbeddingModelId model, Instant now)
      throws SQLException, IOException {
    Gate gate = new Gate("jdbc:h2:" + home.unfinishedDatabase() + ON_DISK);
    try (Connection connection = writer(gate)) {
      Schema.migrate(gate);
      Schema.found(connection, model, now);
      execute(connection, "CHECKPOINT SYNC");
      execute(connection, "SHUTDOWN");
    }
    home.finish();
  }

  private static Connection writer(Gate gate) throws SQLException {
    Connection connection = gate.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static CorruptException corrupt(Home home, Throwable cause) {
    return new CorruptException(
        "the store's file " + home.file()
            + " cannot be read; nothing was changed; put a backup in its place",
        cause);
  }
}
