package io.hippocampus.bench.misses;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.bench.evaluation.Table;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what was missed: how much of each category and fate, then some misses one by one.
 * Immutable.
 *
 * @param pieces how many pieces of evidence each category wants
 * @param counts how many of them met each fate, by category
 * @param misses those that were looked into
 */
public record MissReport(
    Map<String, Integer> pieces, Map<String, Map<Fate, Integer>> counts, List<Miss> misses) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public MissReport {
    pieces = Collections.unmodifiableMap(new TreeMap<>(pieces));
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    misses = List.copyOf(misses);
  }

  /** Returns it as plain text for a terminal. */
  public String asText() {
    return "Missed evidence\n\n" + summary().asText() + "\n" + pages(Table::asText);
  }

  /** Returns it as Markdown. */
  public String asMarkdown() {
    return "# Missed evidence\n\n" + summary().asMarkdown() + "\n" + pages(Table::asMarkdown);
  }

  /** Writes {@code misses.md} and {@code misses.json} to that directory. */
  public void writeTo(Path directory) {
    try {
      Files.writeString(directory.resolve("misses.md"), asMarkdown());
      Files.writeString(
          directory.resolve("misses.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new MissJson(this).asJson())
              + "\n");
    } catch (IOException e) {
      throw new UnavailableException("cannot write the misses to " + directory, e);
    }
  }

  /** Returns how many pieces of evidence of a category met a fate. */
  int count(String category, Fate fate) {
    return counts.getOrDefault(category, Map.of()).getOrDefault(fate, 0);
  }

  private Table summary() {
    List<String> headings = new ArrayList<>(List.of("category", "evidence", "missed"));
    for (Fate fate : Fate.values()) {
      headings.add(fate.label());
    }
    Table table = new Table(headings);
    pieces.keySet().forEach(category -> table.add(row(category, List.of(category))));
    table.add(row("all", List.copyOf(pieces.keySet())));
    return table;
  }

  private List<String> row(String name, List<String> categories) {
    List<Integer> numbers = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      numbers.add(
          categories.stream().mapToInt(category -> count(category, fate)).sum());
    }
    numbers.add(0, numbers.stream().mapToInt(Integer::intValue).sum());
    numbers.add(0, categories.stream().mapToInt(pieces::get).sum());
    List<String> row = new ArrayList<>(List.of(name));
    numbers.forEach(number -> row.add(String.valueOf(number)));
    return row;
  }

  private String pages(MissPage.Form form) {
    StringBuilder pages = new StringBuilder();
    for (int i = 0; i < misses.size(); i++) {
      pages.append(new MissPage(misses.get(i), form).asText(i + 1)).append('\n');
    }
    return pages.toString();
  }
}
