package io.hippocampus.bench.misses;

import static java.util.stream.Collectors.joining;

import io.hippocampus.MemoryAccount;
import io.hippocampus.bench.evaluation.Table;
import io.hippocampus.bench.misses.Miss.Cause;
import io.hippocampus.bench.misses.Miss.Kept;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Term;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tells one miss. What memories say is data: it comes on one line, without control characters and
 * shortened.
 */
final class MissPage {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WHOLE = 600;
  private static final int BRIEF = 160;

  private final Miss miss;
  private final Form form;
  private final StringBuilder page = new StringBuilder();

  /** How a table is written. */
  interface Form {
    String of(Table table);
  }

  MissPage(Miss miss, Form form) {
    this.miss = miss;
    this.form = form;
  }

  String asText(int number) {
    Experience evidence = miss.evidence();
    line("## %d. %s: %s", number, miss.fate().label(), miss.question().category());
    line("");
    line("Asked %s (%s)", at(miss.question().askedAt()), miss.question().id());
    line("> %s", quoted(miss.question().text(), WHOLE));
    line("");
    line(
        "Evidence %s, %s, %s",
        evidence.id(), at(evidence.occurredAt()), quoted(evidence.speaker(), BRIEF));
    line("> %s", quoted(evidence.content(), WHOLE));
    line("");
    miss.memories().forEach(this::tell);
    switch (miss.cause()) {
      case Cause.Faded faded -> tell(faded);
      case Cause.Reworded reworded -> tell(reworded);
      case Cause.Outranked outranked -> tell(outranked);
      case Cause.Unexplained nothing -> line("Nothing that is written down says why.");
    }
    return page.toString();
  }

  private void tell(MemoryAccount account) {
    Memory memory = account.memory();
    Salience tag = memory.salience();
    line(
        "- Memory %s, %s, %d sources: importance %.3f, reward %.2f, arousal %.2f. %s",
        memory.id(),
        memory.standing().state(),
        memory.sources().size(),
        tag.importance(),
        tag.expectedReward(),
        tag.arousal(),
        quoted(tag.reason(), BRIEF));
    if (!tag.cues().isEmpty()) {
      line("  - cues: %s", quoted(String.join("; ", tag.cues()), WHOLE));
    }
    if (!memory.content().equals(miss.evidence().content())) {
      line("  - says: %s", quoted(memory.content(), WHOLE));
    }
    account.history().forEach(this::tell);
  }

  private void tell(Change change) {
    String terms = change.why().terms().stream()
        .map(term -> text("%s %+.2f", term.name(), term.contribution()))
        .collect(joining(", "));
    line(
        "  - %s %s: %s%s",
        at(change.at()),
        change.kind(),
        quoted(change.why().because(), WHOLE),
        terms.isEmpty() ? "" : " (" + terms + text("; sum %+.2f", change.why().total()) + ")");
  }

  private void tell(Cause.Faded faded) {
    line("");
    line("Faded in the night of %s; %s", at(faded.night()), faded.why().because());
    List<Column> columns = new ArrayList<>(List.of(new Column("it", faded.why())));
    if (faded.spared().isPresent()) {
      Kept kept = faded.spared().get();
      columns.add(new Column("least worthy kept", kept.why()));
      line(
          "The least worthy memory that was kept, place %d: %s",
          kept.place(), summary(kept.memory()));
    }
    compare(columns);
  }

  private void tell(Cause.Reworded reworded) {
    line("");
    line(
        "A live memory cites it in other words; that one's place in the recall: %s",
        reworded.rank().isPresent() ? reworded.rank().getAsInt() : "none of the first 50");
    line("> %s", quoted(reworded.heir().content(), WHOLE));
  }

  private void tell(Cause.Outranked outranked) {
    line("");
    line("Its place among the candidates: %s. Recalled before it:", place(outranked.rank()));
    List<Column> columns = new ArrayList<>();
    outranked.why().ifPresent(why -> columns.add(new Column("it", why)));
    for (Recalled winner : outranked.winners()) {
      line("- %d: %s", winner.rank(), summary(winner.memory()));
      columns.add(new Column(String.valueOf(winner.rank()), winner.why()));
    }
    compare(columns);
  }

  private static String place(OptionalInt rank) {
    return rank.isPresent() ? String.valueOf(rank.getAsInt()) : "none";
  }

  private record Column(String heading, Explanation why) {
    Optional<Term> term(String name) {
      return why.terms().stream().filter(term -> term.name().equals(name)).findFirst();
    }
  }

  /** Writes what each term contributed for each, one column a memory. */
  private void compare(List<Column> columns) {
    if (columns.isEmpty()) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    List<String> headings = new ArrayList<>(List.of("term"));
    for (Column column : columns) {
      headings.add(column.heading());
      column.why().terms().forEach(term -> names.add(term.name()));
    }
    Table table = new Table(headings);
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      columns.forEach(column -> row.add(
          column.term(name).map(term -> text("%+.3f", term.contribution())).orElse("")));
      table.add(row);
    }
    List<String> sums = new ArrayList<>(List.of("sum"));
    columns.forEach(column -> sums.add(text("%+.3f", column.why().total())));
    table.add(sums);
    line("");
    page.append(form.of(table));
  }

  private static String summary(Memory memory) {
    return text(
        "%s, %s: \"%s\"",
        at(memory.origin().occurredFrom()),
        quoted(memory.origin().speaker(), BRIEF),
        quoted(memory.content(), BRIEF));
  }

  /** Returns data as one line of at most so many characters. */
  static String quoted(String data, int most) {
    String line = data.replaceAll("[\\p{C}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  private static String at(Instant moment) {
    return MINUTE.format(moment);
  }

  private void line(String format, Object... values) {
    page.append(text(format, values).stripTrailing()).append('\n');
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
