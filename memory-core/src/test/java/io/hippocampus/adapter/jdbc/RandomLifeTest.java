package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.TAG;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.experience;
import static io.hippocampus.testing.Samples.pruned;
import static io.hippocampus.testing.Samples.report;
import static io.hippocampus.testing.Samples.strength;
import static io.hippocampus.testing.Samples.trace;
import static io.hippocampus.testing.Samples.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Standing;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Recorded;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Two spaces live random lives with the same ids in one store; each must always hold exactly what a
 * simple oracle of its own holds.
 */
final class RandomLifeTest {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final String[] SAID = {"one", "two words", "", "something, \"quoted\" 🐟", "a\nb"};

  private final Oracle.LedgerEnd ledger = new Oracle.LedgerEnd();
  private int lives;

  /** A space with its oracle and the night that could still be undone. */
  private static final class Life {
    final SpaceName space;
    final Oracle oracle;
    int nights;
    Optional<Runnable> undo = Optional.empty();

    Life(SpaceName space, Oracle oracle) {
      this.space = space;
      this.oracle = oracle;
    }
  }

  @Test
  void aSpace_alwaysHoldsWhatItsOracleHolds() {
    try (JdbcStores stores = JdbcStores.inMemory(EMBEDDER.model(), new HandClock(NOON), WORDS)) {
      Laws.forAll(60, random -> {
        lives++;
        List<Life> both = List.of(
            new Life(new SpaceName("a" + lives), new Oracle(ledger)),
            new Life(new SpaceName("b" + lives), new Oracle(ledger)));
        for (int step = 0; step < 25; step++) {
          live(stores, both.get(random.nextInt(2)), random);
        }
        both.forEach(life -> life.oracle.check(stores.memories(), life.space));
      });
    }
  }

  private void live(JdbcStores stores, Life life, RandomGenerator random) {
    if (life.oracle.all().isEmpty()) {
      record(stores.memories(), life, random);
      return;
    }
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> record(stores.memories(), life, random);
      case 3 -> encode(stores.memories(), life, random);
      case 4 -> change(stores.memories(), life, random);
      case 5 -> erase(stores.memories(), life, random);
      case 6 -> expire(stores.memories(), life, random);
      case 7 -> sleep(stores, life, random);
      default -> {
        life.undo.ifPresent(Runnable::run);
        life.undo = Optional.empty();
      }
    }
  }

  private static void record(MemoryStore store, Life life, RandomGenerator random) {
    List<Trace> traces = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int id = random.nextInt(12);
      traces.add(trace("x" + id, SAID[id % SAID.length] + " by " + id));
    }
    List<Recorded> expected = traces.stream().map(life.oracle::record).toList();
    assertThat(store.record(life.space, traces, NOON)).isEqualTo(expected);
    if (!life.oracle.isErased(traces.get(0).experience().id())) {
      Trace other = trace(experience(traces.get(0).experience().id().value(), "something else"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.record(life.space, List.of(trace("new", "new"), other), NOON));
    }
  }

  private static void encode(MemoryStore store, Life life, RandomGenerator random) {
    Memory memory = any(life, random).memory();
    store.encode(
        life.space,
        EMBEDDER.model(),
        List.of(new Encoding(memory.id(), TAG, EMBEDDER.passages("passage"))),
        NOON);
    if (memory.standing().state() != MemoryState.FORGOTTEN) {
      life.oracle.change(memory.withSalience(TAG));
      life.undo = Optional.empty();
    }
  }

  private static void change(MemoryStore store, Life life, RandomGenerator random) {
    Versioned held = any(life, random);
    Memory memory = held.memory();
    if (memory.standing().state() == MemoryState.FORGOTTEN) {
      return;
    }
    Memory after = switch (random.nextInt(3)) {
      case 0 -> pruned(memory);
      case 1 -> memory.withStanding(Standing.of(MemoryState.LONG_TERM, NOON, "restored"));
      default -> memory.withContent("rewritten " + random.nextInt(9));
    };
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> store.change(
            life.space,
            List.of(new MemoryChange(after, held.version() + 1, ChangeKind.RESTORED, why())),
            NOON));
    store.change(
        life.space,
        List.of(new MemoryChange(after, held.version(), ChangeKind.RESTORED, why())),
        NOON);
    life.oracle.change(after);
    life.undo = Optional.empty();
  }

  private static void erase(MemoryStore store, Life life, RandomGenerator random) {
    Memory memory = any(life, random).memory();
    store.erase(life.space, Set.of(memory.id()), Set.copyOf(memory.sources()), "asked", NOON);
    life.oracle.erase(memory.id(), "asked");
    life.undo = Optional.empty();
  }

  private static void expire(MemoryStore store, Life life, RandomGenerator random) {
    Memory memory = any(life, random).memory();
    store.expire(life.space, Set.of(memory.id()), Set.copyOf(memory.sources()), "over", NOON);
    life.oracle.erase(memory.id(), "over");
    life.undo = Optional.empty();
  }

  private static void sleep(JdbcStores stores, Life life, RandomGenerator random) {
    List<Versioned> evening = life.oracle.live();
    List<MemoryChange> changes = new ArrayList<>();
    List<Memory> before = new ArrayList<>();
    for (Versioned held : evening) {
      if (random.nextBoolean()) {
        Memory after = consolidated(held.memory()).withContent("dreamt " + random.nextInt(9));
        changes.add(new MemoryChange(after, held.version(), ChangeKind.CONSOLIDATED, why()));
        before.add(held.memory());
      }
    }
    String name = "night-" + ++life.nights;
    Optional<Memory> gist = evening.stream()
        .map(Versioned::memory)
        .filter(memory -> memory.sources().stream().noneMatch(life.oracle::isErased))
        .findFirst()
        .map(memory -> gist(name, memory));
    gist.ifPresent(made -> changes.add(new MemoryChange(made, 0, ChangeKind.ABSTRACTED, why())));
    SleepId night = new SleepId(name);
    stores
        .sleeps()
        .commit(
            life.space, new Night(report(name), changes, Map.of(), List.of(), 0, 0, Map.of(), 0));
    changes.forEach(change -> {
      if (change.basedOn() == 0) {
        life.oracle.make(change.after());
      } else {
        life.oracle.change(change.after());
      }
    });
    life.undo = Optional.of(() -> {
      long last = stores.sleeps().undo(life.space, night, NOON);
      gist.ifPresent(
          made -> life.oracle.change(made.erased(NOON, "night " + night + " was undone")));
      before.reversed().forEach(life.oracle::change);
      assertThat(last).isEqualTo(stores.memories().lastChange(life.space));
    });
  }

  private static Memory gist(String name, Memory of) {
    return new Memory(
        new MemoryId("gist of " + name),
        MemoryKind.SEMANTIC,
        "the gist",
        of.origin(),
        TAG,
        strength(),
        of.sources(),
        Standing.of(MemoryState.LONG_TERM, NOON, "abstracted"),
        of.validity(),
        false);
  }

  private static Versioned any(Life life, RandomGenerator random) {
    List<Versioned> all = life.oracle.all();
    return all.get(random.nextInt(all.size()));
  }
}
