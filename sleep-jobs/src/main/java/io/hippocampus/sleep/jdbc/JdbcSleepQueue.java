package io.hippocampus.sleep.jdbc;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.SleepQueue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The queue in a database: a row for each space that is to sleep, claimed by {@code FOR UPDATE SKIP
 * LOCKED}, so that claimants do not wait for each other. Thread-safe; what a call returned from is
 * on disk. Threads that call must not be interrupted meanwhile.
 */
public final class JdbcSleepQueue implements SleepQueue {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final int LONGEST_ERROR = 1_000;
  private static final int LONGEST_TRIGGER = 500;

  /** What distinguishes this process from others that share the database. */
  private static final String PROCESS = UUID.randomUUID().toString();

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final Transactions transactions;
  private final String owner = PROCESS + "/" + OPENED.incrementAndGet();

  private JdbcSleepQueue(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Opens the queue in a database and brings its tables up to date. Where no other process can have
   * the database open, the claims of processes that are gone end at once.
   *
   * @throws io.hippocampus.port.UnavailableException if the database does not let it
   * @throws io.hippocampus.port.MismatchException if the tables are not those of this version
   */
  public static JdbcSleepQueue open(DataSource dataSource) {
    Transactions transactions = Transactions.open(dataSource);
    if (transactions.areOfOneProcess()) {
      transactions.write(
          "end the claims of processes that are gone",
          connection -> Sql.run(
              connection,
              "UPDATE sleep_queue SET lease = 0 WHERE owner IS NOT NULL AND owner NOT LIKE ?",
              PROCESS + "/%"));
    }
    return new JdbcSleepQueue(transactions);
  }

  @Override
  public void add(Wish wish) {
    transactions.write("have space " + wish.space() + " sleep", connection -> {
      int known = Sql.run(
          connection,
          "UPDATE sleep_queue SET schedule = ?, woken_by = ?, due = ?, until = ?, last_slept = ?,"
              + " next_try = ?, owner = NULL, lease = NULL"
              + " WHERE space = ? AND (owner IS NULL OR lease <= ?) AND due < ?",
          wish.schedule(),
          cut(wish.trigger(), LONGEST_TRIGGER),
          wish.due(),
          wish.until(),
          wish.lastSlept(),
          wish.due(),
          wish.space().value(),
          wish.due(),
          wish.due());
      boolean isThere = known > 0
          || !Sql.list(
                  connection,
                  row -> row.getString(1),
                  "SELECT space FROM sleep_queue WHERE space = ?",
                  wish.space().value())
              .isEmpty();
      return isThere || insert(connection, wish);
    });
  }

  /** Inserts a wish; somebody else may just have. */
  private static boolean insert(Connection connection, Wish wish) throws SQLException {
    try {
      Sql.run(
          connection,
          "INSERT INTO sleep_queue (space, schedule, woken_by, due, until, last_slept, attempts,"
              + " next_try) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
          wish.space().value(),
          wish.schedule(),
          cut(wish.trigger(), LONGEST_TRIGGER),
          wish.due(),
          wish.until(),
          wish.lastSlept(),
          wish.due());
      return true;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Claim> claim(String schedule, Instant now, Instant lease) {
    return transactions.write("claim a space of schedule '" + schedule + "'", connection -> {
      Optional<Claim> claimable = claimable(connection, schedule, now);
      while (claimable.isPresent() && isVoid(connection, claimable.get().wish())) {
        delete(connection, claimable.get().wish().space());
        claimable = claimable(connection, schedule, now);
      }
      if (claimable.isPresent()) {
        Sql.run(
            connection,
            "UPDATE sleep_queue SET owner = ?, lease = ?, attempts = ? WHERE space = ?",
            owner,
            lease,
            claimable.get().attempts(),
            claimable.get().wish().space().value());
      }
      return claimable;
    });
  }

  private static Optional<Claim> claimable(Connection connection, String schedule, Instant now)
      throws SQLException {
    return Sql.list(
            connection,
            row -> new Claim(wish(row), row.getInt("attempts") + 1, row.getString("owner") != null),
            "SELECT * FROM sleep_queue WHERE schedule = ? AND next_try <= ?"
                + " AND (until IS NULL OR until > ?) AND (owner IS NULL OR lease <= ?)"
                + " ORDER BY last_slept NULLS FIRST, space FETCH FIRST 1 ROW ONLY"
                + " FOR UPDATE SKIP LOCKED",
            schedule,
            now,
            now,
            now)
        .stream()
        .findFirst();
  }

  private static boolean isVoid(Connection connection, Wish wish) throws SQLException {
    return !lastSlept(connection, wish.space()).equals(wish.lastSlept());
  }

  private static Optional<Instant> lastSlept(Connection connection, SpaceName space)
      throws SQLException {
    return Sql.list(
            connection,
            row -> Sql.moment(row, "last_slept").orElseThrow(),
            "SELECT last_slept FROM space_slept WHERE space = ?",
            space.value())
        .stream()
        .findFirst();
  }

  @Override
  public void renew(Instant lease) {
    transactions.write(
        "renew claims",
        connection ->
            Sql.run(connection, "UPDATE sleep_queue SET lease = ? WHERE owner = ?", lease, owner));
  }

  @Override
  public void slept(Claim claim, Instant at) {
    String space = claim.wish().space().value();
    transactions.write("note that space " + space + " slept", connection -> {
      int known =
          Sql.run(connection, "UPDATE space_slept SET last_slept = ? WHERE space = ?", at, space);
      if (known == 0) {
        Sql.run(connection, "INSERT INTO space_slept (space, last_slept) VALUES (?, ?)", space, at);
      }
      return Sql.run(
          connection, "DELETE FROM sleep_queue WHERE space = ? AND owner = ?", space, owner);
    });
  }

  @Override
  public void failed(Claim claim, String error, Instant nextTry) {
    String space = claim.wish().space().value();
    transactions.write(
        "note that space " + space + " did not sleep",
        connection -> Sql.run(
            connection,
            "UPDATE sleep_queue SET owner = NULL, lease = NULL, last_error = ?, next_try = ?"
                + " WHERE space = ? AND owner = ?",
            cut(error, LONGEST_ERROR),
            nextTry,
            space,
            owner));
  }

  @Override
  public void withdraw(String schedule, Instant dueBefore) {
    transactions.write(
        "withdraw what schedule '" + schedule + "' wished",
        connection -> Sql.run(
            connection,
            "DELETE FROM sleep_queue WHERE schedule = ? AND due < ? AND owner IS NULL",
            schedule,
            dueBefore));
  }

  @Override
  public List<Waiting> waiting(String schedule, Instant now) {
    return transactions.query(
        "read the queue of schedule '" + schedule + "'",
        connection -> Sql.list(
            connection,
            row -> waiting(row, now),
            "SELECT * FROM sleep_queue WHERE schedule = ? ORDER BY space",
            schedule));
  }

  @Override
  public Map<SpaceName, Instant> lastSlept() {
    Map<SpaceName, Instant> lastSlept = new TreeMap<>();
    transactions
        .query(
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

  private static void delete(Connection connection, SpaceName space) throws SQLException {
    Sql.run(connection, "DELETE FROM sleep_queue WHERE space = ?", space.value());
  }

  private static Waiting waiting(ResultSet row, Instant now) throws SQLException {
    boolean claimed = Sql.moment(row, "lease").filter(end -> end.isAfter(now)).isPresent();
    return new Waiting(
        wish(row),
        row.getInt("attempts"),
        Sql.moment(row, "next_try").orElseThrow(),
        Optional.ofNullable(row.getString("last_error")),
        claimed);
  }

  private static Wish wish(ResultSet row) throws SQLException {
    return new Wish(
        new SpaceName(row.getString("space")),
        row.getString("schedule"),
        row.getString("woken_by"),
        Sql.moment(row, "due").orElseThrow(),
        Sql.moment(row, "until"),
        Sql.moment(row, "last_slept"));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
