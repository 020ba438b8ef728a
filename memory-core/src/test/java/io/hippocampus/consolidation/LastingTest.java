package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.longTerm;
import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.forgetting.Grade;
import io.hippocampus.forgetting.Strengthening;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How long memories last that there is room for. */
final class LastingTest {

  private static final double ORDINARY = 0.2;

  @Test
  void anOrdinaryMemory_lastsAsLongAsThePolicySays_andNoLonger() {
    Laws.forAll(100, random -> {
      int days = random.nextInt(2, 2_000);
      Memory younger = replayed("younger", ORDINARY, days - 1);
      Memory older = replayed("older", ORDINARY, days + 1);
      assertThat(live(List.of(younger, older), days, 100)).containsExactly("younger");
    });
  }

  @Test
  void whatMattersMore_lastsLonger() {
    Memory more = replayed("more", 0.4, 60);
    Memory less = replayed("less", 0.1, 20);
    assertThat(live(List.of(more, less), 30, 100)).containsExactly("more");
  }

  @Test
  void aLongerTime_neverLetsMoreGo() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      int days = random.nextInt(1, 300);
      assertThat(live(memories, days + random.nextInt(300), 100))
          .containsAll(live(memories, days, 100));
    });
  }

  @Test
  void theBudget_holdsAllTheSame_andPinnedMemoriesLastForever() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      memories.add(replayed("pinned", 0.01, 3_000).withPinned(true));
      assertThat(live(memories, random.nextInt(1, 300), 4)).contains("pinned").hasSizeLessThan(5);
    });
  }

  @Test
  void whereNothingWasTaggedYet_nothingIsOrdinary_andAllLasts() {
    Evening evening = Evenings.of(List.of(replayed("old", 0.01, 3_000)));
    NightDraft draft = new NightDraft(evening);
    new Pruning(evening, policy(1, 10)).run(draft, new Vigil(NightObserver.NONE));
    assertThat(draft.live()).hasSize(1);
  }

  @Test
  void whatOutlastedItsTime_saysSo() {
    Evening evening =
        Evenings.of(List.of(replayed("old", ORDINARY, 40)), OptionalDouble.of(ORDINARY));
    NightDraft draft = new NightDraft(evening);
    new Pruning(evening, policy(30, 10)).run(draft, new Vigil(NightObserver.NONE));
    assertThat(draft.memory(new MemoryId("old")).orElseThrow().standing().reason())
        .matches("faded: worth less than the -\\d.\\d\\d of an ordinary memory after 30 days");
  }

  private static List<String> live(List<Memory> memories, int days, int room) {
    Evening evening = Evenings.of(memories, OptionalDouble.of(ORDINARY));
    NightDraft draft = new NightDraft(evening);
    new Pruning(evening, policy(days, room)).run(draft, new Vigil(NightObserver.NONE));
    return draft.live().stream().map(memory -> memory.id().value()).collect(Collectors.toList());
  }

  private static SleepPolicy policy(int days, int room) {
    return SleepPolicy.builder()
        .budget(new Budget.Memories(0, room))
        .lasting(Optional.of(Duration.ofDays(days)))
        .build();
  }

  private static Memory replayed(String id, double importance, int daysAgo) {
    Instant at = Evenings.NIGHT.minus(Duration.ofDays(daysAgo));
    Strength fresh = Strengthening.FSRS_6.encoded(at, Salience.UNTAGGED.importance());
    return longTerm(memory(id, "some words", importance, daysAgo))
        .withStrength(Strengthening.FSRS_6.reactivated(fresh, at, Grade.GOOD));
  }

  private static List<Memory> memories(RandomGenerator random) {
    List<Memory> memories = new ArrayList<>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      memories.add(replayed("m" + i, random.nextInt(1, 10) / 10.0, random.nextInt(1, 400)));
    }
    return memories;
  }
}
