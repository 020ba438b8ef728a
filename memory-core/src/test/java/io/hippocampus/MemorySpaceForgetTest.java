package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.encoding.Imprint;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RecallLog;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten, or faded for longer than its grace, is nowhere; nothing else goes with it. */
final class MemorySpaceForgetTest {

  private static final String CANARY = "xylocanary";
  private static final String SECRET = "The password of the " + CANARY + " is swordfish";
  private static final String FERRY = "The ferry to Elba leaves at seven from Piombino";

  @Test
  void forgottenMemory_isNowhere_evenAfterReopeningAndRebuilding(@TempDir Path home)
      throws IOException {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    Experience secret =
        Experience.builder("Ann", SECRET, clock.instant()).id("s1").build();
    MemoryId id;
    try (Hippocampus memory = Life.at(home, clock)) {
      MemorySpace space = memory.space(Life.SPACE);
      id = space.record(secret).memory();
      space.record(
          Experience.builder("Ann", SECRET + "!", clock.instant()).id("s2").build());
      space.record(Experience.builder("Ann", FERRY, clock.instant()).id("x1").build());
      clock.advance(Duration.ofHours(8));
      space.sleep();
      space.recall(CANARY);
      space.forget(id, "asked for by Ann");
      nowhere(space, id);
      clock.advance(Duration.ofHours(8));
      space.sleep();
      nowhere(space, id);
    }
    inNoFile(home);
    try (Hippocampus memory = Life.at(home, clock)) {
      MemorySpace space = memory.space(Life.SPACE);
      nowhere(space, id);
      space.upkeep().rebuildIndex();
      nowhere(space, id);

      Receipt again = space.record(secret);
      assertThat(again.isNew()).isFalse();
      clock.advance(Duration.ofHours(8));
      space.sleep();
      nowhere(space, id);
      assertThat(space.memories()).extracting(Memory::content).containsExactly(FERRY);
    }
  }

  private static void inNoFile(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(CANARY)).as("%s is in %s", CANARY, file).isFalse();
      }
    }
  }

  private static void nowhere(MemorySpace space, MemoryId id) {
    nowhere(space, id, "asked for by Ann");
  }

  private static void nowhere(MemorySpace space, MemoryId id, String reason) {
    assertThat(Life.recalls(space, RecallRequest.builder("password").limit(100).build()))
        .noneMatch(content -> content.contains(CANARY));
    MemoryAccount account = space.explain(id);
    assertThat(account.toString()).doesNotContain(CANARY);
    assertThat(account.memory().standing().state()).isEqualTo(MemoryState.FORGOTTEN);
    assertThat(account.memory().standing().reason()).isEqualTo(reason);
    assertThat(space.window().toString()).doesNotContain(CANARY);
    assertThat(space.memories().toString()).doesNotContain(CANARY);
    assertThat(space.nights().reports(100).toString()).doesNotContain(CANARY);
    assertThat(space.upkeep().indexDifferences()).isEmpty();
  }

  @Test
  void meaningOfWhatCameAfter_keepsNothingOfWhatIsForgotten() {
    try (Life life = Life.begin()) {
      life.lives("x1", "Where does the ferry to " + CANARY + " leave?");
      MemoryId answer = life.lives("x2", "From the old harbour");
      life.sleeps();
      List<Passage> alone = new Imprint(Life.EMBEDDER).of(life.memory(answer));
      assertThat(life.passages(answer)).isNotEqualTo(alone);

      life.space.forget(Life.ids("x1"), "asked for");
      assertThat(life.passages(answer)).isEqualTo(alone);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void whatComesAfterWhatWasForgotten_isEmbeddedByItself() {
    try (Life life = Life.begin()) {
      life.lives("x1", "Where does the ferry to " + CANARY + " leave?");
      life.space.forget(Life.ids("x1"), "asked for");
      MemoryId later = life.lives("x2", "From the old harbour");
      assertThat(life.passages(later)).isEqualTo(new Imprint(Life.EMBEDDER).of(life.memory(later)));
    }
  }

  @Test
  void experienceMergedIntoAForgottenMemory_comesBackAsItsOwn() {
    try (Life life = Life.begin()) {
      MemoryId first = life.lives("x1", FERRY);
      MemoryId second = life.lives("x2", FERRY + "!");
      life.sleeps();
      assertThat(life.memory(second).standing().state()).isEqualTo(MemoryState.MERGED);

      life.space.forget(Life.ids("x1"), "asked for");
      assertThat(life.memory(first).standing().state()).isEqualTo(MemoryState.FORGOTTEN);
      assertThat(life.memory(second).isLive()).isTrue();
      onlyMemoryCites(life, "x2", FERRY + "!");
    }
  }

  @Test
  void experienceThatTookInAForgottenOne_keepsAMemory() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      life.lives("x2", FERRY + "!");
      life.sleeps();

      life.space.forget(Life.ids("x2"), "asked for");
      onlyMemoryCites(life, "x1", FERRY);
      life.sleeps();
      onlyMemoryCites(life, "x1", FERRY);
      assertThat(life.space.memories().get(0).standing().state()).isEqualTo(MemoryState.LONG_TERM);
    }
  }

  @Test
  void experienceMergedIntoAForgottenMemory_comesBack_evenAfterItsOwnHasExpired() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      MemoryId second = life.lives("x2", FERRY + "!");
      life.sleeps();
      life.clock.advance(Duration.ofDays(40));
      life.sleeps();
      assertThat(life.memory(second).standing().state()).isEqualTo(MemoryState.FORGOTTEN);

      life.space.forget(Life.ids("x1"), "asked for");
      onlyMemoryCites(life, "x2", FERRY + "!");
    }
  }

  private static void onlyMemoryCites(Life life, String experience, String content) {
    assertThat(life.space.memories()).hasSize(1);
    Memory kept = life.space.memories().get(0);
    assertThat(kept.content()).isEqualTo(content);
    assertThat(kept.sources()).containsExactly(new ExperienceId(experience));
    assertThat(life.recalls("ferry to Elba")).containsExactly(content);
    assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    assertThat(life.space.status().unencoded()).isZero();
  }

  @Test
  void forgetting_isRefused_forWhatIsNotThere() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      assertThatThrownBy(() -> life.space.forget(Life.ids("x1", "x9"), "asked for"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("x9");
      assertThatThrownBy(() -> life.space.forget(new MemoryId("m9"), "asked for"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("m9");
      assertThat(life.space.memories()).hasSize(1);
    }
  }

  @Test
  void fadedMemory_isErased_onceItsGraceIsOver() {
    try (Life life = Life.begin(builder -> builder.policy(keeping(3)))) {
      life.livesThrough(8);
      SleepReport fading = life.sleeps();
      List<MemoryId> faded = faded(life, 8);
      assertThat(faded).hasSize(5);

      life.clock.advance(Duration.ofDays(29));
      life.sleeps();
      assertThat(faded)
          .allSatisfy(
              id -> assertThat(life.memory(id).standing().state()).isEqualTo(MemoryState.PRUNED));

      life.clock.advance(Duration.ofDays(2));
      SleepReport night = life.sleeps();
      assertThat(night.morning().live()).isEqualTo(3);
      assertThatThrownBy(() -> life.space.nights().undo(fading.id()))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("grace was over");
      for (MemoryId id : faded) {
        assertThat(life.memory(id).standing().state()).isEqualTo(MemoryState.FORGOTTEN);
        MemoryAccount account = life.space.explain(id);
        assertThat(account.sources()).isEmpty();
        assertThat(account.history())
            .anySatisfy(change -> assertThat(change.why().because()).startsWith("faded: place"));
        assertThat(account.decisions())
            .anySatisfy(
                decided -> assertThat(decided.decision().verdict()).isEqualTo(Verdict.PRUNED));
        assertThatThrownBy(() -> life.space.restore(id))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("FORGOTTEN");
      }
      assertThat(life.space.status().lived().experiences()).isEqualTo(8);
    }
  }

  @Test
  void fadedMemory_isNowhere_onceItsGraceIsOver(@TempDir Path home) throws IOException {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    MemoryId id;
    try (Hippocampus memory = Life.at(home, clock, builder -> builder.policy(keeping(1)))) {
      MemorySpace space = memory.space(Life.SPACE);
      id = space
          .record(Experience.builder("Ann", SECRET, clock.instant()).id("s1").build())
          .memory();
      space.pin(space
          .record(Experience.builder("Ann", FERRY, clock.instant()).id("x1").build())
          .memory());
      space.sleep();
      assertThat(space.explain(id).memory().standing().state()).isEqualTo(MemoryState.PRUNED);
      clock.advance(Duration.ofDays(31));
      space.sleep();
      nowhere(space, id, "its grace was over");
    }
    inNoFile(home);
    try (Hippocampus memory = Life.at(home, clock)) {
      MemorySpace space = memory.space(Life.SPACE);
      nowhere(space, id, "its grace was over");
      assertThat(space.status().lived().experiences()).isEqualTo(2);
      assertThatThrownBy(() -> space.restore(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("FORGOTTEN");
    }
  }

  @Test
  void expiredMemory_canStillBeForgotten_withTheReasonsAndCuesThatAreLeft() {
    try (Life life = Life.begin(builder -> builder.policy(keeping(0)))) {
      MemoryId id = life.lives("x1", FERRY);
      RecallId recall = life.space.recall("the ferry").id();
      life.sleeps();
      life.space.feedback(recall, id, RecallLog.Usefulness.USEFUL);
      life.clock.advance(Duration.ofDays(31));
      life.sleeps();
      assertThat(life.stores.recalls().useful(life.space.name(), 9)).hasSize(1);

      life.space.forget(id, "asked for");
      assertThat(life.stores.recalls().useful(life.space.name(), 9)).isEmpty();
      assertThat(life.space.explain(id).history().toString()).doesNotContain("faded");
    }
  }

  @Test
  void experience_isErased_whenTheLastMemoryThatHeldItExpires() {
    try (Life life = Life.begin(builder -> builder.policy(keeping(2)))) {
      life.lives("x1", FERRY);
      life.lives("x2", FERRY + "!");
      life.sleeps();
      life.clock.advance(Duration.ofDays(31));
      life.sleeps();
      assertThat(life.space.memoryOf(new ExperienceId("x2"))).isPresent();

      for (int i = 0; i < 3; i++) {
        life.space.pin(life.lives("y" + i, "I must keep keepsake%d in box%d".formatted(i, i)));
      }
      life.sleeps();
      life.clock.advance(Duration.ofDays(31));
      life.sleeps();
      assertThat(life.space.memoryOf(new ExperienceId("x1"))).isEmpty();
      assertThat(life.space.memoryOf(new ExperienceId("x2"))).isEmpty();
    }
  }

  private static SleepPolicy keeping(int memories) {
    return SleepPolicy.builder().budget(new Budget.Memories(0, memories)).build();
  }

  private static List<MemoryId> faded(Life life, int days) {
    return Stream.iterate(0, day -> day + 1)
        .limit(days)
        .map(day -> life.space.memoryOf(new ExperienceId("day-" + day)).orElseThrow())
        .filter(id -> !life.memory(id).isLive())
        .toList();
  }
}
