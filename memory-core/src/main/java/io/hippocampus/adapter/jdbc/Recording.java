package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Words;
import io.hippocampus.port.MemoryStore.Recorded;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records experiences, each with a short-term memory of its own; one that is there already is not
 * recorded again.
 */
final class Recording {

  private static final Explanation WHY = Explanation.of("experienced");

  private final Transaction transaction;
  private final SpaceName space;
  private final Instant at;
  private final Ledger ledger;
  private final Map<ExperienceId, ExperienceRows.Known> known = new HashMap<>();
  private final Map<MemoryId, Memory> memories = new HashMap<>();

  Recording(Transaction transaction, SpaceName space, Instant at) {
    this.transaction = transaction;
    this.space = space;
    this.at = at;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
  }

  /**
   * Records the traces in their order.
   *
   * @throws IllegalArgumentException if an id stands for two experiences
   */
  List<Recorded> record(List<Trace> traces) throws SQLException {
    Connection connection = transaction.connection();
    List<ExperienceId> ids =
        traces.stream().map(trace -> trace.experience().id()).toList();
    List<MemoryId> theirs = new ArrayList<>();
    for (ExperienceRows.Known found : ExperienceRows.known(connection, space, ids)) {
      known.put(found.id(), found);
      theirs.add(found.memory());
    }
    for (Versioned found : MemoryRows.find(connection, space, theirs)) {
      memories.put(found.memory().id(), found.memory());
    }
    List<Recorded> recorded = new ArrayList<>();
    for (Trace trace : traces) {
      recorded.add(record(trace));
    }
    return recorded;
  }

  private Recorded record(Trace trace) throws SQLException {
    Experience experience = trace.experience();
    ExperienceRows.Known earlier = known.get(experience.id());
    if (earlier == null) {
      return recordNew(trace);
    }
    if (!earlier.isSame(experience)) {
      throw new IllegalArgumentException(
          "experience " + experience.id() + " is already recorded in space " + space
              + " with another speaker, session, kind, content or time; give the new one another id");
    }
    Memory memory = memories.get(earlier.memory());
    if (memory == null) {
      throw new SQLException(
          "experience " + experience.id() + " has lost its memory " + earlier.memory());
    }
    return new Recorded(memory, earlier.tokens(), false);
  }

  private Recorded recordNew(Trace trace) throws SQLException {
    Connection connection = transaction.connection();
    Experience experience = trace.experience();
    long place = ExperienceRows.inSession(connection, space, experience.session());
    Memory memory = Memory.of(nextId(), experience, place, trace.salience(), trace.strength());
    Versioned made = ledger.make(memory, ChangeKind.RECORDED, WHY);
    ExperienceRows.insert(connection, space, trace, memory.id(), place, at, made.recorded());
    SpaceRows.live(connection, space, Words.count(experience.content()));
    memories.put(memory.id(), memory);
    known.put(
        experience.id(),
        new ExperienceRows.Known(
            experience.id(),
            memory.id(),
            trace.tokens(),
            experience.session(),
            experience.speaker(),
            experience.kind(),
            experience.content(),
            experience.occurredAt(),
            false));
    return new Recorded(memory, trace.tokens(), true);
  }

  /**
   * Numbers the space's memories; a number whose name was given to a memory made otherwise is
   * passed over.
   */
  private MemoryId nextId() throws SQLException {
    while (true) {
      long number = SpaceRows.take(transaction.connection(), space, SpaceRows.Numbered.memories, 1);
      MemoryId id = new MemoryId("m" + number);
      if (!MemoryRows.exists(transaction.connection(), space, id)) {
        return id;
      }
    }
  }
}
