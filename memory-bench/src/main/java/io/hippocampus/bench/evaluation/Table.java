package io.hippocampus.bench.evaluation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, as plain text or as Markdown; the first column left, all others right. Used
 * by one thread.
 */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /** Starts with the headings. */
  public Table(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  /** Adds a row, as long as the headings. */
  public void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** Returns the rows as lines for a terminal. */
  public String asText() {
    return rows.stream().map(row -> padded(row, "  ").stripTrailing() + "\n").collect(joining());
  }

  /** Returns the rows as a table of Markdown. */
  public String asMarkdown() {
    String rule = IntStream.range(0, rows.get(0).size())
        .mapToObj(column -> column == 0 ? "---" : "---:")
        .collect(joining("|", "|", "|\n"));
    List<String> lines =
        rows.stream().map(row -> "| " + padded(row, " | ") + " |\n").toList();
    return lines.get(0) + rule + String.join("", lines.subList(1, lines.size()));
  }

  private String padded(List<String> row, String between) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), column))
        .collect(joining(between));
  }

  private String padded(String cell, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    String blanks = " ".repeat(width - cell.length());
    return column == 0 ? cell + blanks : blanks + cell;
  }
}
