package io.hippocampus.bench.misses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.testing.Laws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class MissSampleTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private record Offer(Question question, Fate fate) {}

  @Test
  void sample_holdsAsManyAsWanted_ofTheWantedFates() {
    Laws.forAll(random -> {
      List<Offer> offers = offers(random);
      Fate.Sort sort = Fate.Sort.values()[random.nextInt(Fate.Sort.values().length)];
      int most = random.nextInt(12);
      List<Miss> misses = sampled(offers, most, sort).misses();
      long wanted =
          offers.stream().filter(offer -> sort.fates().contains(offer.fate())).count();
      assertThat(misses).hasSize((int) Math.min(most, wanted)).doesNotHaveDuplicates();
      assertThat(misses).allMatch(miss -> sort.fates().contains(miss.fate()));
    });
  }

  @Test
  void sample_hasEachCategory_whenThereIsRoom() {
    Laws.forAll(random -> {
      List<Offer> offers = offers(random);
      List<String> categories =
          offers.stream().map(offer -> offer.question().category()).distinct().toList();
      assertThat(sampled(offers, categories.size(), Fate.Sort.ALL).misses())
          .extracting(miss -> miss.question().category())
          .containsExactlyInAnyOrderElementsOf(categories);
    });
  }

  @Test
  void sample_isTheSame_inWhateverOrderMissesCome() {
    Laws.forAll(random -> {
      List<Offer> offers = offers(random);
      List<Offer> shuffled = new ArrayList<>(offers);
      Collections.shuffle(shuffled, Random.from(random));
      assertThat(sampled(shuffled, 5, Fate.Sort.ALL).misses())
          .containsExactlyInAnyOrderElementsOf(sampled(offers, 5, Fate.Sort.ALL).misses());
    });
  }

  @Test
  void misses_areLookedInto_onlyWhileTheyMayBeDrawn() {
    AtomicInteger looks = new AtomicInteger();
    MissSample none = new MissSample(0, Fate.Sort.ALL.fates(), 1);
    MissSample lost = new MissSample(5, Fate.Sort.LOST.fates(), 1);
    for (MissSample sample : List.of(none, lost)) {
      Question question = question("q", "c");
      sample.offer(question, new ExperienceId("e"), Fate.NO_CANDIDATE, () -> {
        looks.incrementAndGet();
        return miss(question, Fate.NO_CANDIDATE);
      });
      assertThat(sample.counts().get("c")).containsEntry(Fate.NO_CANDIDATE, 1);
    }
    assertThat(looks).hasValue(0);
  }

  @Test
  void sort_isNamed_orRefusedWithTheNames() {
    for (Fate.Sort sort : Fate.Sort.values()) {
      assertThat(Fate.Sort.named(sort.spelling())).isEqualTo(sort);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fate.Sort.named("found"))
        .withMessage("there is no sort of misses 'found'; there are lost, outranked, all");
  }

  @Test
  void data_isOneLine_withoutControlCharacters() {
    assertThat(MissPage.quoted("a\u001b[31m\n\tb\u202e", 20)).isEqualTo("a [31m b");
    assertThat(MissPage.quoted("one two three", 8)).isEqualTo("one two…");
  }

  private static MissSample sampled(List<Offer> offers, int most, Fate.Sort sort) {
    MissSample sample = new MissSample(most, sort.fates(), 3);
    offers.forEach(offer -> sample.offer(
        offer.question(),
        new ExperienceId("e"),
        offer.fate(),
        () -> miss(offer.question(), offer.fate())));
    return sample;
  }

  private static List<Offer> offers(RandomGenerator random) {
    List<Offer> offers = new ArrayList<>();
    int count = random.nextInt(1, 40);
    for (int i = 0; i < count; i++) {
      Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
      offers.add(new Offer(question("q" + i, "c" + random.nextInt(4)), fate));
    }
    return offers;
  }

  private static Question question(String id, String category) {
    return new Question(
        new SpaceName("s"), id, NOON, category, "Who?", Set.of(new ExperienceId("e")));
  }

  private static Miss miss(Question question, Fate fate) {
    Experience evidence = Experience.builder("Runa", "It was me.", NOON).id("e").build();
    return new Miss(question, evidence, fate, List.of(), new Miss.Cause.Unexplained());
  }
}
