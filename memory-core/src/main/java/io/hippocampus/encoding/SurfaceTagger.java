package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.TermStatistics;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The offline tagger: judges by what can be seen on the surface of a text. Thread-safe.
 *
 * <p>What a text tells is the sum of its terms' information, by how common each is in this space's
 * own stream: its logarithm, for the tenth rare word adds less than the first, and its share a
 * term, for what is dense is worth more than what is long. On top, statements about oneself, times
 * and numbers, and names are what people ask for later, questions are not. So is what was written
 * down on purpose (a note, an appointment), more than what merely arrived (a notification) or
 * happened by the way (a photo, a call). The weights are set by hand and rounded: they follow the
 * order in which these signs separated asked-for from never-asked-for turns in published chats (see
 * docs/evaluation.md, which also says how they were chosen). The sum becomes an importance from 0
 * to 1 by a logistic.
 *
 * <p>Cues are the terms that tell most, as words of the text; topics likewise.
 */
public final class SurfaceTagger implements SalienceTagger {

  private static final Tagger IDENTITY = new Tagger("offline", "2");

  /** What the logarithm of the number of rare terms counts. */
  private static final double RARITY = 2;

  /** What it counts that all terms are rare. */
  private static final double DENSITY = 4;

  private static final double FIRST_PERSON = 1.0;
  private static final double QUESTION = -0.8;
  private static final double TIME_OR_NUMBER = 0.7;
  private static final double NAME = 0.3;
  private static final double WRITTEN_ON_PURPOSE = 1.5;
  private static final double MERELY_ARRIVED = -1.5;
  private static final int MOST_NAMES = 3;

  /** The sum at which a text is of middling importance. */
  private static final double MIDDLING = 6.5;

  private static final int CUE_TERMS = 6;

  private static final Pattern FIRST_PERSON_WORDS = Pattern.compile(
      "\\b(I|I'm|I've|I'd|I'll|my|mine|me|we|our|us|we're|we've|myself)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME_WORDS = Pattern.compile(
      "\\d|\\b(yesterday|today|tonight|tomorrow|(last|next|this) \\w+|ago|monday|tuesday|wednesday|thursday|friday"
          + "|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_WORDS = Pattern.compile("(?<![.!?]\\s|^)\\b\\p{Lu}\\p{Ll}{2,}");
  private static final Pattern PURPOSEFUL_SOURCE = Pattern.compile(
      "\\b(notes?|memos?|diary|journal|calendar|appointments?|to-?dos?|tasks?|plans?)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PASSIVE_SOURCE = Pattern.compile(
      "\\b(push|notifications?|alerts?|monitor|feed|ads?|photos?|pictures?|calls?|logs?)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern EXCITED = Pattern.compile("!|\\b\\p{Lu}{4,}\\b");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.:-][\\p{L}\\p{N}]+)*");

  private final TermAnalyzer analyzer;

  /** Tags by the terms that the analyzer finds. */
  public SurfaceTagger(TermAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  @Override
  public Tagger identity() {
    return IDENTITY;
  }

  @Override
  public List<Salience> tag(Episode episode) {
    return episode.experiences().stream().map(e -> tag(e, episode.statistics())).toList();
  }

  private Salience tag(Experience experience, TermStatistics statistics) {
    String text = experience.content();
    Set<String> terms = new HashSet<>(analyzer.terms(text));
    double most = Math.log((statistics.experiences() + 1) / 0.5);
    double rarity = most <= 0
        ? 0
        : terms.stream()
            .mapToDouble(term -> statistics.information(term) / most)
            .sum();
    double sum = RARITY * Math.log1p(rarity) + DENSITY * rarity / Math.max(1, terms.size());
    sum += FIRST_PERSON_WORDS.matcher(text).find() ? FIRST_PERSON : 0;
    sum += text.strip().endsWith("?") ? QUESTION : 0;
    sum += TIME_WORDS.matcher(text).find() ? TIME_OR_NUMBER : 0;
    sum += NAME * Math.min(MOST_NAMES, NAME_WORDS.matcher(text).results().count());
    sum += PURPOSEFUL_SOURCE.matcher(experience.speaker()).find() ? WRITTEN_ON_PURPOSE : 0;
    sum += PASSIVE_SOURCE.matcher(experience.speaker()).find() ? MERELY_ARRIVED : 0;
    double importance = 1 / (1 + Math.exp(MIDDLING - sum));
    double arousal = Math.min(1, EXCITED.matcher(text).results().count() / 3.0);
    List<String> telling = tellingWords(text, statistics);
    return new Salience(
        importance,
        0,
        arousal,
        experience.reward().orElse(0),
        new LinkedHashSet<>(telling),
        telling.isEmpty() ? List.of() : List.of(String.join(" ", telling)),
        "surface signs: %.1f rare terms, sum %.2f".formatted(rarity, sum),
        IDENTITY);
  }

  /** Returns the words of the text whose terms tell most, in the order of the text. */
  private List<String> tellingWords(String text, TermStatistics statistics) {
    record Word(String text, double information) {}
    Set<String> seen = new HashSet<>();
    List<Word> words = WORD.matcher(text)
        .results()
        .limit(2_000)
        .map(match -> match.group())
        .filter(word -> word.length() <= 60)
        .flatMap(word -> analyzer.terms(word).stream()
            .limit(1)
            .filter(seen::add)
            .map(term -> new Word(word, statistics.information(term))))
        .toList();
    Set<Word> telling = new HashSet<>(words.stream()
        .sorted(Comparator.comparingDouble(Word::information).reversed())
        .limit(CUE_TERMS)
        .toList());
    return words.stream().filter(telling::contains).map(Word::text).toList();
  }
}
