package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.ConsultationLog;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.ModelLog;
import io.hippocampus.port.ModelSwitch;
import io.hippocampus.port.PolicyLog;
import io.hippocampus.port.RatingLog;
import io.hippocampus.port.RecallLog;
import io.hippocampus.port.SleepLog;
import io.hippocampus.port.Stores;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.UnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * An open database with all that is stored in it: memories, nights, recalls, policies and what
 * language models said.
 *
 * <p>Thread-safe. What a write returned from is on disk. When the disk fails or is full, writes
 * throw {@link UnavailableException} until one succeeds again; reads go on as long as the database
 * lets them. Below {@value #FLOOR_MIB} MiB of free space nothing is written.
 */
public final class JdbcStores implements Stores {

  private static final int FLOOR_MIB = 64;

  /** H2's files that an interrupt does not close. */
  private static final String UNINTERRUPTED_FILES = "async:";

  private final Database database;
  private final Committer committer;
  private final MemoryStore memories;
  private final SleepLog sleeps;
  private final RecallLog recalls;
  private final PolicyLog policies;
  private final RatingLog ratings;
  private final ModelLog modelCalls;
  private final ConsultationLog consultations;
  private final ModelSwitch models;
  private boolean closed;

  private JdbcStores(Database database, TermAnalyzer terms) {
    this.database = database;
    committer = new Committer(database);
    memories = new JdbcMemoryStore(database, committer, terms);
    sleeps = new JdbcSleepLog(database, committer, terms);
    recalls = new JdbcRecallLog(database, committer);
    policies = new JdbcPolicyLog(database, committer);
    ratings = new JdbcRatingLog(database, committer);
    modelCalls = new JdbcModelLog(database, committer);
    consultations = new JdbcConsultationLog(database, committer);
    models = new JdbcModelSwitch(database, committer);
    committer.start();
  }

  /**
   * Opens the store in a directory, which is made if it is not there; one process at a time can.
   *
   * @param model the model of its embeddings
   * @param clock says when a new store was made
   * @param terms with what the nights count terms, to count erased experiences no longer
   * @throws UnavailableException if the directory is in use, or the disk does not let it
   * @throws CorruptException if the store's file cannot be read; it is left as it is
   * @throws MismatchException if the store's embeddings are by another model, or a newer version
   *     made it
   */
  public static JdbcStores open(
      Path directory, EmbeddingModelId model, InstantSource clock, TermAnalyzer terms) {
    return open(directory, model, clock, terms, FLOOR_MIB * 1024L * 1024L);
  }

  /**
   * Opens the store in a directory; nothing is written while its disk has fewer bytes left than the
   * floor.
   */
  static JdbcStores open(
      Path directory,
      EmbeddingModelId model,
      InstantSource clock,
      TermAnalyzer terms,
      long floorBytes) {
    return open(
        Home.take(directory, OrderedFiles.on(UNINTERRUPTED_FILES)),
        model,
        clock,
        terms,
        floorBytes);
  }

  /** Opens the store in a home, on whatever files it has. */
  static JdbcStores open(
      Home home, EmbeddingModelId model, InstantSource clock, TermAnalyzer terms, long floorBytes) {
    try {
      return new JdbcStores(Database.open(home, model, clock.instant(), floorBytes), terms);
    } catch (RuntimeException e) {
      home.leave();
      throw e;
    }
  }

  /** Opens a new store that is gone when it is closed. */
  public static JdbcStores inMemory(
      EmbeddingModelId model, InstantSource clock, TermAnalyzer terms) {
    return new JdbcStores(Database.inMemory(model, clock.instant()), terms);
  }

  @Override
  public MemoryStore memories() {
    return memories;
  }

  @Override
  public SleepLog sleeps() {
    return sleeps;
  }

  @Override
  public RecallLog recalls() {
    return recalls;
  }

  @Override
  public PolicyLog policies() {
    return policies;
  }

  @Override
  public RatingLog ratings() {
    return ratings;
  }

  @Override
  public ModelLog modelCalls() {
    return modelCalls;
  }

  @Override
  public ConsultationLog consultations() {
    return consultations;
  }

  @Override
  public ModelSwitch models() {
    return models;
  }

  /**
   * Returns connections to the same database, for those who keep tables of their own in it. What
   * they commit survives a killed process at once and a power loss after the next write of ours.
   * The threads that use them must not be interrupted.
   */
  public DataSource dataSource() {
    return database.pool();
  }

  /**
   * Brings to disk what is queued and closes the database. If something was erased since it was
   * opened last, its file is written anew, so that no page of it holds what was erased.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      committer.close();
      database.close();
    }
  }
}
