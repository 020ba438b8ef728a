package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RatingLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ratings of a database. */
final class JdbcRatingLog implements RatingLog {

  private final Database database;
  private final Committer committer;

  JdbcRatingLog(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  @Override
  public List<Versioned> waiting(SpaceName space, int limit) {
    return database.read(
        "read what waits to be rated in space " + space,
        connection -> RatingRows.waiting(connection, space, limit));
  }

  @Override
  public long backlog(SpaceName space) {
    return database.read(
        "count what waits to be rated in space " + space,
        connection -> RatingRows.backlog(connection, space));
  }

  @Override
  public void enqueue(SpaceName space, Collection<MemoryId> memories) {
    committer.write("let memories of space " + space + " wait to be rated", transaction -> {
      RatingRows.enqueue(transaction.connection(), space, memories);
      return true;
    });
  }

  @Override
  public void rate(
      SpaceName space,
      List<Rating> ratings,
      Map<MemoryId, Salience> tags,
      Collection<MemoryId> done,
      Instant at) {
    committer.write("write ratings in space " + space, transaction -> {
      Set<MemoryId> there = MemoryRows.unforgotten(transaction.connection(), space, tags.keySet());
      List<Encoding> tagged = new ArrayList<>();
      tags.forEach((memory, tag) -> {
        if (there.contains(memory)) {
          tagged.add(new Encoding(memory, tag, List.of(), false));
        }
      });
      new EncodingWriter(transaction, space, transaction.model(), at).write(tagged);
      for (Rating rating : ratings) {
        if (there.contains(rating.memory())) {
          RatingRows.put(transaction.connection(), space, rating);
        }
      }
      RatingRows.dequeue(transaction.connection(), space, done);
      return true;
    });
  }

  @Override
  public List<Rating> latest(SpaceName space, Tagger tagger, int limit) {
    return database.read(
        "read the ratings of space " + space,
        connection -> RatingRows.latest(connection, space, tagger, limit));
  }

  @Override
  public List<Rating> on(SpaceName space, MemoryId memory) {
    return database.read(
        "read the ratings of memory " + memory + " of space " + space,
        connection -> RatingRows.on(connection, space, memory));
  }

  @Override
  public List<Rating> of(SpaceName space, Tagger tagger, Collection<MemoryId> memories) {
    return database.read(
        "read ratings of space " + space,
        connection -> RatingRows.of(connection, space, tagger, memories));
  }
}
