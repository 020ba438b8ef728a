package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.archive.Archive;
import io.hippocampus.archive.ArchiveEntry;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Held;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spaces taken out of their home and brought into another one. */
final class SpaceArchiveTest {

  private static final SleepPolicy TIGHT =
      SleepPolicy.builder().budget(new Budget.Memories(0, 14)).build();
  private static final List<String> CUES =
      List.of("the ferry to Elba", "boat", "lamp", "tide and word3", "running along the river");

  private static final MemoryQuery NOT_FORGOTTEN = MemoryQuery.builder()
      .states(EnumSet.complementOf(EnumSet.of(MemoryState.FORGOTTEN)))
      .build();

  private static Life begin() {
    return Life.begin(builder -> builder.policy(TIGHT));
  }

  private static Life lived(RandomGenerator random) {
    Life life = begin();
    for (int day = 0; day < 3; day++) {
      for (int i = random.nextInt(4, 12); i > 0; i--) {
        String content = switch (random.nextInt(5)) {
          case 0 -> "I ran for " + random.nextInt(30, 60) + " minutes along the river";
          case 1 -> "The ferry to Elba leaves at " + random.nextInt(4, 8);
          case 2 -> "I thought of word" + random.nextInt(9) + " and the tide";
          case 3 -> "I was glad to see the boat again";
          default -> "The lamp in the hall costs " + random.nextInt(40) + " euros";
        };
        life.clock.advance(Duration.ofMinutes(random.nextInt(1, 20)));
        life.space.record(Experience.builder("Ann", content, life.clock.instant())
            .session("day " + day)
            .build());
      }
      life.recalls("the ferry to Elba");
      life.sleeps();
      curate(life, random);
    }
    life.lives("last", "I thought of word3 and the tide once more");
    return life;
  }

  private static void curate(Life life, RandomGenerator random) {
    List<Memory> live = life.space.memories();
    life.space.pin(live.get(random.nextInt(live.size())).id());
    Memory other = live.get(random.nextInt(live.size()));
    if (!life.memory(other.id()).pinned()) {
      life.space.prune(other.id(), "wrong");
    }
    life.space.forget(live.get(random.nextInt(live.size())).id(), "asked for");
  }

  private static Archive archive(MemorySpace space) {
    List<Header> headers = new ArrayList<>();
    List<Lived> experiences = new ArrayList<>();
    List<Memory> memories = new ArrayList<>();
    space.archive().write(entry -> {
      switch (entry) {
        case Header header -> headers.add(header);
        case Lived lived -> experiences.add(lived);
        case Held held -> memories.add(held.memory());
      }
    });
    return new Archive(headers.get(0), experiences, memories);
  }

  private static List<Memory> memories(MemorySpace space) {
    return space.memories(NOT_FORGOTTEN, Optional.empty(), 1_000).items().stream()
        .map(Versioned::memory)
        .sorted(java.util.Comparator.comparing(Memory::id))
        .toList();
  }

  @Test
  void spaceBroughtElsewhere_holdsTheSame_andRanksTheSame() {
    Laws.forAll(5, random -> {
      try (Life life = lived(random);
          Life other = begin()) {
        other.clock.set(life.clock.instant());
        Archive archive = archive(life.space);
        Imported preview = other.space.archive().preview(archive);
        assertThat(other.space.memories()).isEmpty();
        Imported imported = other.space.archive().read(archive, soFar -> {});

        assertThat(imported).isEqualTo(preview);
        assertThat(imported.memories()).isEqualTo(archive.memories().size());
        assertThat(memories(other.space)).isEqualTo(memories(life.space));
        assertThat(other.space.upkeep().indexDifferences()).isEmpty();
        Archive again = archive(other.space);
        assertThat(again.experiences()).isEqualTo(archive.experiences());
        assertThat(again.memories()).containsExactlyInAnyOrderElementsOf(archive.memories());
        for (String cue : CUES) {
          assertThat(ranked(other, cue)).isEqualTo(ranked(life, cue));
        }
        tombstonesComeBack(life, other);
        other.sleeps();
        assertThat(other.space.upkeep().indexDifferences()).isEmpty();
      }
    });
  }

  @Test
  void spaceThatTookAnArchive_isAsOneThatIsOpenedAfter(@TempDir Path homes) {
    AtomicInteger home = new AtomicInteger();
    Laws.forAll(5, random -> {
      Path there = homes.resolve("home" + home.incrementAndGet());
      ContextWindow.Limits limits = new ContextWindow.Limits(
          random.nextInt(20, 400), Duration.ofHours(random.nextInt(4, 60)));
      ContextWindow window;
      Restlessness restlessness;
      try (Life life = lived(random)) {
        try (Hippocampus other = at(there, life.clock, limits)) {
          MemorySpace space = other.space("other");
          Archive archive = archive(life.space);
          if (random.nextBoolean()) {
            space.archive().read(half(archive), soFar -> {});
          }
          space.archive().read(archive, soFar -> {});
          window = space.window();
          restlessness = space.restlessness();
          assertThat(window.entries())
              .last()
              .extracting(entry -> entry.experience().id().value())
              .isEqualTo("last");
        }
        try (Hippocampus other = at(there, life.clock, limits)) {
          MemorySpace space = other.space("other");
          assertThat(space.window()).isEqualTo(window);
          Restlessness opened = space.restlessness();
          assertThat(restlessness.unslept()).isEqualTo(opened.unslept());
          assertThat(restlessness.windowTokens()).isEqualTo(opened.windowTokens());
          assertThat(restlessness.salience()).isCloseTo(opened.salience(), within(1e-9));
        }
      }
    });
  }

  private static Hippocampus at(Path home, HandClock clock, ContextWindow.Limits limits) {
    return Life.at(home, clock, builder -> builder.policy(TIGHT).window(limits));
  }

  private static List<MemoryId> ranked(Life life, String cue) {
    return life.space.recall(RecallRequest.builder(cue).build()).recalled().stream()
        .map(recalled -> recalled.memory().id())
        .toList();
  }

  private static void tombstonesComeBack(Life life, Life other) {
    memories(life.space).stream()
        .filter(memory -> memory.standing().state() == MemoryState.PRUNED)
        .forEach(memory -> {
          other.space.restore(memory.id());
          assertThat(other.recalls(memory.content())).contains(memory.content());
        });
  }

  @Test
  void archiveBroughtInTwice_changesNothingMore_alsoAfterItWasBrokenOff() {
    Laws.forAll(2, random -> {
      try (Life life = lived(random);
          Life other = begin()) {
        Archive archive = archive(life.space);
        Archive half = half(archive);
        other.space.archive().read(half, soFar -> {});
        Imported rest = other.space.archive().read(archive, soFar -> {});
        assertThat(rest.known()).isEqualTo(half.memories().size());
        assertThat(memories(other.space)).isEqualTo(memories(life.space));
        long ledger = other.stores.memories().lastChange(other.space.name());
        Imported again = other.space.archive().read(archive, soFar -> {});
        assertThat(again.known()).isEqualTo(archive.memories().size());
        assertThat(other.stores.memories().lastChange(other.space.name())).isEqualTo(ledger);
        assertThat(other.stores.memories().lived(other.space.name()).experiences())
            .isEqualTo(archive.experiences().size());
      }
    });
  }

  /** Returns the first experiences with memories that cite nothing else. */
  private static Archive half(Archive archive) {
    List<Lived> some = archive.experiences().subList(0, archive.experiences().size() / 2);
    List<ExperienceId> ids = some.stream().map(lived -> lived.experience().id()).toList();
    List<Memory> whole = archive.memories().stream()
        .filter(memory -> ids.containsAll(memory.sources()))
        .toList();
    List<MemoryId> held = whole.stream().map(Memory::id).toList();
    List<Lived> kept =
        some.stream().filter(lived -> held.contains(lived.memory())).toList();
    List<ExperienceId> left =
        kept.stream().map(lived -> lived.experience().id()).toList();
    return new Archive(
        archive.header(),
        kept,
        whole.stream().filter(memory -> left.containsAll(memory.sources())).toList());
  }

  @Test
  void whatWasForgottenHere_doesNotComeBack() {
    try (Life life = begin()) {
      life.livesThrough(4);
      MemoryId secret = life.lives("secret", "The code of the safe is 1234");
      Archive archive = archive(life.space);
      life.space.forget(secret, "asked for");
      Imported imported = life.space.archive().read(archive, soFar -> {});
      assertThat(imported.withheld()).isEqualTo(1);
      assertThat(imported.known()).isEqualTo(4);
      assertThat(life.recalls("code of the safe")).doesNotContain("The code of the safe is 1234");
      assertThat(life.memory(secret).standing().state()).isEqualTo(MemoryState.FORGOTTEN);
      try (Life other = begin()) {
        other.lives("secret", "The code of the safe is 1234");
        MemoryId here = other.space.memoryOf(new ExperienceId("secret")).orElseThrow();
        other.space.forget(here, "asked for");
        Archive only = new Archive(
            archive.header(),
            archive.experiences().stream()
                .filter(lived -> lived.experience().id().value().equals("secret"))
                .toList(),
            archive.memories().stream().filter(m -> m.id().equals(secret)).toList());
        assertThat(other.space.archive().read(only, soFar -> {}).withheld()).isEqualTo(1);
        assertThat(other.space.memories()).isEmpty();
      }
    }
  }

  @Test
  void otherMemoryOfTheSameId_isAConflict_andNothingIsBroughtIn() {
    try (Life life = begin();
        Life other = begin()) {
      life.livesThrough(3);
      other.lives("own", "I was glad to see the boat again");
      Archive archive = archive(life.space);
      assertThatThrownBy(() -> other.space.archive().read(archive, soFar -> {}))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("m1");
      assertThat(other.space.memories()).hasSize(1);
    }
  }

  @Test
  void forgottenExperience_isNotInAnArchive() {
    try (Life life = begin()) {
      life.livesThrough(3);
      life.space.forget(life.lives("secret", "The code of the safe is 1234"), "asked for");
      List<ArchiveEntry> entries = new ArrayList<>();
      life.space.archive().write(entries::add);
      assertThat(entries.toString()).doesNotContain("1234");
      assertThat(entries).hasSize(1 + 3 + 3);
    }
  }
}
