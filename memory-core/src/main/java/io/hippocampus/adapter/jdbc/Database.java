package io.hippocampus.adapter.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
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

  /**
   * How long what was written to the file is not written over. H2's own 45 s are for disks that
   * nobody syncs; we sync with every commit.
   */
  private static final int REUSE_MILLIS = 10_000;

  /** The pool waits so long for a connection that is just being opened when it is closed. */
  private static final int LONGEST_OPENING_SECONDS = 30;

  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  private final DataSource source;
  private final Optional<Home> home;
  private final long floorBytes;
  private final HikariDataSource pool;
  private @Nullable Connection writer;

  private Database(DataSource source, Optional<Home> home, long floorBytes, Connection writer) {
    this.source = source;
    this.home = home;
    this.floorBytes = floorBytes;
    this.writer = writer;
    HikariConfig config = new HikariConfig();
    config.setPoolName("hippocampus");
    config.setDataSource(source);
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
      DataSource source = source("jdbc:h2:" + home.database() + ON_DISK);
      Connection connection = writer(source);
      try {
        Schema.check(connection, model);
        Schema.migrate(source);
        FileSpace.of(connection).reuseAfter(REUSE_MILLIS);
        execute(connection, "CHECKPOINT SYNC");
        home.protectFile();
        return new Database(source, Optional.of(home), floorBytes, connection);
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
    DataSource source = source("jdbc:h2:mem:" + UUID.randomUUID() + IN_MEMORY);
    try {
      Connection connection = writer(source);
      Schema.migrate(source);
      Schema.found(connection, model, now);
      return new Database(source, Optional.empty(), 0, connection);
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
      open = writer(source);
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
    boolean anew;
    try (Connection connection = writer()) {
      anew = home.isPresent()
          && (home.get().owesCompaction() || FileSpace.of(connection).isSparse());
      execute(connection, "SHUTDOWN");
    }
    if (anew) {
      writeAnew();
    }
  }

  /** Uses some of the room in the file again that is no longer in use, if there is much of it. */
  void reuseSpace() {
    if (home.isEmpty()) {
      return;
    }
    try {
      Connection connection = writer();
      FileSpace space = FileSpace.of(connection);
      if (space.isLarge() && space.emptyAFew()) {
        sync(connection);
      }
    } catch (SQLException | RuntimeException e) {
      dropWriter();
      LOG.log(System.Logger.Level.WARNING, "room in the store's file was not used again", e);
    }
  }

  private void writeAnew() throws SQLException {
    try {
      home.orElseThrow().writeAnew();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static void make(Home home, EmbeddingModelId model, Instant now)
      throws SQLException, IOException {
    DataSource source = source("jdbc:h2:" + home.unfinishedDatabase() + ON_DISK);
    try (Connection connection = writer(source)) {
      Schema.migrate(source);
      Schema.found(connection, model, now);
      execute(connection, "CHECKPOINT SYNC");
      execute(connection, "SHUTDOWN");
    }
    home.finish();
  }

  private static DataSource source(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    source.setPassword("");
    source.setLoginTimeout(LONGEST_OPENING_SECONDS);
    return source;
  }

  private static Connection writer(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
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
