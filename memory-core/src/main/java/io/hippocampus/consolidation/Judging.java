package io.hippocampus.consolidation;

import io.hippocampus.consolidation.Answers.Consulted;
import io.hippocampus.consolidation.Comparison.Relation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog.Question;
import io.hippocampus.port.ReplayJudge.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has close pairs judged that words leave open, and lets a judgement count only where no fact of
 * the pair speaks against it.
 *
 * <p>Open is a pair of episodes that are neighbours, still hold, and are distinct by their words,
 * though they are by the same speaker or share telling words. Per memory the three closest are
 * asked about.
 *
 * <p>A wrong merge loses what was lived. So one goes into another only if both are by the same
 * speaker, of the same kind and equally trusted, neither is pinned, and the text that stays names
 * every name, number and date of the one that goes, for two that say the same also the other way
 * round. One ends another's validity only if it happened later, is trusted at least as far, and the
 * other is not pinned. What fails this stays as it is, and is counted. Pure.
 */
final class Judging {

  /** Longer texts are not asked about: they rarely say one thing. */
  static final int LONGEST = 2_000;

  private static final int PAIRS_A_MEMORY = 3;

  private final Evening evening;
  private final Optional<Consultant> judge;

  Judging(Evening evening) {
    this.evening = evening;
    this.judge = evening.answers().judging().map(Consulted::by);
  }

  /** Notes which of the older memories, each distinct by its words, are to be asked about. */
  void noteOpen(Memory newer, List<Memory> distinct, NightDraft draft) {
    if (judge.isEmpty()) {
      return;
    }
    List<OpenPair> open = new ArrayList<>();
    for (Memory older : distinct) {
      if (isOpen(older, newer)) {
        open.add(
            new OpenPair(new Pair(older, newer), question(older, newer), closeness(older, newer)));
      }
    }
    open.stream().sorted(OpenPair.CLOSEST_FIRST).limit(PAIRS_A_MEMORY).forEach(draft::noteOpenPair);
  }

  /** Returns the comparison as it was judged; as it is by words where nothing was, or may be. */
  Comparison judged(Comparison byWords, Memory older, Memory newer, NightDraft draft) {
    if (judge.isEmpty() || !isOpen(older, newer)) {
      return byWords;
    }
    Optional<Judgement> judgement = evening.answers().to(question(older, newer), Judgement.class);
    if (judgement.isEmpty()) {
      return byWords;
    }
    Relation relation = switch (judgement.get().relation()) {
      case DUPLICATE -> Relation.REPEATS;
      case REFINES -> Relation.REFINES;
      case CONTRADICTS -> Relation.CONTRADICTS;
      case UNRELATED -> Relation.DISTINCT;
    };
    if (!mayBe(relation, older, newer)) {
      draft.noteSetAside();
      return byWords;
    }
    return byWords.judged(
        relation, "; judged by " + judge.orElseThrow() + ": " + judgement.get().relation());
  }

  private Question question(Memory older, Memory newer) {
    return Questions.about(judge.orElseThrow(), List.of(older, newer));
  }

  private boolean isOpen(Memory older, Memory newer) {
    boolean episodes = older.kind() == MemoryKind.EPISODIC && newer.kind() == MemoryKind.EPISODIC;
    boolean isShort = older.content().length() <= LONGEST && newer.content().length() <= LONGEST;
    return episodes
        && isShort
        && older.validity().until().isEmpty()
        && (isSameSpeaker(older, newer)
            || evening.texts().shareTellingWords(terms(older), terms(newer)));
  }

  private static boolean mayBe(Relation relation, Memory older, Memory newer) {
    return switch (relation) {
      case DISTINCT, VARIES -> true;
      case REPEATS ->
        mayMerge(older, newer)
            && Specifics.of(older.content()).agreesWith(Specifics.of(newer.content()));
      case REFINES ->
        mayMerge(older, newer)
            && Specifics.of(older.content())
                .beyond(Set.of(Specifics.of(newer.content())))
                .isEmpty();
      case CONTRADICTS ->
        !older.pinned()
            && newer.origin().trust().compareTo(older.origin().trust()) >= 0
            && newer.origin().occurredFrom().isAfter(older.origin().occurredTo());
    };
  }

  private static boolean mayMerge(Memory older, Memory newer) {
    boolean sameVoice =
        isSameSpeaker(older, newer) && older.origin().kind() == newer.origin().kind();
    boolean datedBySaying = Specifics.of(older.content()).relative()
        || Specifics.of(newer.content()).relative();
    return sameVoice
        && !older.pinned()
        && !newer.pinned()
        && older.origin().trust() == newer.origin().trust()
        && (!datedBySaying || day(older).equals(day(newer)));
  }

  private static LocalDate day(Memory memory) {
    return LocalDate.ofInstant(memory.origin().occurredFrom(), ZoneOffset.UTC);
  }

  private static boolean isSameSpeaker(Memory older, Memory newer) {
    return older.origin().speaker().equals(newer.origin().speaker());
  }

  private double closeness(Memory older, Memory newer) {
    Set<String> olderTerms = terms(older);
    Set<String> newerTerms = terms(newer);
    double told = Overlap.share(olderTerms, newerTerms, evening.texts().statistics())
        + Overlap.share(newerTerms, olderTerms, evening.texts().statistics());
    return told / 2 + evening.nearness().cosine(older, newer);
  }

  private Set<String> terms(Memory memory) {
    return evening.texts().termsOf().apply(memory);
  }
}
