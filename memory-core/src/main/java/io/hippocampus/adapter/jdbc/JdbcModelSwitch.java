package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.ModelSwitch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the embedding model of a database. */
final class JdbcModelSwitch implements ModelSwitch {

  private final Database database;
  private final Committer committer;

  JdbcModelSwitch(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public EmbeddingModelId model() {
    return database.read("read the store's embedding model", Schema::model);
  }

  @Override
  public long embedded(SpaceName space, EmbeddingModelId model) {
    return database.read(
        "count what is embedded in space " + space,
        connection -> PassageRows.count(connection, space, model.name()));
  }

  @Override
  public List<Unembedded> unembedded(
      SpaceName space, EmbeddingModelId next, Optional<MemoryId> after, int limit) {
    return database.read("read what is to be embedded in space " + space, connection -> {
      String present = Schema.model(connection).name();
      List<MemoryId> ids =
          PassageRows.lacking(connection, space, present, next.name(), after, limit);
      List<Versioned> found = new ArrayList<>(MemoryRows.find(connection, space, ids));
      found.sort(Comparator.comparing(held -> held.memory().id().value()));
      List<Unembedded> unembedded = new ArrayList<>();
      for (Versioned held : found) {
        unembedded.add(unembedded(connection, space, held));
      }
      return unembedded;
    });
  }

  private static Unembedded unembedded(Connection connection, SpaceName space, Versioned held)
      throws SQLException {
    Memory memory = held.memory();
    Optional<Experience> recorded = asRecorded(connection, space, memory);
    if (recorded.isEmpty()) {
      return new Unembedded(memory, held.version(), Optional.empty());
    }
    long place = memory.origin().position();
    return new Unembedded(
        Memory.of(memory.id(), recorded.get(), place, memory.salience(), memory.strength()),
        held.version(),
        ExperienceRows.at(connection, space, recorded.get().session(), place - 1)
            .map(StoredExperience::experience));
  }

  /** Returns the experience that the memory was recorded of, if that is what it says still. */
  private static Optional<Experience> asRecorded(
      Connection connection, SpaceName space, Memory memory) throws SQLException {
    for (ExperienceRows.Known source : ExperienceRows.known(connection, space, memory.sources())) {
      if (source.memory().equals(memory.id()) && source.content().equals(memory.content())) {
        return ExperienceRows.find(connection, space, source.id())
            .map(StoredExperience::experience);
      }
    }
    return Optional.empty();
  }

  @Override
  public int keep(SpaceName space, EmbeddingModelId next, List<Reembedded> reembedded) {
    return committer.write("keep other embeddings of space " + space, transaction -> {
      if (transaction.model().equals(next)) {
        throw new IllegalArgumentException("the store's embeddings are by " + next
            + " already; nothing is to be kept beside them");
      }
      Connection connection = transaction.connection();
      Map<MemoryId, Versioned> held = new HashMap<>();
      MemoryRows.find(
              connection, space, reembedded.stream().map(Reembedded::memory).toList())
          .forEach(found -> held.put(found.memory().id(), found));
      int kept = 0;
      for (Reembedded one : reembedded) {
        if (isStillSo(connection, space, one, held.get(one.memory()))) {
          PassageRows.keep(connection, space, next, one.memory(), one.passages());
          kept++;
        }
      }
      return kept;
    });
  }

  private static boolean isStillSo(
      Connection connection, SpaceName space, Reembedded one, @Nullable Versioned held)
      throws SQLException {
    if (held == null
        || held.version() != one.basedOn()
        || held.memory().standing().state() == MemoryState.FORGOTTEN) {
      return false;
    }
    return one.before().isEmpty()
        || ExperienceRows.find(connection, space, one.before().get()).isPresent();
  }

  @Override
  public void switchTo(EmbeddingModelId next) {
    committer.write("switch to the embedding model " + next.name(), transaction -> {
      Connection connection = transaction.connection();
      PassageRows.keepOnly(connection, next.name());
      if (!transaction.model().equals(next)) {
        transaction.switchTo(next);
      }
      return true;
    });
  }
}
