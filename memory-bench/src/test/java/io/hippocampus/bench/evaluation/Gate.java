package io.hippocampus.bench.evaluation;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares what an evaluation gives with what was recorded: figures over all questions may fall by
 * so much and no more; those of categories say where they fell. Immutable.
 */
final class Gate {

  /** By how much a figure may fall: 2.4 of 240 questions. */
  static final double TOLERANCE = 0.01;

  /** Where the record is. */
  static final String FILE =
      "memory-bench/src/test/resources/io/hippocampus/bench/evaluation/gate.properties";

  private static final String OF_CATEGORY = "/";

  private final Map<String, Double> recorded;

  private Gate(Map<String, Double> recorded) {
    this.recorded = recorded;
  }

  /** Reads what was recorded. */
  static Gate reading(Reader record) throws IOException {
    Properties properties = new Properties();
    properties.load(record);
    Map<String, Double> recorded = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> recorded.put(name, Double.valueOf(properties.getProperty(name))));
    return new Gate(recorded);
  }

  static Gate reading(String record) {
    try {
      return reading(new StringReader(record));
    } catch (IOException e) {
      throw new AssertionError("reading from memory does not fail", e);
    }
  }

  /** Returns a measure over all questions and in each category, by name. */
  static SortedMap<String, Double> figures(
      String name, EvaluationResult result, Measure... measures) {
    SortedMap<String, Double> figures = new TreeMap<>();
    for (Measure measure : measures) {
      String figure = name + "." + measure.key();
      figures.put(figure, result.headline().mean(measure));
      result
          .byCategory()
          .forEach((category, scores) ->
              figures.put(figure + OF_CATEGORY + category, scores.mean(measure)));
    }
    return figures;
  }

  /** Returns what is wrong with figures and what to do, if something is. */
  Optional<String> complaint(SortedMap<String, Double> figures) {
    List<String> complaints = new ArrayList<>();
    overall(figures).forEach((name, value) -> {
      Double before = recorded.get(name);
      if (before == null) {
        complaints.add(name + " is " + rounded(value) + ", and nothing is recorded for it");
      } else if (value < before - TOLERANCE) {
        complaints.add(text(
            "%s is %s, recorded is %s: it fell by %s, the tolerance is %s. Fallen categories: %s",
            name,
            rounded(value),
            rounded(before),
            rounded(before - value),
            rounded(TOLERANCE),
            fallen(name, figures)));
      }
    });
    recorded.keySet().stream()
        .filter(name -> !figures.containsKey(name))
        .forEach(name -> complaints.add(name + " is recorded, but was not measured"));
    return complaints.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n", complaints)
            + "\n\nFind what did it: ./hippocampus evaluate demo --out target/demo --keep 0.3 --misses 20"
            + " tells what is missed now and why.\nIf it is meant to be so, " + toRecord(figures));
  }

  /** Returns what to record anew because figures are better, if some are. */
  Optional<String> hint(SortedMap<String, Double> figures) {
    String better = overall(figures).entrySet().stream()
        .filter(figure -> figure.getValue()
            > recorded.getOrDefault(figure.getKey(), figure.getValue()) + TOLERANCE)
        .map(figure -> text(
            "%s is %s, recorded is %s",
            figure.getKey(),
            rounded(figure.getValue()),
            rounded(recorded.getOrDefault(figure.getKey(), 0.0))))
        .collect(joining("\n"));
    return better.isEmpty()
        ? Optional.empty()
        : Optional.of("Better than recorded:\n" + better
            + "\nSo that it cannot be lost again unseen, " + toRecord(figures));
  }

  private static String toRecord(SortedMap<String, Double> figures) {
    return "record these lines in " + FILE + ", by a commit that says why:\n\n" + lines(figures);
  }

  /** Returns figures as they are recorded. */
  static String lines(SortedMap<String, Double> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + "=" + rounded(figure.getValue()) + "\n")
        .collect(joining());
  }

  private static SortedMap<String, Double> overall(SortedMap<String, Double> figures) {
    SortedMap<String, Double> overall = new TreeMap<>(figures);
    overall.keySet().removeIf(name -> name.contains(OF_CATEGORY));
    return Collections.unmodifiableSortedMap(overall);
  }

  private String fallen(String name, SortedMap<String, Double> figures) {
    return figures.entrySet().stream()
        .filter(figure -> figure.getKey().startsWith(name + OF_CATEGORY))
        .filter(figure -> recorded.containsKey(figure.getKey()))
        .filter(figure -> figure.getValue() < recorded.getOrDefault(figure.getKey(), 0.0) - 0.0005)
        .map(figure -> text(
            "%s %s to %s",
            figure.getKey().substring(name.length() + OF_CATEGORY.length()),
            rounded(recorded.getOrDefault(figure.getKey(), 0.0)),
            rounded(figure.getValue())))
        .collect(joining("; "));
  }

  private static String rounded(double value) {
    return text("%.4f", value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
