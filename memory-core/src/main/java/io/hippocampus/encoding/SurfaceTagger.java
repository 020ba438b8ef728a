package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.TermStatistics;
import java.util.ArrayList;
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
 * own stream: its logarithm, for the tenth rare word adds less than the first. On top come signs:
 * statements about oneself, times and numbers, and names are what people ask for later, questions
 * are not. Each sign counts by the information it carries in this space, all with one weight. What
 * answers a question was wanted once already. What was written down on purpose (a note, an
 * appointment) outlives what merely arrived (a notification) or happened by the way (a photo, a
 * call). The weights are set by hand and rounded; docs/evaluation.md says how they were chosen. The
 * sum becomes an importance from 0 to 1 by a logistic.
 *
 * <p>Cues are the terms that tell most, as words of the text; topics likewise.
 */
public final class SurfaceTagger implements SalienceTagger {

  private static final Tagger IDENTITY = new Tagger("offline", "3");

  /** What the logarithm of the number of rare terms counts. */
  private static final double RARITY = 2.5;

  /** What the information of a sign counts. */
  private static final double SIGN = 0.7;

  /** What it counts to answer a question: a sign with an information of one. */
  private static final double ANSWER = SIGN;

  private static final double WRITTEN_ON_PURPOSE = 1.5;
  private static final double MERELY_ARRIVED = -1.5;

  /** The sum at which a text is of middling importance. */
  private static final double MIDDLING = 6.5;

  private static final int CUE_TERMS = 6;

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
    List<Salience> tags = new ArrayList<>();
    List<Experience> before = new ArrayList<>(episode.before());
    for (Experience experience : episode.experiences()) {
      boolean asked =
          !before.isEmpty() && before.get(before.size() - 1).content().contains("?");
      tags.add(tag(experience, asked, episode.statistics()));
      before.add(experience);
    }
    return tags;
  }

  private Salience tag(Experience experience, boolean asked, TermStatistics statistics) {
    String text = experience.content();
    Set<String> terms = new HashSet<>(analyzer.terms(text));
    double most = Math.log((statistics.experiences() + 1) / 0.5);
    double rarity = most <= 0
        ? 0
        : terms.stream()
            .mapToDouble(term -> statistics.information(term) / most)
            .sum();
    double sum = RARITY * Math.log1p(rarity);
    for (Sign sign : Sign.in(text)) {
      double told = SIGN * statistics.information(sign.term());
      sum += sign == Sign.QUESTION ? -told : told;
    }
    sum += asked ? ANSWER : 0;
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
