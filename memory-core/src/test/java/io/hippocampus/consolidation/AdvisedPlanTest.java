package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.NIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.Abstractor;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Advice.Gist;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Advice.Relation;
import io.hippocampus.port.Advice.Sentence;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog;
import io.hippocampus.port.ReplayJudge;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans with a model's advice: what it may bring about, what it may not, and when it is asked. */
final class AdvisedPlanTest {

  private static final SpaceName SPACE = new SpaceName("ann");
  private static final Consultant WHO = new Consultant("some/model", "judge/1");
  private static final String TEA = "Ann adores green tea at breakfast";
  private static final String COFFEE = "Ann adores black coffee at breakfast";

  /** Answers as told, counts the questions, and keeps the answers. */
  private static final class Oracle implements ReplayJudge, Abstractor, ConsultationLog {
    private final Map<String, Answer> kept = new HashMap<>();
    private Relation relation = Relation.UNRELATED;
    private List<Sentence> sentences = List.of();
    private boolean down;
    private int pairs;
    private int clusters;

    @Override
    public Consultant identity() {
      return WHO;
    }

    @Override
    public int batch() {
      return 2;
    }

    @Override
    public Judgements judge(SpaceName space, List<Pair> asked, Allowance allowance) {
      pairs += asked.size();
      requireUp();
      List<Advice> advice = new ArrayList<>();
      asked.forEach(pair -> advice.add(new Judgement(relation, "")));
      return new Judgements(advice, 7);
    }

    @Override
    public Abstract abstractOf(SpaceName space, List<Memory> episodes, Allowance allowance) {
      clusters++;
      requireUp();
      return new Abstract(new Gist(sentences), 5);
    }

    private void requireUp() {
      if (down) {
        throw new UnavailableException("no route");
      }
    }

    @Override
    public void append(SpaceName space, List<Answer> answers) {
      answers.forEach(answer -> kept.put(answer.question().digest(), answer));
    }

    @Override
    public List<Answer> answers(SpaceName space, Collection<String> digests) {
      return digests.stream()
          .map(digest -> Optional.ofNullable(kept.get(digest)))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private static final LatestEnd END = new LatestEnd(Optional.empty(), () -> NIGHT);

  private final Oracle oracle = new Oracle();

  private Consultation consultation() {
    return new Consultation(
        SPACE,
        oracle,
        new Counsel(Optional.of(oracle), Optional.of(oracle)),
        Allowance.unlimited(),
        END,
        new Vigil(NightObserver.NONE),
        () -> NIGHT);
  }

  private NightDraft plan(Memory... live) {
    return consultation().plan(planner(), evening(live));
  }

  private static SleepPlanner planner() {
    return new SleepPlanner(SleepPolicy.DEFAULT, END, new Vigil(NightObserver.NONE), () -> NIGHT);
  }

  /** Everything is near everything. */
  private static Evening evening(Memory... live) {
    Evening evening = Evenings.of(List.of(live));
    List<MemoryId> all = List.of(live).stream().map(Memory::id).toList();
    return new Evening(
        evening.now(),
        evening.ledger(),
        evening.live(),
        evening.reactivations(),
        evening.useful(),
        evening.lived(),
        evening.ordinaryImportance(),
        evening.countedUpTo(),
        evening.leftOver(),
        evening.texts(),
        new Nearness(
            memory -> Optional.empty(),
            memory -> all.stream().filter(id -> !id.equals(memory.id())).toList()),
        evening.interference(),
        Answers.NONE);
  }

  private static Memory said(
      String id, String content, int daysAgo, UnaryOperator<Experience.Builder> with) {
    Instant at = NIGHT.minus(Duration.ofDays(daysAgo));
    return Memory.of(
        new MemoryId(id),
        with.apply(Experience.builder("Ann", content, at).id("x-" + id)).build(),
        0,
        Salience.of(0.5, new Tagger("test", "1")),
        Strength.encoded(at, new Stability(1), 5));
  }

  private static Memory said(String id, String content, int daysAgo) {
    return said(id, content, daysAgo, builder -> builder);
  }

  private static Memory old(Memory memory) {
    return Evenings.longTerm(memory);
  }

  private static Memory morning(NightDraft draft, String id) {
    return draft.memory(new MemoryId(id)).orElseThrow();
  }

  private static void assertBothStay(NightDraft draft) {
    assertThat(morning(draft, "m1").content()).isEqualTo(TEA);
    assertThat(morning(draft, "m1").validity().until()).isEmpty();
    assertThat(morning(draft, "m2").standing().state()).isEqualTo(MemoryState.LONG_TERM);
    assertThat(draft.setAside()).isEqualTo(1);
  }

  @Test
  void duplicate_goesIntoTheOlder_whoseWordsStay() {
    oracle.relation = Relation.DUPLICATE;
    NightDraft draft = plan(old(said("m1", TEA, 9)), said("m2", COFFEE, 1));
    assertThat(morning(draft, "m1").content()).isEqualTo(TEA);
    assertThat(morning(draft, "m2").standing().successor()).contains(new MemoryId("m1"));
  }

  @Test
  void refinement_givesTheOlderItsWords() {
    oracle.relation = Relation.REFINES;
    NightDraft draft = plan(old(said("m1", TEA, 9)), said("m2", COFFEE, 1));
    assertThat(morning(draft, "m1").content()).isEqualTo(COFFEE);
    assertThat(morning(draft, "m2").standing().state()).isEqualTo(MemoryState.MERGED);
  }

  @Test
  void contradiction_endsTheValidityOfTheOlder() {
    oracle.relation = Relation.CONTRADICTS;
    Memory newer = said("m2", COFFEE, 1);
    NightDraft draft = plan(old(said("m1", TEA, 9)), newer);
    assertThat(morning(draft, "m1").validity().supersededBy()).contains(newer.id());
    assertThat(morning(draft, "m1").validity().until()).contains(newer.origin().occurredFrom());
    assertThat(morning(draft, "m1").isLive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Relation.class,
      names = {"DUPLICATE", "REFINES", "CONTRADICTS"})
  void pinnedOlder_isNeverTouched(Relation relation) {
    oracle.relation = relation;
    assertBothStay(plan(old(said("m1", TEA, 9)).withPinned(true), said("m2", COFFEE, 1)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Relation.class,
      names = {"DUPLICATE", "REFINES", "CONTRADICTS"})
  void lessTrustedNewer_changesNothing(Relation relation) {
    oracle.relation = relation;
    assertBothStay(
        plan(old(said("m1", TEA, 9)), said("m2", COFFEE, 1, builder -> builder.trust(Trust.LOW))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Relation.class,
      names = {"DUPLICATE", "REFINES"})
  void otherSpeakerKindOrTrust_isNeverMerged(Relation relation) {
    oracle.relation = relation;
    Memory older = old(said("m1", TEA, 9));
    assertBothStay(
        plan(older, said("m2", COFFEE, 1, builder -> builder.kind(ExperienceKind.OUTCOME))));
    assertBothStay(plan(older, said("m2", COFFEE, 1, builder -> builder.trust(Trust.HIGH))));
    Memory others = old(Memory.of(
        new MemoryId("m1"),
        Experience.builder("Bob", TEA, NIGHT.minus(Duration.ofDays(9))).build(),
        0,
        Salience.UNTAGGED,
        Strength.encoded(NIGHT, new Stability(1), 5)));
    assertBothStay(plan(others, said("m2", COFFEE, 1)));
  }

  @Test
  void contradictionThatHappenedBefore_changesNothing() {
    oracle.relation = Relation.CONTRADICTS;
    assertBothStay(plan(old(said("m1", TEA, 1)), said("m2", COFFEE, 9)));
  }

  @Test
  void duplicateThatNamesSomethingElse_staysByItself() {
    oracle.relation = Relation.DUPLICATE;
    for (String other : List.of(
        "Ann likes tea, mostly the green sort, from 9",
        "Ann likes tea, mostly the green sort with Bob",
        "Ann likes tea, mostly the green sort on Monday",
        "Ann likes tea, mostly the green sort for tomorrow")) {
      assertBothStay(plan(old(said("m1", TEA, 9)), said("m2", other, 1)));
    }
    oracle.relation = Relation.REFINES;
    NightDraft lost = plan(
        old(said("m1", "Ann has tea at 9 with Bob", 9)),
        said("m2", "Ann has tea and cake at 9", 1));
    assertThat(morning(lost, "m1").content()).contains("Bob");
    assertThat(lost.setAside()).isEqualTo(1);
  }

  @Test
  void answers_areAPartOfTheEvening_andTheSameOnesGiveTheSamePlan() {
    oracle.relation = Relation.CONTRADICTS;
    oracle.sentences = List.of(new Sentence("Ann likes a good breakfast.", List.of(1, 2, 3)));
    Memory[] live = {
      old(said("m1", TEA, 9)),
      said("m2", COFFEE, 3),
      said("m3", "Ann adores bread at breakfast", 2),
      said("m4", "Ann adores cake at breakfast", 1)
    };
    NightDraft first = plan(live);
    int pairs = oracle.pairs;
    assertThat(pairs).isPositive();
    oracle.down = true;
    NightDraft second = plan(live);

    assertThat(oracle.pairs).isEqualTo(pairs);
    assertThat(second.changes()).isEqualTo(first.changes());
    assertThat(second.decisions()).isEqualTo(first.decisions());
  }

  @Test
  void planWithoutAnAnswer_isThePlanByWordsAlone() {
    Memory[] live = {old(said("m1", TEA, 9)), said("m2", COFFEE, 3)};
    oracle.down = true;
    NightDraft byWords = planner().plan(evening(live));
    NightDraft draft = plan(live);
    assertThat(draft.changes()).isEqualTo(byWords.changes());
    assertThat(draft.decisions()).isEqualTo(byWords.decisions());
    assertThat(draft.phases())
        .filteredOn(report -> report.phase() == Phase.REPLAY)
        .singleElement()
        .satisfies(report -> assertThat(report.result())
            .contains("0 of 1 close pairs judged by some/model judge/1")
            .contains("no route"));
  }

  @Test
  void whatWasTriedInVain_isNotTriedAgainInTheSameNight() {
    oracle.down = true;
    Consultation night = consultation();
    Evening evening = evening(old(said("m1", TEA, 9)), said("m2", COFFEE, 3));
    night.plan(planner(), evening);
    night.plan(planner(), evening);
    assertThat(oracle.pairs).isEqualTo(1);
  }

  @Test
  void memoryThatSaysSomethingElse_isAnotherQuestion() {
    plan(old(said("m1", TEA, 9)), said("m2", COFFEE, 3));
    plan(old(said("m1", TEA, 9)), said("m2", COFFEE, 3));
    assertThat(oracle.pairs).isEqualTo(1);
    plan(old(said("m1", TEA + " only", 9)), said("m2", COFFEE, 3));
    assertThat(oracle.pairs).isEqualTo(2);
  }

  @Test
  void nightWithManyPairs_asksAboutFew() {
    List<Memory> live = new ArrayList<>();
    live.add(old(said("m1", TEA, 400)));
    for (int i = 0; i < 100; i++) {
      String sound = "" + (char) ('b' + i % 20) + "aeiou".charAt(i / 20);
      live.add(said("n" + i, "a " + sound + "rum and " + sound + "lo", 300 - i));
    }
    NightDraft draft = plan(live.toArray(Memory[]::new));
    assertThat(draft.phases())
        .anyMatch(report -> report.result().contains("40 of 297 close pairs judged")
            && report.result().contains("no more than the 40 closest are asked about"));
    assertThat(oracle.pairs).isEqualTo(40);
    assertThat(oracle.clusters).isLessThanOrEqualTo(5);
  }

  private NightDraft abstracted(Sentence... sentences) {
    oracle.sentences = List.of(sentences);
    return plan(
        old(said("m1", "Ann baked bread last summer when we were in Bergen", 9)),
        old(said(
            "m2",
            "In a cold winter Ann stayed home and baked bread",
            8,
            builder -> builder.trust(Trust.LOW))),
        said(
            "m3",
            "Edda got a loaf of bread that Ann had baked",
            2,
            builder -> builder.metadata(Map.of("a", "b"))),
        said("m4", "All 7 guests asked for more bread, which Ann baked", 1));
  }

  private static Optional<Memory> abstraction(NightDraft draft) {
    return draft.live().stream().filter(Memory::isAbstraction).findFirst();
  }

  @Test
  void abstraction_citesAllItRestsOn_andIsTrustedAsTheLeastOfIt() {
    NightDraft draft = abstracted(
        new Sentence("Ann bakes bread in winter.", List.of(1, 2)),
        new Sentence("Ann bakes bread for Edda.", List.of(3)));
    Memory made = abstraction(draft).orElseThrow();
    assertThat(made.content()).isEqualTo("Ann bakes bread in winter. Ann bakes bread for Edda.");
    assertThat(made.sources())
        .containsExactly(
            new ExperienceId("x-m1"), new ExperienceId("x-m2"), new ExperienceId("x-m3"));
    assertThat(made.origin().trust()).isEqualTo(Trust.LOW);
    assertThat(made.origin().metadata()).isEmpty();
    assertThat(made.origin().speaker()).isEqualTo("some/model");
    assertThat(made.salience().cues()).isEmpty();
    assertThat(draft.rewritten()).contains(made);
    assertThat(draft.dropped()).isZero();
  }

  @Test
  void unsupportedSentences_areDroppedAndCounted_andTooFewSourcesMakeNothing() {
    NightDraft draft = abstracted(
        new Sentence("Ann bakes bread for Edda.", List.of(1, 2, 4)),
        new Sentence("Ann bakes bread for 8 guests.", List.of(4)),
        new Sentence("Ann bakes bread.", List.of()),
        new Sentence("Ann bakes bread.", List.of(1, 5)),
        new Sentence("Ann baked bread yesterday.", List.of(1, 2, 3)),
        new Sentence("Ann bakes bread.", List.of(1, 2)));
    assertThat(draft.dropped()).isEqualTo(5);
    assertThat(abstraction(draft)).isEmpty();
  }

  @Test
  void episodes_areAbstractedOnce() {
    NightDraft draft = abstracted(new Sentence("Ann bakes bread.", List.of(1, 2, 3, 4)));
    List<Memory> next = new ArrayList<>(draft.live());
    next.add(said("m9", "Ann baked bread again", 0));
    int before = oracle.clusters;
    plan(next.toArray(Memory[]::new));
    assertThat(oracle.clusters).isEqualTo(before);
  }
}
