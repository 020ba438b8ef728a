package io.hippocampus.consolidation;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.Term;
import io.hippocampus.port.TermStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a newer memory relates to an older one, told from their words alone. Pure.
 *
 * <p>It is careful: a wrong merge loses what was lived, a missed one costs a little room. So two
 * memories are the same only when each says nearly all that the other says, numbers included, and
 * one contradicts the other only when it names a value of the other as replaced, or announces a
 * change and differs in a number or a name, while speaking of the same matter.
 *
 * @param relation how they relate
 * @param why the overlaps behind it
 * @param judged who judged so and how, to be said after the reason; empty when the words tell
 */
record Comparison(Relation relation, Explanation why, String judged) {

  enum Relation {
    /** They speak of different things, or of related ones: both stay. */
    DISTINCT,
    /** The newer one says what the older one says, or less. */
    REPEATS,
    /** The newer one says all that the older one says, and more. */
    REFINES,
    /** Both say the same but for their numbers, as notifications do. */
    VARIES,
    /** The newer one says that what the older one says no longer holds. */
    CONTRADICTS
  }

  private static final double SAME = 0.9;
  private static final double NEARLY_SAME = 0.8;
  private static final double HALF = 0.5;
  private static final double SAME_MATTER = 0.35;
  private static final int TELLING_TERMS = 2;

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/-]\\d+)*");
  private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;:] )\\p{Lu}[\\p{L}]+");
  private static final Pattern CHANGE = Pattern.compile(
      "\\b(now|instead|no longer|not .{1,40}? (?:but|any ?more)|anymore|any more|moved|moving|changed?|switch(?:ed)?"
          + "|rescheduled?|postponed|pushed (?:back|to)|brought forward|correction|actually|in fact|turns out|new"
          + "|replaced|updated?|cancelled|canceled|since (?:today|yesterday|monday|last))\\b",
      Pattern.CASE_INSENSITIVE);

  static Comparison of(
      Memory older,
      Memory newer,
      Function<Memory, Set<String>> termsOf,
      TermStatistics statistics) {
    Set<String> olderTerms = termsOf.apply(older);
    Set<String> newerTerms = termsOf.apply(newer);
    double newerTold = Overlap.share(newerTerms, olderTerms, statistics);
    double olderTold = Overlap.share(olderTerms, newerTerms, statistics);
    List<Term> terms = List.of(
        new Term("share of the newer told by the older", newerTold, 1),
        new Term("share of the older told by the newer", olderTold, 1));
    Relation relation =
        relation(older, newer, olderTerms, newerTerms, newerTold, olderTold, statistics);
    return new Comparison(relation, new Explanation(words(relation), terms), "");
  }

  /** Returns this comparison as somebody judged it. */
  Comparison judged(Relation otherwise, String how) {
    return new Comparison(otherwise, new Explanation(words(otherwise), why.terms()), how);
  }

  /** Returns why, and who judged so. */
  Explanation told() {
    return new Explanation(why.because() + judged, why.terms());
  }

  private static String words(Relation relation) {
    return switch (relation) {
      case DISTINCT -> "says something of its own";
      case REPEATS -> "says what an older memory says";
      case REFINES -> "says all that an older memory says, and more";
      case VARIES -> "says what an older memory says, with other numbers";
      case CONTRADICTS -> "says that what an older memory says no longer holds";
    };
  }

  private static Relation relation(
      Memory older,
      Memory newer,
      Set<String> olderTerms,
      Set<String> newerTerms,
      double newerTold,
      double olderTold,
      TermStatistics statistics) {
    boolean sameVoice = older.origin().speaker().equals(newer.origin().speaker())
        && older.origin().kind() == newer.origin().kind();
    Set<String> olderNumbers = matches(NUMBER, older.content());
    Set<String> newerNumbers = matches(NUMBER, newer.content());
    boolean episodes = older.kind() == MemoryKind.EPISODIC && newer.kind() == MemoryKind.EPISODIC;
    if (sameVoice && episodes) {
      boolean nothingNew = newerTold >= SAME
          && olderTold >= HALF
          && olderNumbers.containsAll(newerNumbers)
          && Overlap.held(newer.content(), older.content()) >= SAME;
      if (nothingNew) {
        return Relation.REPEATS;
      }
      boolean allAndMore = olderTold >= SAME
          && newerTold >= HALF
          && newerNumbers.containsAll(olderNumbers)
          && Overlap.held(older.content(), newer.content()) >= SAME;
      if (allAndMore) {
        return Relation.REFINES;
      }
    }
    if (sameVoice && !olderNumbers.equals(newerNumbers)) {
      Set<String> olderWords = withoutNumbers(olderTerms);
      Set<String> newerWords = withoutNumbers(newerTerms);
      boolean sameWords = Overlap.share(olderWords, newerWords, statistics) >= NEARLY_SAME
          && Overlap.share(newerWords, olderWords, statistics) >= NEARLY_SAME;
      if (sameWords && !CHANGE.matcher(newer.content()).find()) {
        return Relation.VARIES;
      }
    }
    boolean later = newer.origin().occurredFrom().isAfter(older.origin().occurredTo());
    if (episodes && later && older.validity().until().isEmpty()) {
      boolean sameMatter = newerTold + olderTold >= 2 * SAME_MATTER
          && Math.min(newerTold, olderTold) >= SAME_MATTER / 2;
      boolean announced = older.origin().speaker().equals(newer.origin().speaker())
          && sameMatter
          && CHANGE.matcher(newer.content()).find()
          && differInSpecifics(older, newer, olderNumbers, newerNumbers);
      if (announced || replaces(older, newer, olderTerms, newerTerms, statistics)) {
        return Relation.CONTRADICTS;
      }
    }
    return Relation.DISTINCT;
  }

  /**
   * Whether the newer one names a value of the older one as replaced, and both speak of the same
   * matter: they share two telling terms at least beside the value.
   */
  private static boolean replaces(
      Memory older,
      Memory newer,
      Set<String> olderTerms,
      Set<String> newerTerms,
      TermStatistics statistics) {
    Set<String> replaced = Replacement.in(newer.content());
    Set<String> values = matches(NUMBER, older.content());
    values.addAll(matches(NAME, older.content()));
    replaced.retainAll(values);
    if (replaced.isEmpty() || !Replacement.in(older.content()).isEmpty()) {
      return false;
    }
    double telling = statistics.information("") / 2;
    long shared = newerTerms.stream()
        .filter(olderTerms::contains)
        .filter(term -> term.chars().noneMatch(Character::isDigit))
        .filter(term -> replaced.stream().noneMatch(value -> value.startsWith(term)))
        .filter(term -> statistics.information(term) >= telling)
        .count();
    return shared >= TELLING_TERMS;
  }

  /** Whether each has a number, or each a name, that the other has not. */
  private static boolean differInSpecifics(
      Memory older, Memory newer, Set<String> olderNumbers, Set<String> newerNumbers) {
    return eachHasItsOwn(olderNumbers, newerNumbers)
        || eachHasItsOwn(matches(NAME, older.content()), matches(NAME, newer.content()));
  }

  private static boolean eachHasItsOwn(Set<String> first, Set<String> second) {
    return !first.containsAll(second) && !second.containsAll(first);
  }

  private static Set<String> withoutNumbers(Set<String> terms) {
    Set<String> words = new HashSet<>(terms);
    words.removeIf(term -> term.chars().anyMatch(Character::isDigit));
    return words;
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    for (MatchResult match : (Iterable<MatchResult>) pattern.matcher(text).results()::iterator) {
      found.add(match.group().toLowerCase(Locale.ROOT));
    }
    return found;
  }
}
