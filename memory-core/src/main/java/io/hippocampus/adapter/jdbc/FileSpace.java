package io.hippocampus.adapter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * How much of a database's file is in use, and how the rest is used again.
 *
 * <p>H2 writes what changes to a new place and leaves what it was before where it lies. A place is
 * used again when nothing in it is current, and some time after it was written. Places of which
 * only little is current have to be emptied first; H2 does so in a background that would write
 * without our syncing, and so is switched off. Here it is done by whoever writes, a little at a
 * time, while others read on.
 */
final class FileSpace {

  /** A file smaller than this is not worth the effort. */
  private static final long SMALL_BYTES = 32L << 20;

  /** Places are emptied while less than so many hundredths of what was written are current. */
  private static final int CURRENT_PERCENT = 50;

  /** How many versions H2 writes at most before the file's header tells of the newest again. */
  private static final int LONGEST_CHAIN = 21;

  /** How much is written again at a time. */
  private static final int STEP_BYTES = 1 << 20;

  /** A file is worth writing anew when less than so many hundredths of it are in use. */
  private static final int SPARSE_PERCENT = 25;

  private final MVStore store;

  private FileSpace(MVStore store) {
    this.store = store;
  }

  /** Returns the space of the file of the database of that connection. */
  static FileSpace of(Connection connection) throws SQLException {
    SessionLocal session =
        (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return new FileSpace(session.getDatabase().getStore().getMvStore());
  }

  /**
   * Says how long what was written is not written over. What the latest versions of the database
   * held never is: after a power loss H2 finds the newest one by going from each version to the
   * next, at most {@value #LONGEST_CHAIN} of them, and none may be missing.
   */
  void reuseAfter(int millis) {
    store.setRetentionTime(millis);
    store.setVersionsToKeep(2 * LONGEST_CHAIN);
  }

  /** Whether the file is worth the effort. */
  boolean isLarge() {
    return store.getFileStore().size() > SMALL_BYTES;
  }

  /** Whether so little of the file is in use that it is worth writing anew as a whole. */
  boolean isSparse() {
    return isLarge()
        && store.getFillRate() * store.getFileStore().getChunksFillRate() < SPARSE_PERCENT * 100;
  }

  /**
   * Empties some places of which little is current; true when there was something to do. What was
   * in them goes with the next commit to another place.
   */
  boolean emptyAFew() {
    return store.compact(CURRENT_PERCENT, STEP_BYTES);
  }
}
