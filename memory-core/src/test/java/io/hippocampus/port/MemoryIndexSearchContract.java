package io.hippocampus.port;

import static io.hippocampus.testing.Remembered.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of finding: what every {@link MemoryIndex} returns for a query, and how it is scored.
 */
public abstract class MemoryIndexSearchContract extends MemoryIndexFixture {

  /** Returns what the index reduces texts to terms with. */
  protected abstract TermAnalyzer analyzer();

  @Test
  void search_agreesWithLookingAtEverything() {
    Laws.forAll(20, random -> {
      SpaceName space = new SpaceName("world-" + random.nextLong());
      try (MemoryIndex world = indexes().open(space, STORE, EMBEDDER.model())) {
        Map<MemoryId, Entry> held = live(world, random);
        ExactIndex exact = new ExactIndex(analyzer(), held.values());
        for (int asked = 0; asked < 5; asked++) {
          String cue = words(random, 1 + random.nextInt(5));
          Embedding meaning = EMBEDDER.cue(cue);
          int candidates = 1 + random.nextInt(15);
          List<Candidate> found = world.search(
              new Query(cue, Optional.of(meaning), candidates, random.nextInt(3), Filter.NONE));
          assertThat(ids(found)).doesNotHaveDuplicates().isSubsetOf(held.keySet());
          for (Candidate candidate : found) {
            Entry entry = held.get(candidate.memory());
            assertThat(candidate.bm25()).isCloseTo(exact.bm25(entry, cue), within(1e-5));
            assertThat(candidate.cosine())
                .isEqualTo(ExactIndex.cosine(entry, meaning), within(1e-5));
          }
          assertThat(ids(found))
              .containsAll(exact.best(candidates, entry -> positive(exact.bm25(entry, cue))));
          assertThat(ids(found))
              .containsAll(exact.best(candidates, entry -> ExactIndex.cosine(entry, meaning)));
        }
      }
    });
  }

  private static double positive(double score) {
    return score > 0 ? score : Double.NaN;
  }

  /** Lives through two days and a half, with nights in between, and returns what is remembered. */
  private static Map<MemoryId, Entry> live(MemoryIndex world, RandomGenerator random) {
    Map<MemoryId, Entry> held = new LinkedHashMap<>();
    List<Entry> day = day(random, "first");
    world.putShortTerm(day);
    sleep(world, 1, day, Set.of());
    day.forEach(entry -> held.put(entry.memory().id(), entry));
    List<Entry> next = day(random, "second");
    next.forEach(entry -> world.putShortTerm(List.of(entry)));
    List<Entry> kept = next.subList(0, random.nextInt(next.size() + 1));
    Set<MemoryId> gone =
        held.keySet().stream().filter(id -> random.nextInt(4) == 0).collect(Collectors.toSet());
    sleep(world, 2, kept, gone);
    held.keySet().removeAll(gone);
    next.forEach(entry -> held.put(entry.memory().id(), entry));
    List<Entry> half = day(random, "third");
    world.putShortTerm(half);
    half.forEach(entry -> held.put(entry.memory().id(), entry));
    return held;
  }

  private static List<Entry> day(RandomGenerator random, String name) {
    List<Entry> day = new ArrayList<>();
    int memories = 1 + random.nextInt(25);
    for (int i = 0; i < memories; i++) {
      Remembered one = memory(name + i, words(random, 1 + random.nextInt(12))).at(name, i);
      List<Passage> passages = new ArrayList<>();
      for (int p = random.nextInt(4); p > 0; p--) {
        String text = words(random, 1 + random.nextInt(12));
        passages.add(new Passage(passages.size(), text, EMBEDDER.cue(text)));
      }
      day.add(one.entry(passages));
    }
    return day;
  }

  private static String words(RandomGenerator random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "word" + (int) (Math.pow(random.nextDouble(), 2) * 40))
        .collect(Collectors.joining(" "));
  }

  @Test
  void search_findsNearlyAllOfTheNearest_inALargeSpace() {
    RandomGenerator random = new SplittableRandom(7);
    List<float[]> centres =
        IntStream.range(0, 200).mapToObj(i -> gaussian(random, 128)).toList();
    List<Embedding> embeddings = IntStream.range(0, 20_000)
        .mapToObj(i -> near(centres.get(random.nextInt(200)), random))
        .toList();
    try (MemoryIndex large =
        indexes().open(new SpaceName("large"), STORE, new EmbeddingModelId("clusters", 128))) {
      sleep(large, 1, entries(embeddings, 0, 18_000), Set.of());
      large.putShortTerm(entries(embeddings, 18_000, 20_000));
      int found = 0;
      for (int asked = 0; asked < 50; asked++) {
        Embedding cue = near(centres.get(random.nextInt(200)), random);
        double[] cosines = embeddings.stream().mapToDouble(cue::cosine).toArray();
        Set<MemoryId> nearest = IntStream.range(0, cosines.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -cosines[i]))
            .limit(10)
            .map(i -> new MemoryId("m" + i))
            .collect(Collectors.toSet());
        nearest.retainAll(ids(large.search(new Query("", Optional.of(cue), 10, 0, Filter.NONE))));
        found += nearest.size();
      }
      assertThat(found / 500.0).isGreaterThanOrEqualTo(0.98);
    }
  }

  private static List<Entry> entries(List<Embedding> embeddings, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> memory("m" + i, "a text")
            .at("s" + i % 300, i / 300)
            .entry(List.of(new Passage(0, "a text", embeddings.get(i)))))
        .toList();
  }

  private static Embedding near(float[] centre, RandomGenerator random) {
    float[] at = centre.clone();
    float[] away = gaussian(random, centre.length);
    for (int i = 0; i < at.length; i++) {
      at[i] += 0.5f * away[i];
    }
    return Embedding.of(at);
  }

  private static float[] gaussian(RandomGenerator random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  @Test
  void search_tellsWhatRankingNeeds() {
    index.putShortTerm(List.of(memory("m", "the boat is blue")
        .at("s", 7)
        .by("Zoë")
        .mattering(0.25)
        .when("1931-02-03T04:05:06.000000007Z", "2024-02-03T04:05:06.789Z")
        .until("2024-03-01T00:00:00Z")
        .entry()));
    Candidate found = index.search(words("blue boat")).get(0);
    assertThat(found.session()).isEqualTo("s");
    assertThat(found.position()).isEqualTo(7);
    assertThat(found.speaker()).isEqualTo("Zoë");
    assertThat(found.importance()).isEqualTo(0.25);
    assertThat(found.occurredFrom()).isEqualTo("1931-02-03T04:05:06.000000007Z");
    assertThat(found.occurredTo()).isEqualTo("2024-02-03T04:05:06.789Z");
    assertThat(found.validUntil()).isEqualTo("2024-03-01T00:00:00Z");
    index.putShortTerm(List.of(memory("m", "the boat is blue").entry()));
    assertThat(index.search(words("blue boat")).get(0).validUntil()).isEqualTo(Instant.MAX);
  }

  @Test
  void search_findsByWordsAlone_whatIsNotEmbedded() {
    index.putShortTerm(List.of(memory("m", "a blue boat").unembedded()));
    List<Candidate> found = index.search(both("the boat", 10));
    assertThat(ids(found)).containsExactly(new MemoryId("m"));
    assertThat(found.get(0).bm25()).isPositive();
    assertThat(found.get(0).cosine()).isNaN();
  }

  @Test
  void search_byWordsAlone_tellsNoCosine() {
    index.putShortTerm(List.of(memory("m", "a blue boat").entry()));
    assertThat(index.search(words("boat")).get(0).cosine()).isNaN();
  }

  @Test
  void search_countsTheBestPassage_whereverItIs() {
    List<Passage> passages = Stream.of("rain again", "the harbour at dawn", "we sold the boat")
        .map(text -> new Passage(0, text, EMBEDDER.cue(text)))
        .toList();
    index.putShortTerm(List.of(
        memory("long", "a long talk").entry(passages),
        memory("short", "the rain").entry()));
    for (Passage passage : passages) {
      Candidate found = found("long", index.search(both(passage.text(), 1)));
      assertThat(found.cosine()).isCloseTo(1, within(1e-5));
      assertThat(found.bm25()).isPositive();
    }
  }

  @Test
  void search_findsOthers_besideAMemoryOfManyFittingPassages() {
    List<Passage> passages = IntStream.range(0, 900)
        .mapToObj(i -> new Passage(i, "boat boat boat", EMBEDDER.cue("boat")))
        .toList();
    List<Entry> entries = new ArrayList<>(List.of(memory("long", "boats").entry(passages)));
    for (int i = 0; i < 20; i++) {
      entries.add(memory("m" + i, "a boat and other things in the harbour").entry());
    }
    sleep(index, 1, entries, Set.of());
    assertThat(index.search(words("boat", 10))).hasSize(10);
    assertThat(index.search(new Query("", Optional.of(EMBEDDER.cue("boat")), 10, 0, Filter.NONE)))
        .hasSize(10);
  }

  @Test
  void search_reachesNeighbours_ofTheSameSessionOnly() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      entries.add(
          memory("a" + i, i == 4 ? "the boat" : "number " + i).at("a", i).entry());
      entries.add(memory("b" + i, "other " + i).at("b", i).entry());
    }
    sleep(index, 1, entries.subList(0, 9), Set.of());
    index.putShortTerm(entries.subList(9, 18));
    assertThat(names(index.search(new Query("boat", Optional.empty(), 1, 2, Filter.NONE))))
        .containsExactlyInAnyOrder("a2", "a3", "a4", "a5", "a6");
    assertThat(names(index.search(new Query("boat", Optional.empty(), 1, 0, Filter.NONE))))
        .containsExactly("a4");
    assertThat(found(
                "a3",
                index.search(
                    new Query("boat", Optional.of(EMBEDDER.cue("number 3")), 1, 1, Filter.NONE)))
            .cosine())
        .isCloseTo(1, within(1e-5));
  }

  @Test
  void search_reachesNeighbours_underTheFilter() {
    index.putShortTerm(List.of(
        memory("a0", "number").at("a", 0).by("Bob").entry(),
        memory("a1", "the boat").at("a", 1).by("Ann").entry(),
        memory("a2", "number").at("a", 2).by("Ann").entry()));
    assertThat(names(index.search(new Query("boat", Optional.empty(), 1, 2, speakers("Ann")))))
        .containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void search_findsTheSame_howeverItWasWritten() {
    List<Entry> entries = IntStream.range(0, 60)
        .mapToObj(i -> memory("m" + i, "boat " + i % 3).at("s", i).entry())
        .toList();
    List<Set<MemoryId>> answers = new ArrayList<>();
    for (int batch : List.of(1, 7, 60)) {
      try (MemoryIndex one =
          indexes().open(new SpaceName("by " + batch), STORE, EMBEDDER.model())) {
        List<Entry> order = new ArrayList<>(entries);
        Collections.shuffle(order, new Random(batch));
        for (int i = 0; i < order.size(); i += batch) {
          one.putShortTerm(order.subList(i, Math.min(order.size(), i + batch)));
        }
        answers.add(Set.copyOf(ids(one.search(both("boat 1", 7)))));
      }
    }
    assertThat(answers).allMatch(answers.get(0)::equals);
  }

  static Stream<Filter> filtersThatAllowOnlyThis() {
    Function<String, Optional<Interval>> day = date -> Optional.of(new Interval(
        Instant.parse(date + "T00:00:00Z"),
        Instant.parse(date + "T00:00:00Z").plusSeconds(86_400)));
    return Stream.of(
        filter(day.apply("2024-02-02"), Optional.empty(), true),
        filter(Optional.empty(), Optional.of(Instant.parse("2024-02-02T12:00:00.001Z")), true),
        filter(Optional.empty(), Optional.empty(), false),
        filter(Optional.empty(), Optional.of(Instant.parse("2024-02-29T23:59:59.999Z")), false),
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Set.of("this", "none"),
            Set.of(),
            Set.of(),
            Map.of(),
            true),
        speakers("ANN", "nobody"),
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(ExperienceKind.OUTCOME),
            Map.of(),
            true),
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of("city", "Oslo", "a", "b=c"),
            true));
  }

  @ParameterizedTest
  @MethodSource("filtersThatAllowOnlyThis")
  void search_findsUnderAFilter_onlyWhatItAllows(Filter filter) {
    Entry allowed = memory("this", "a boat")
        .at("this", 0)
        .by("Ann")
        .of(ExperienceKind.OUTCOME)
        .when("2024-02-01T10:00:00Z", "2024-02-02T12:00:00.001Z")
        .marked("city", "Oslo")
        .marked("a", "b=c")
        .entry();
    Entry other = memory("other", "a boat")
        .at("other", 0)
        .by("Annabel")
        .when("2024-02-03T00:00:00Z", "2024-03-02T00:00:00Z")
        .until("2024-03-01T00:00:00Z")
        .marked("city", "Oslo")
        .marked("a.b", "c")
        .entry();
    sleep(index, 1, List.of(other), Set.of());
    index.putShortTerm(List.of(allowed));
    assertThat(names(index.search(both("boat", 10)))).containsExactlyInAnyOrder("this", "other");
    assertThat(names(
            index.search(new Query("boat", Optional.of(EMBEDDER.cue("boat")), 10, 2, filter))))
        .containsExactly("this");
  }

  @Test
  void search_asOf_stillFindsWhatWasSupersededLater() {
    index.putShortTerm(List.of(memory("old", "a boat")
        .when("2024-01-01T00:00:00Z")
        .until("2024-03-01T00:00:00Z")
        .entry()));
    Function<String, List<String>> asOf = then -> names(index.search(new Query(
        "boat",
        Optional.empty(),
        9,
        0,
        filter(Optional.empty(), Optional.of(Instant.parse(then)), false))));
    assertThat(asOf.apply("2024-02-29T23:59:59.999999999Z")).containsExactly("old");
    assertThat(asOf.apply("2024-03-01T00:00:00Z")).isEmpty();
    assertThat(asOf.apply("2023-12-31T23:59:59.999Z")).isEmpty();
  }

  @Test
  void search_takesBoundsFarAway() {
    index.putShortTerm(List.of(memory("m", "a boat").entry()));
    var ever = Optional.of(new Interval(Instant.MIN, Instant.MAX));
    assertThat(names(index.search(new Query(
            "boat", Optional.empty(), 9, 0, filter(ever, Optional.of(Instant.MAX), false)))))
        .containsExactly("m");
    var longAgo = Optional.of(new Interval(Instant.MIN, Instant.MIN.plusSeconds(1)));
    assertThat(index.search(
            new Query("boat", Optional.empty(), 9, 0, filter(longAgo, Optional.empty(), true))))
        .isEmpty();
  }

  @Test
  void search_findsNothing_underAFilterOfTooManyMarks() {
    index.putShortTerm(List.of(memory("m", "a boat").marked("k1", "v").entry()));
    Map<String, String> marks =
        IntStream.range(0, 5_000).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    assertThat(index.search(new Query(
            "boat",
            Optional.empty(),
            9,
            0,
            new Filter(
                Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), marks, true))))
        .isEmpty();
  }

  private static Filter filter(
      Optional<Interval> occurred, Optional<Instant> asOf, boolean withSuperseded) {
    return new Filter(occurred, asOf, Set.of(), Set.of(), Set.of(), Map.of(), withSuperseded);
  }

  private static Filter speakers(String... speakers) {
    return new Filter(
        Optional.empty(), Optional.empty(), Set.of(), Set.of(speakers), Set.of(), Map.of(), true);
  }
}
