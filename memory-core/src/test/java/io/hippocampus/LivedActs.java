package io.hippocampus;

import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.adapter.lucene.EnglishTerms;
import io.hippocampus.adapter.lucene.LuceneMemoryIndexes;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** A home and what a random life does to it, the same whenever it is lived again. */
final class LivedActs implements AutoCloseable {

  private static final List<String> MATTERS =
      List.of("the garden", "our boat", "my sister Ann", "the broken lamp", "Paris in May");
  private static final SleepPolicy SHORT_NIGHTS =
      SleepPolicy.builder().budget(new Budget.Memories(0, 30)).replayBudget(25).build();

  final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  final Hippocampus memory;
  private Instant undoneAfter = Instant.EPOCH;
  private final DataSource database;
  private final Runnable closing;

  /** Opens a home on disk. */
  LivedActs(Path home, Embedder embedder) {
    memory = Life.at(home, clock, with -> with.embedder(embedder).policy(SHORT_NIGHTS));
    database = memory.dataSource().orElseThrow();
    closing = () -> {};
  }

  /** Makes a home in this process. */
  LivedActs(Embedder embedder) {
    JdbcStores stores =
        JdbcStores.inMemory(embedder.model(), clock, new CountedTerms(new EnglishTerms()));
    memory = Life.at(
        Path.of("nowhere"),
        clock,
        with -> with.embedder(embedder)
            .policy(SHORT_NIGHTS)
            .stores(stores)
            .indexes(LuceneMemoryIndexes.inMemory()));
    database = stores.dataSource();
    closing = stores::close;
  }

  MemorySpace space() {
    return memory.space("ann");
  }

  /** Returns so many acts; only what is recorded and forgotten unless nights are wanted. */
  static List<Consumer<LivedActs>> acts(RandomGenerator random, int count, boolean withNights) {
    List<Consumer<LivedActs>> acts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = i;
      int choice = random.nextInt(100);
      int earlier = i == 0 ? 0 : random.nextInt(i);
      String said = said(random);
      String session = i / 20 % 2 == 0 ? "work" : "home";
      if (choice < 84 || (choice >= 90 && !withNights)) {
        acts.add(life -> life.records("x" + place, session, said));
      } else if (choice < 88) {
        acts.add(life -> life.forgets("x" + earlier));
      } else if (choice < 90) {
        acts.add(life -> life.space().recall(said));
      } else if (choice < 96) {
        acts.add(LivedActs::sleeps);
      } else if (choice < 98) {
        acts.add(LivedActs::restoresAll);
      } else {
        acts.add(LivedActs::undoes);
      }
    }
    return acts;
  }

  private static String said(RandomGenerator random) {
    String matter = MATTERS.get(random.nextInt(MATTERS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> "I was glad to think of %s again".formatted(matter);
      case 1 -> "The pump of %s ran for %d minutes".formatted(matter, random.nextInt(900));
      case 2 ->
        "Much was said of %s. ".formatted(matter)
            + "word%d and word%d. "
                .formatted(random.nextInt(900), random.nextInt(900))
                .repeat(20);
      default -> "I thought of %s and word%d".formatted(matter, random.nextInt(900));
    };
  }

  private void records(String id, String session, String said) {
    clock.advance(Duration.ofMinutes(1));
    space()
        .record(Experience.builder("Ann", said, clock.instant())
            .id(id)
            .session(session)
            .build());
  }

  private void forgets(String id) {
    ExperienceId experience = new ExperienceId(id);
    if (space().memoryOf(experience).isPresent()) {
      space().forget(Set.of(experience), "asked for");
    }
  }

  void sleeps() {
    clock.advance(Duration.ofHours(8));
    space().sleep();
  }

  void restoresAll() {
    for (String id : tombstones()) {
      space().restore(new io.hippocampus.memory.MemoryId(id));
    }
  }

  /** From now on it undoes later nights only. */
  void letsNightsBe() {
    undoneAfter = clock.instant();
  }

  private void undoes() {
    Optional<SleepReport> last = space().nights().reports(1).stream()
        .filter(night -> night.outcome() == SleepOutcome.COMMITTED)
        .filter(night -> night.at().isAfter(undoneAfter))
        .findFirst();
    if (last.isPresent()) {
      try {
        space().nights().undo(last.get().id());
      } catch (ConflictException e) {
        // What it changed was changed since; in every life of these acts.
      }
    }
  }

  /** Returns what a recall says, best first. */
  List<String> recalls(String cue) {
    return Life.recalls(
        space(), RecallRequest.builder(cue).limit(30).reactivates(false).build());
  }

  /** Returns what recalls of all matters say. */
  Map<String, List<String>> recalls() {
    Map<String, List<String>> recalls = new TreeMap<>();
    MATTERS.forEach(matter -> recalls.put(matter, recalls("what of " + matter + "?")));
    recalls.put("pump", recalls("how long did the pump run in March?"));
    return recalls;
  }

  /**
   * Returns what recalls of all matters say by an index built anew: one that has lived still weighs
   * words by what was replaced in it.
   */
  Map<String, List<String>> recallsByANewIndex() {
    space().upkeep().rebuildIndex();
    return recalls();
  }

  /** Returns what is remembered. */
  List<String> remembers() {
    return space().memories().stream().map(Memory::content).sorted().toList();
  }

  /** Returns the vectors of all memories, restorable ones too, by what they say, all models' . */
  Map<String, List<String>> vectors() {
    Map<String, List<String>> vectors = new HashMap<>();
    query(
        "SELECT m.content, e.model, e.ordinal, e.vector FROM embedding e JOIN memory m"
            + " ON m.space = e.space AND m.id = e.memory",
        row -> vectors
            .computeIfAbsent(row.getString(1), content -> new ArrayList<>())
            .add(row.getString(2) + " " + row.getInt(3) + " " + Arrays.hashCode(row.getBytes(4))));
    vectors.values().forEach(Collections::sort);
    return vectors;
  }

  private List<String> tombstones() {
    List<String> ids = new ArrayList<>();
    query(
        "SELECT id FROM memory WHERE state IN ('PRUNED', 'MERGED') ORDER BY id",
        row -> ids.add(row.getString(1)));
    return ids;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String query, Row row) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        row.read(result);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    memory.close();
    closing.run();
  }
}
