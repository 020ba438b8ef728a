package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.TermAnalyzer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** The memories and experiences of a database. */
final class JdbcMemoryStore implements MemoryStore {

  private final Database database;
  private final Committer committer;
  private final TermAnalyzer analyzer;
  private final UUID id;

  JdbcMemoryStore(Database database, Committer committer, TermAnalyzer analyzer) {
    this.database = database;
    this.committer = committer;
    this.analyzer = analyzer;
    this.id = database.read(
        "read which store this is",
        connection -> UUID.fromString(
            Sql.first(connection, row -> row.getString(1), "SELECT id FROM store WHERE one = 1")
                .orElseThrow(() -> new SQLException("the store has lost the row that names it"))));
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public List<SpaceName> spaces() {
    return database.read("list the spaces", SpaceRows::recordedIn);
  }

  @Override
  public List<Recorded> record(SpaceName space, List<Trace> traces, Instant at) {
    return committer.write(
        "record in space " + space,
        transaction -> new Recording(transaction, space, at).record(traces));
  }

  @Override
  public Optional<StoredExperience> experience(SpaceName space, ExperienceId experience) {
    return database.read(
        "read experience " + experience + " of space " + space,
        connection -> ExperienceRows.find(connection, space, experience));
  }

  @Override
  public List<StoredExperience> latest(SpaceName space, Optional<String> session, int limit) {
    return database.read(
        "read the latest experiences of space " + space,
        connection -> ExperienceRows.latest(connection, space, session, limit));
  }

  @Override
  public List<LivedExperience> recordedAfter(SpaceName space, long place, int limit) {
    return database.read(
        "read what space " + space + " lived through",
        connection -> ExperienceRows.recordedAfter(connection, space, place, limit));
  }

  @Override
  public List<StoredExperience> before(SpaceName space, ExperienceId experience, int limit) {
    return database.read(
        "read what came before experience " + experience + " of space " + space,
        connection -> ExperienceRows.before(connection, space, experience, limit));
  }

  @Override
  public void settle(SpaceName space, EmbeddingModelId model, List<Settler> settlers, Instant at) {
    committer.write("bring memories into space " + space, transaction -> {
      requireStoreModel(transaction.model(), model);
      new SettlingWriter(transaction, space, at).write(settlers);
      return settlers.size();
    });
  }

  @Override
  public List<Versioned> memories(SpaceName space, Collection<MemoryId> ids) {
    return database.read(
        "read memories of space " + space, connection -> MemoryRows.find(connection, space, ids));
  }

  @Override
  public List<Versioned> live(SpaceName space) {
    return database.read(
        "read the live memories of space " + space,
        connection -> MemoryRows.live(connection, space));
  }

  @Override
  public List<Versioned> listed(SpaceName space, MemoryQuery query, long after, int limit) {
    return database.read(
        "list memories of space " + space,
        connection -> ListedRows.list(connection, space, query, after, limit));
  }

  @Override
  public List<Versioned> unencoded(SpaceName space, EmbeddingModelId model, int limit) {
    return database.read("read what is not encoded in space " + space, connection -> {
      requireStoreModel(Schema.model(connection), model);
      return MemoryRows.unencoded(connection, space, limit);
    });
  }

  @Override
  public void encode(
      SpaceName space, EmbeddingModelId model, List<Encoding> encodings, Instant at) {
    committer.write("write encodings in space " + space, transaction -> {
      requireStoreModel(transaction.model(), model);
      new EncodingWriter(transaction, space, model, at).write(encodings);
      return encodings.size();
    });
  }

  private static void requireStoreModel(EmbeddingModelId storeModel, EmbeddingModelId model) {
    if (!model.equals(storeModel)) {
      throw new MismatchException("the store's embeddings are by " + storeModel + ", not by "
          + model + "; embed with the former");
    }
  }

  @Override
  public Map<MemoryId, List<Passage>> passages(
      SpaceName space, EmbeddingModelId model, Collection<MemoryId> ids) {
    return database.read(
        "read passages of space " + space,
        connection -> PassageRows.find(connection, space, model.name(), ids));
  }

  @Override
  public List<Meaning> latestMeanings(
      SpaceName space, EmbeddingModelId model, long upTo, int limit) {
    return database.read(
        "read the latest meanings of space " + space,
        connection -> PassageRows.latestMeanings(connection, space, model.name(), upTo, limit));
  }

  @Override
  public long change(SpaceName space, List<MemoryChange> changes, Instant at) {
    return committer.write("change memories of space " + space, transaction -> {
      new Changes(transaction, space, at, Optional.empty()).apply(changes, Map.of());
      return Ledger.last(transaction.connection(), space);
    });
  }

  @Override
  public long erase(
      SpaceName space,
      Set<MemoryId> memories,
      Set<ExperienceId> experiences,
      String reason,
      Instant at) {
    return committer.write("erase in space " + space, transaction -> {
      database.oweCompaction();
      Erasure erasure = new Erasure(transaction, space, at);
      erasure.eraseExperiences(experiences, analyzer);
      erasure.eraseMemories(memories, reason, at);
      return Ledger.last(transaction.connection(), space);
    });
  }

  @Override
  public long expire(
      SpaceName space,
      Set<MemoryId> memories,
      Set<ExperienceId> experiences,
      String reason,
      Instant at) {
    return committer.write("expire memories of space " + space, transaction -> {
      database.oweCompaction();
      Expiry expiry = new Expiry(transaction, space, at);
      expiry.expireExperiences(experiences, analyzer);
      expiry.expireMemories(memories, reason);
      return Ledger.last(transaction.connection(), space);
    });
  }

  @Override
  public List<Versioned> citing(SpaceName space, Collection<ExperienceId> experiences) {
    return database.read(
        "read what cites experiences of space " + space,
        connection -> MemoryRows.citing(connection, space, experiences));
  }

  @Override
  public List<Versioned> tombstonesBefore(SpaceName space, Instant moment, int limit) {
    return database.read(
        "read the tombstones of space " + space,
        connection -> MemoryRows.tombstonesBefore(connection, space, moment, limit));
  }

  @Override
  public List<Change> history(SpaceName space, MemoryId memory) {
    return database.read(
        "read the history of memory " + memory + " of space " + space,
        connection -> Ledger.history(connection, space, memory));
  }

  @Override
  public long lastChange(SpaceName space) {
    return database.read(
        "read the ledger of space " + space, connection -> Ledger.last(connection, space));
  }

  @Override
  public Map<MemoryId, Long> changedAfter(SpaceName space, long sequence, int limit) {
    return database.read(
        "read the ledger of space " + space,
        connection -> Ledger.changedAfter(connection, space, sequence, limit));
  }

  @Override
  public Map<String, Long> termCounts(SpaceName space) {
    return database.read(
        "read the terms of space " + space, connection -> TermRows.counts(connection, space));
  }

  @Override
  public long countedExperiences(SpaceName space) {
    return database.read(
        "read how much is counted in space " + space,
        connection -> SpaceRows.countedExperiences(connection, space));
  }

  @Override
  public Lived lived(SpaceName space) {
    return database.read(
        "read what space " + space + " has lived through",
        connection -> SpaceRows.lived(connection, space));
  }

  @Override
  public OptionalDouble ordinaryImportance(SpaceName space) {
    return database.read(
        "read what is of ordinary importance in space " + space,
        connection -> MemoryRows.ordinaryImportance(connection, space));
  }
}
