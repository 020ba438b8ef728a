package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What two texts share is a part of one of them, whatever they say. */
final class OverlapTest {

  @Test
  void share_isAPart_allOfItself_andNeverLessOfMore() {
    Laws.forAll(random -> {
      Set<String> first = new HashSet<>(words(random));
      Set<String> second = new HashSet<>(words(random));
      Set<String> more = new HashSet<>(second);
      more.addAll(words(random));
      double share = Overlap.share(first, second, Evenings.EVEN);
      assertThat(share).isBetween(0.0, 1.0);
      assertThat(Overlap.share(first, more, Evenings.EVEN)).isGreaterThanOrEqualTo(share);
      assertThat(Overlap.share(first, first, Evenings.EVEN)).isEqualTo(1, within(1e-12));
      second.removeAll(first);
      assertThat(Overlap.share(first, second, Evenings.EVEN)).isZero();
    });
  }

  @Test
  void share_ofNothing_isNone() {
    assertThat(Overlap.share(Set.of(), Set.of("word"), Evenings.EVEN)).isZero();
  }

  @Test
  void held_isAllOfTheSameWords_inAnyOrderAndCase_andNeverLessOfMore() {
    Laws.forAll(random -> {
      List<String> words = words(random);
      String said = String.join(" ", words);
      List<String> shuffled = new ArrayList<>(words);
      Collections.shuffle(shuffled, new Random(random.nextLong()));
      assertThat(Overlap.held(said, String.join(", ", shuffled).toUpperCase(Locale.ROOT)))
          .isEqualTo(1);
      String other = String.join(" ", words(random));
      double held = Overlap.held(said, other);
      assertThat(held).isBetween(0.0, 1.0);
      assertThat(Overlap.held(said, other + " " + String.join(" ", words(random))))
          .isGreaterThanOrEqualTo(held);
    });
  }

  @Test
  void held_countsAWordAsOftenAsItIsSaid() {
    assertThat(Overlap.held("no no no no", "no, no")).isEqualTo(0.5);
    assertThat(Overlap.held("no", "no, no")).isEqualTo(1);
    assertThat(Overlap.held("", "no")).isEqualTo(1);
    assertThat(Overlap.held("no", "")).isZero();
  }

  private static List<String> words(RandomGenerator random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      words.add("word" + random.nextInt(10));
    }
    return words;
  }
}
