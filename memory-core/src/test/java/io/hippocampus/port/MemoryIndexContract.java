package io.hippocampus.port;

import static io.hippocampus.testing.Remembered.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryIndex.Size;
import io.hippocampus.port.MemoryIndex.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of every {@link MemoryIndex}'s tiers and nights, and of the walls between spaces. */
public abstract class MemoryIndexContract extends MemoryIndexFixture {

  @Test
  void shortTerm_isFound_asSoonAsPut() {
    for (int i = 0; i < 30; i++) {
      index.putShortTerm(List.of(memory("m" + i, "boat number " + i).entry()));
      assertThat(names(index.search(words("boat", 50)))).hasSize(i + 1).contains("m" + i);
    }
  }

  @Test
  void shortTerm_putAgain_isFoundAsPutLast() {
    index.putShortTerm(List.of(memory("m", "a boat").unembedded()));
    index.putShortTerm(List.of(memory("m", "a train").mattering(0.9).entry()));
    assertThat(index.search(words("boat"))).isEmpty();
    assertThat(index.search(words("train")))
        .singleElement()
        .extracting(Candidate::importance)
        .isEqualTo(0.9);
  }

  @Test
  void shortTerm_removed_isNotFound() {
    index.putShortTerm(
        List.of(memory("m", "a boat").entry(), memory("n", "a boat").entry()));
    index.removeShortTerm(these("m", "unknown"));
    assertThat(names(index.search(both("boat", 10)))).containsExactly("n");
    assertThat(index.memories()).isEqualTo(these("n"));
  }

  @Test
  void shortTerm_isGone_whenReopened() {
    index.putShortTerm(List.of(memory("m", "a boat").entry()));
    reopen();
    assertThat(index.search(words("boat"))).isEmpty();
    assertThat(index.size().shortTerm()).isZero();
  }

  @Test
  void changedByDay_isFoundAsTheShortTermTierHasIt() {
    sleep(
        index,
        1,
        List.of(memory("m", "a boat").by("Ann").entry(), memory("n", "a boat").entry()),
        Set.of());
    index.putShortTerm(List.of(memory("m", "a train").by("Bob").entry()));
    assertThat(names(index.search(both("boat", 10)))).containsExactlyInAnyOrder("m", "n");
    assertThat(names(index.search(words("boat")))).containsExactly("n");
    assertThat(found("m", index.search(words("train"))).speaker()).isEqualTo("Bob");
    assertThat(index.memories()).isEqualTo(these("m", "n"));
    index.removeShortTerm(these("m"));
    assertThat(names(index.search(words("boat")))).containsExactlyInAnyOrder("m", "n");
  }

  @Test
  void staged_isInvisible_untilPublished() {
    sleep(index, 3, List.of(memory("old", "a boat of old").entry()), Set.of());
    index.putShortTerm(List.of(
        memory("moved", "a boat by day").entry(),
        memory("faded", "a boat at noon").entry()));
    List<Entry> puts = List.of(
        memory("moved", "a boat by night").entry(),
        memory("new", "a boat dreamt of").entry());
    try (Staged night = index.stage(puts, these("old", "faded"))) {
      assertThat(names(index.search(both("boat", 10))))
          .containsExactlyInAnyOrder("old", "moved", "faded");
      assertThat(names(index.search(words("night")))).isEmpty();
      assertThat(names(night.search(both("boat", 10)))).containsExactlyInAnyOrder("moved", "new");
      assertThat(names(night.search(words("night")))).containsExactly("moved");
      assertThat(index.publishedUpTo()).isEqualTo(3);
      night.publish(9);
      assertThat(names(index.search(both("boat", 10)))).containsExactlyInAnyOrder("moved", "new");
      assertThat(index.publishedUpTo()).isEqualTo(9);
    }
    assertThat(index.size()).extracting(Size::shortTerm, Size::longTerm).containsExactly(0, 2);
    assertThat(index.size().bytes()).isPositive();
  }

  @Test
  void published_survivesReopening_withItsSequence() {
    sleep(
        index, 41, List.of(memory("m", "a boat").entry(), memory("n", "a boat").entry()), Set.of());
    sleep(index, 42, List.of(), these("n"));
    reopen();
    assertThat(index.publishedUpTo()).isEqualTo(42);
    assertThat(names(index.search(both("boat", 10)))).containsExactly("m");
    assertThat(index.memories()).isEqualTo(these("m"));
  }

  @Test
  void closedUnpublished_leavesWhatWas() {
    sleep(index, 1, List.of(memory("m", "a boat").entry()), Set.of());
    index.putShortTerm(List.of(memory("n", "a boat").entry()));
    for (int night = 0; night < 3; night++) {
      index.stage(List.of(memory("n", "a train").entry()), these("m")).close();
      assertThat(names(index.search(words("boat")))).containsExactlyInAnyOrder("m", "n");
    }
    sleep(index, 2, List.of(memory("n", "a boat").entry()), Set.of());
    assertThat(index.size()).extracting(Size::shortTerm, Size::longTerm).containsExactly(0, 2);
    reopen();
    assertThat(index.publishedUpTo()).isEqualTo(2);
    assertThat(names(index.search(words("boat")))).containsExactlyInAnyOrder("m", "n");
  }

  @Test
  void closedWithANightStaged_leavesWhatWas() {
    sleep(index, 1, List.of(memory("m", "a boat").entry()), Set.of());
    index.stage(List.of(), these("m"));
    reopen();
    assertThat(names(index.search(words("boat")))).containsExactly("m");
    sleep(index, 2, List.of(), these("m"));
    assertThat(index.search(words("boat"))).isEmpty();
  }

  @Test
  void putDuringANight_isFound_beforeAndAfterIt() {
    index.putShortTerm(List.of(memory("evening", "a boat").entry()));
    try (Staged night = index.stage(List.of(memory("evening", "a boat").entry()), Set.of())) {
      index.putShortTerm(List.of(memory("midnight", "a boat").entry()));
      assertThat(names(index.search(words("boat"))))
          .containsExactlyInAnyOrder("evening", "midnight");
      assertThat(names(night.search(words("boat"))))
          .containsExactlyInAnyOrder("evening", "midnight");
      night.publish(1);
    }
    assertThat(names(index.search(words("boat")))).containsExactlyInAnyOrder("evening", "midnight");
    assertThat(index.size()).extracting(Size::shortTerm, Size::longTerm).containsExactly(1, 1);
  }

  @Test
  void putAgainDuringANight_isFoundAsPutLast_afterIt() {
    index.putShortTerm(
        List.of(memory("m", "a boat").entry(), memory("gone", "a boat").entry()));
    try (Staged night = index.stage(List.of(memory("m", "a boat").entry()), these("gone"))) {
      index.putShortTerm(
          List.of(memory("m", "a train").entry(), memory("gone", "a train").entry()));
      assertThat(names(night.search(words("train")))).containsExactly("m");
      night.publish(1);
    }
    assertThat(names(index.search(both("train boat", 10)))).containsExactly("m");
    assertThat(names(index.search(words("train")))).containsExactly("m");
    assertThat(index.search(words("boat"))).isEmpty();
  }

  @Test
  void aSecondNight_isRefused_whileOneIsStaged() {
    try (Staged night = index.stage(List.of(), Set.of())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> index.stage(List.of(), Set.of()))
          .withMessageContaining("space");
      night.publish(1);
      assertThatIllegalStateException().isThrownBy(() -> night.publish(2));
      assertThatIllegalStateException().isThrownBy(() -> night.search(words("boat")));
    }
    assertThat(index.publishedUpTo()).isEqualTo(1);
  }

  @Test
  void aNight_cannotPutAndRemoveTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.stage(List.of(memory("m", "a boat").entry()), these("m")))
        .withMessageContaining("m");
    sleep(index, 1, List.of(), Set.of());
  }

  @Test
  void searches_duringNights_seeEachMemoryOnceAndNeverAMixture() throws Exception {
    AtomicBoolean awake = new AtomicBoolean(true);
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      index.putShortTerm(night(0));
      List<Future<Integer>> asking = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        asking.add(readers.submit(() -> {
          int searches = 0;
          while (awake.get()) {
            List<Candidate> found = index.search(both("boat", 100));
            assertThat(ids(found)).doesNotHaveDuplicates().hasSize(20);
            assertThat(found.stream().map(Candidate::position).distinct()).hasSize(1);
            searches++;
          }
          return searches;
        }));
      }
      for (int night = 1; night <= 40; night++) {
        sleep(index, night, night(night), Set.of());
        if (night % 4 == 0) {
          index.putShortTerm(night(night)); // what the long-term tier has is moved in again
        }
      }
      awake.set(false);
      for (Future<Integer> searches : asking) {
        assertThat(searches.get()).isPositive();
      }
    }
  }

  private static List<Entry> night(int night) {
    return IntStream.range(0, 20)
        .mapToObj(i -> memory("m" + i, "boat number " + i).at("s", night).entry())
        .toList();
  }

  @Test
  void spaces_neverMeet() {
    try (MemoryIndex other = indexes().open(new SpaceName("Space"), STORE, EMBEDDER.model())) {
      sleep(index, 1, List.of(memory("mine", "a boat").entry()), Set.of());
      other.putShortTerm(List.of(memory("theirs", "a boat").entry()));
      sleep(other, 1, List.of(memory("theirs too", "a boat").entry()), Set.of());
      assertThat(names(index.search(both("boat", 10)))).containsExactly("mine");
      assertThat(index.memories()).isEqualTo(these("mine"));
      assertThat(names(other.search(both("boat", 10))))
          .containsExactlyInAnyOrder("theirs", "theirs too");
    }
  }

  @Test
  void reopened_withAnotherStoreOrModel_isBegunAnew() {
    sleep(index, 5, List.of(memory("m", "a boat").entry()), Set.of());
    index.close();
    index = indexes().open(SPACE, new UUID(3, 4), EMBEDDER.model());
    assertThat(index.publishedUpTo()).isZero();
    assertThat(index.memories()).isEmpty();
    sleep(index, 6, List.of(memory("m", "a boat").entry()), Set.of());
    index.close();
    index = indexes().open(SPACE, new UUID(3, 4), new EmbeddingModelId("another", 3));
    assertThat(index.publishedUpTo()).isZero();
    assertThat(index.search(words("boat"))).isEmpty();
  }

  @Test
  void discarded_isBegunAnew() {
    sleep(index, 5, List.of(memory("m", "a boat").entry()), Set.of());
    assertThatIllegalStateException().isThrownBy(() -> indexes().discard(SPACE));
    index.close();
    indexes().discard(SPACE);
    indexes().discard(SPACE);
    open();
    assertThat(index.publishedUpTo()).isZero();
    assertThat(index.memories()).isEmpty();
  }

  @Test
  void aSpace_isOpenOnce() {
    assertThatIllegalStateException()
        .isThrownBy(() -> indexes().open(SPACE, STORE, EMBEDDER.model()));
    assertThat(index.memories()).isEmpty();
  }

  @Test
  void aClosedIndex_saysSo() {
    Staged night = index.stage(List.of(), Set.of());
    index.close();
    index.close();
    night.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> index.search(words("boat")))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> index.putShortTerm(List.of()));
    assertThatIllegalStateException().isThrownBy(() -> night.publish(1));
  }

  @Test
  void embeddings_ofAnotherModel_areRefusedAndChangeNothing() {
    Entry wrong =
        memory("m", "a boat").entry(List.of(new Passage(0, "a boat", Embedding.of(1, 2, 3))));
    List<Entry> entries = List.of(memory("n", "a boat").entry(), wrong);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.putShortTerm(entries))
        .withMessageContaining("3 dim");
    assertThatIllegalArgumentException().isThrownBy(() -> index.stage(entries, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            index.search(new Query("boat", Optional.of(Embedding.of(1, 2, 3)), 5, 0, Filter.NONE)));
    assertThat(index.memories()).isEmpty();
    index.putShortTerm(List.of());
    assertThat(index.memories()).isEmpty();
    sleep(index, 1, List.of(), Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "the of and",
        "\uD83D\uDE80\uD83D\uDE80",
        "boat AND (",
        "text:boat OR *:*",
        "boat~2^9 \"",
        "[a TO z]",
        "id:m",
        "?*",
        "\\",
        "\u202Eboat\u0000",
        "\uD83D",
        "-boat +boat !boat",
        "NOT boat"
      })
  void cues_areData(String cue) {
    index.putShortTerm(
        List.of(memory("m", "a boat").entry(), memory("n", "a train").entry()));
    List<String> found = names(index.search(words(cue)));
    assertThat(found).isSubsetOf("m");
    assertThat(found.isEmpty()).isEqualTo(!cue.contains("boat"));
  }

  @Test
  void cues_mayBeLong() {
    Set<MemoryId> all =
        IntStream.range(0, 50).mapToObj(i -> new MemoryId("m" + i)).collect(Collectors.toSet());
    index.putShortTerm(IntStream.range(0, 50)
        .mapToObj(i -> memory("m" + i, "the boat " + i).entry())
        .toList());
    String rambling = IntStream.range(0, 100_000)
        .mapToObj(i -> "word" + i + " boat")
        .collect(Collectors.joining(" "));
    assertThat(ids(index.search(words(rambling, 100)))).containsExactlyInAnyOrderElementsOf(all);
    assertThat(ids(index.search(words("boat ".repeat(100_000), 100))))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(index.search(words("x".repeat(1_000_000)))).isEmpty();
  }
}
