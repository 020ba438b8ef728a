package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memories listed page by page. */
final class MemoryPagesTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> TOPICS = List.of("ferry", "a \"quoted\" one", "boat%_\\");

  private Life life;

  /** A life with memories of all sorts. */
  @BeforeEach
  void live() {
    life = Life.begin();
    for (int i = 0; i < 40; i++) {
      Experience said = Experience.builder(
              "speaker " + i % 3, content(i), START.plusSeconds(60L * i))
          .id("x" + i)
          .session("session " + i % 2)
          .kind(ExperienceKind.values()[i % 2])
          .metadata(java.util.Map.of("trip", i % 4 == 0 ? "elba" : "home"))
          .build();
      life.clock.advance(Duration.ofMinutes(1));
      Salience tag = new Salience(
          i % 10 / 10.0,
          0,
          0,
          0,
          Set.of(TOPICS.get(i % 3)),
          List.of(),
          "",
          new Tagger("test", "1"));
      life.space.record(said, tag);
    }
    life.sleeps();
    life.space.pin(id(3));
    life.space.prune(id(4), "wrong");
    life.space.prune(id(5), "wrong");
    life.space.forget(id(6), "asked for");
    life.lives("late", "I was glad to see the boat again");
    life.clock.advance(Duration.ofDays(3));
  }

  private static String content(int i) {
    return i % 7 == 0
        ? "The lamp costs " + i + " euros"
        : "I thought of word" + i + " and the tide";
  }

  private MemoryId id(int i) {
    return life.space.memoryOf(new io.hippocampus.memory.ExperienceId("x" + i)).orElseThrow();
  }

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void pages_holdAllThatIsWanted_onceAndInOrder() {
    Laws.forAll(150, random -> {
      MemoryQuery query = query(random);
      List<Versioned> expected = scanned(query);
      assertThat(paged(query, random.nextInt(1, 9))).isEqualTo(expected);
    });
  }

  /** The slow and obvious way. */
  private List<Versioned> scanned(MemoryQuery query) {
    Comparator<Versioned> order = Comparator.comparingLong(Versioned::recorded);
    return life
        .stores
        .memories()
        .memories(
            life.space.name(),
            life.stores.memories().changedAfter(life.space.name(), 0, 9_999).keySet())
        .stream()
        .filter(held -> isWanted(held.memory(), query))
        .sorted(query.newestFirst() ? order.reversed() : order)
        .toList();
  }

  private boolean isWanted(Memory memory, MemoryQuery query) {
    return query.states().contains(memory.standing().state())
        && query.pinned().stream().allMatch(is -> is == memory.pinned())
        && query.kind().stream().allMatch(kind -> kind == memory.kind())
        && query.experienceKind().stream()
            .allMatch(kind -> kind == memory.origin().kind())
        && query.session().stream().allMatch(memory.origin().session()::equals)
        && query.speaker().stream().allMatch(memory.origin().speaker()::equals)
        && query.topic().stream().allMatch(memory.salience().topics()::contains)
        && query.metadata().entrySet().stream()
            .allMatch(mark -> mark.getValue().equals(memory.origin().metadata().get(mark.getKey())))
        && query.occurred().stream()
            .allMatch(during ->
                during.overlaps(memory.origin().occurredFrom(), memory.origin().occurredTo()))
        && query.superseded().stream()
            .allMatch(is -> is == memory.validity().until().isPresent())
        && (query.leastRetrievability().isEmpty()
            || life.space.explain(memory.id()).retrievability().value()
                >= query.leastRetrievability().getAsDouble());
  }

  private static MemoryQuery query(RandomGenerator random) {
    MemoryQuery.Builder query = MemoryQuery.builder();
    if (random.nextBoolean()) {
      Set<MemoryState> states = EnumSet.of(MemoryState.values()[random.nextInt(5)]);
      states.add(MemoryState.values()[random.nextInt(5)]);
      query.states(states);
    }
    if (random.nextInt(4) == 0) {
      query.pinned(random.nextBoolean());
    }
    if (random.nextInt(4) == 0) {
      query.kind(MemoryKind.values()[random.nextInt(2)]);
    }
    if (random.nextInt(4) == 0) {
      query.experienceKind(ExperienceKind.values()[random.nextInt(2)]);
    }
    if (random.nextInt(4) == 0) {
      query.session("session " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      query.speaker("speaker " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      query.topic(TOPICS.get(random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      query.metadata("trip", "elba");
    }
    if (random.nextInt(4) == 0) {
      Instant from = START.plusSeconds(60L * random.nextInt(40));
      query.occurred(new Interval(from, from.plusSeconds(600)));
    }
    if (random.nextInt(4) == 0) {
      query.superseded(random.nextBoolean());
    }
    if (random.nextInt(4) == 0) {
      query.leastRetrievability(random.nextDouble());
    }
    return random.nextBoolean() ? query.newestFirst().build() : query.build();
  }

  private List<Versioned> paged(MemoryQuery query, int limit) {
    List<Versioned> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      MemoryPage page = life.space.memories(query, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.items().size() == limit || page.next().isEmpty()).isTrue();
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  @Test
  void memoriesThatComeAndGo_moveNoOtherOne() {
    MemoryPage first = life.space.memories(MemoryQuery.ALL, Optional.empty(), 10);
    Set<MemoryId> rest = new HashSet<>();
    life.space.memories().forEach(memory -> rest.add(memory.id()));
    first.items().forEach(held -> rest.remove(held.memory().id()));
    MemoryId gone = first.items().get(0).memory().id();
    life.space.prune(gone, "wrong");
    MemoryId came = life.lives("later", "The ferry leaves at nine");
    rest.add(came);
    List<MemoryId> then = new ArrayList<>();
    Optional<String> cursor = first.next();
    while (cursor.isPresent()) {
      MemoryPage page = life.space.memories(MemoryQuery.ALL, cursor, 10);
      page.items().forEach(held -> then.add(held.memory().id()));
      cursor = page.next();
    }
    assertThat(then).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(rest);
  }

  @Test
  void whatIsNoCursor_orNoLimit_isRefused() {
    MemoryQuery newest = MemoryQuery.builder().newestFirst().build();
    String cursor =
        life.space.memories(MemoryQuery.ALL, Optional.empty(), 3).next().orElseThrow();
    for (String wrong : List.of("", "x", "%%%", cursor.substring(2), cursor + "AA", "MTpvOi0x")) {
      assertThatThrownBy(() -> life.space.memories(MemoryQuery.ALL, Optional.of(wrong), 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cursor");
    }
    List<MemoryQuery> others = List.of(
        newest,
        MemoryQuery.builder().pinned(false).build(),
        MemoryQuery.builder().metadata("k", "v").build());
    for (MemoryQuery other : others) {
      assertThatThrownBy(() -> life.space.memories(other, Optional.of(cursor), 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("same space and filters");
    }
    MemorySpace elsewhere = life.memory.space("elsewhere");
    assertThatThrownBy(() -> elsewhere.memories(MemoryQuery.ALL, Optional.of(cursor), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same space and filters");
    for (int limit : new int[] {0, -1, 1_001}) {
      assertThatThrownBy(() -> life.space.memories(newest, Optional.empty(), limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 1000");
    }
    assertThatThrownBy(() -> MemoryQuery.builder().leastRetrievability(2).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MemoryQuery.builder().states(Set.of()).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
