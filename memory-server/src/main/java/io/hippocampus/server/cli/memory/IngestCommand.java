package io.hippocampus.server.cli.memory;

import io.hippocampus.Hippocampus;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Progress;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.ZoneOption;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.ingest.IngestFormat;
import io.hippocampus.server.ingest.Ingestion;
import io.hippocampus.server.ingest.Preview;
import io.hippocampus.server.ingest.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Takes in a stream or exported conversations. */
@Command(
    name = "ingest",
    description = {
      "Take in a stream of experiences or exported conversations, with the times at which they happened.",
      "",
      "All of it is looked at first; when anything in it is bad, nothing is recorded. Taking in the same"
          + " file, or a later export of it, again records only what is new. Interrupted, begin it again."
    },
    footer = {
      "  hippocampus ingest --dry-run conversations.json    what would be recorded",
      "  hippocampus ingest conversations.json --space anna",
      "  zcat stream.jsonl.gz | hippocampus ingest -",
      "  hippocampus ingest chat.json --format langchain4j --at 2026-03-02"
    })
final class IngestCommand extends Subcommand {

  private static final int SPEAKERS_SHOWN = 8;

  @Mixin
  private final HomeOption home;

  @Mixin
  private final ZoneOption zone;

  @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
  private String file = "";

  @Option(
      names = {"-s", "--space"},
      paramLabel = "SPACE",
      description = "The space for all of it. Default: the space each line names, else default.")
  private Optional<String> space = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Formats.class,
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: auto, told by how the file begins.")
  private Chosen format = new Chosen(Optional.empty());

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be recorded.")
  private boolean dryRun;

  @Option(names = "--skip-bad", description = "Record what is good, though something is bad.")
  private boolean skipBad;

  @Option(
      names = "--no-wait",
      description = "Do not wait until all is tagged and embedded; a later command does it.")
  private boolean noWait;

  @Option(
      names = "--at",
      paramLabel = "WHEN",
      description =
          "When messages happened whose format does not say (langchain4j). Default: when the file"
              + " was changed last.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "The session of messages whose format names none. Default: the file's name.")
  private Optional<String> session = Optional.empty();

  IngestCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
    this.zone = new ZoneOption(desk.terminal());
  }

  /**
   * What {@code --format} says.
   *
   * @param format a format; to be told by the file when empty
   */
  record Chosen(Optional<IngestFormat> format) {}

  /** The formats, and {@code auto}. */
  static final class Formats implements ITypeConverter<Chosen>, Iterable<String> {
    @Override
    public Chosen convert(String value) {
      Optional<IngestFormat> named = Arrays.stream(IngestFormat.values())
          .filter(format -> format.name().equalsIgnoreCase(value))
          .findFirst();
      if (named.isEmpty() && !value.equalsIgnoreCase("auto")) {
        throw new TypeConversionException(
            "'" + value + "' is not one of " + String.join(", ", this));
      }
      return new Chosen(named);
    }

    @Override
    public Iterator<String> iterator() {
      return java.util.stream.Stream.concat(
              java.util.stream.Stream.of("auto"),
              Arrays.stream(IngestFormat.values()).map(f -> f.name().toLowerCase(Locale.ROOT)))
          .iterator();
    }
  }

  /**
   * What was taken in.
   *
   * @param source the file
   * @param dryRun whether nothing was to be recorded
   * @param recorded how many experiences were recorded
   * @param encoded whether all of them are tagged and embedded
   * @param preview what was found
   */
  record Ingested(String source, boolean dryRun, long recorded, boolean encoded, Preview preview) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() throws IOException {
    try (Source source =
        file.equals("-") ? Source.keeping(terminal().in()) : Source.of(desk().file(file))) {
      Instant when = at.isPresent() ? zone.start("--at", at.get()) : source.changedAt();
      Ingestion ingestion = new Ingestion(
          source, format.format(), space, session.orElseGet(() -> nameOf(source)), when);
      if (dryRun && !home.exists()) {
        Preview preview = ingestion.preview(Optional.empty(), terminal().clock().instant());
        return found(source, preview);
      }
      try (HomeInUse inUse = home.open()) {
        return ingest(inUse.memory(), ingestion, source);
      }
    }
  }

  private static String nameOf(Source source) {
    return source.isTemporary() ? "default" : source.name().replaceFirst("\\.[^.]*$", "");
  }

  private Answer ingest(Hippocampus memory, Ingestion ingestion, Source source) throws IOException {
    notes().line("Looking at %s (%s) ...", source.name(), Page.bytes(source.size()));
    Preview preview = ingestion.preview(Optional.of(memory), terminal().clock().instant());
    if (dryRun || (preview.badCount() > 0 && !skipBad)) {
      return found(source, preview);
    }
    print(preview, notes());
    long recorded;
    try (Progress progress =
        progress(noWait ? "Recording" : "Recording and encoding", preview.fresh())) {
      recorded = ingestion.record(memory, !noWait, progress::to);
    }
    Ingested ingested = new Ingested(source.name(), false, recorded, !noWait, preview);
    return Answer.of(ingested, page -> print(ingested, page));
  }

  private Answer found(Source source, Preview preview) {
    Ingested ingested = new Ingested(source.name(), dryRun, 0, false, preview);
    Answer answer = Answer.of(ingested, page -> print(preview, page));
    if (preview.badCount() == 0 || skipBad) {
      return answer;
    }
    String problem =
        Page.count(preview.badCount(), "thing is bad", "things are bad") + " in " + source.name()
            + "; nothing was recorded. Mend the file, or leave them out with --skip-bad";
    return answer.failed(new Failure(ExitCode.BAD_INPUT, Failure.BAD_INPUT, problem));
  }

  private void print(Ingested ingested, Page page) {
    page.line(
        "Recorded %s, %,d known already%s%s",
        page.strong(Page.experiences(ingested.recorded())),
        ingested.preview().known(),
        ingested.preview().badCount() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d bad left out", ingested.preview().badCount()),
        ingested.encoded() ? "" : "; not all is encoded yet");
    if (!isWatched()) {
      print(ingested.preview(), page);
    }
  }

  private static void print(Preview preview, Page page) {
    page.line("  format     %s", preview.format());
    page.line(
        "  holds      %s in %s: %,d new, %,d known already%s",
        Page.experiences(preview.experiences()),
        Page.count(preview.sessions(), "session", "sessions"),
        preview.fresh(),
        preview.known(),
        preview.repeated() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d repeated", preview.repeated()));
    if (preview.first().isPresent() && preview.last().isPresent()) {
      page.line(
          "  happened   %s to %s%s",
          page.minute(preview.first().get()),
          page.minute(preview.last().get()),
          preview.areDated() ? "" : page.doubtful(" (the file has no times: see --at)"));
    }
    page.line("  spaces     %s", counts(preview.spaces(), SPEAKERS_SHOWN));
    page.line("  kinds      %s", counts(preview.kinds(), SPEAKERS_SHOWN));
    page.line("  speakers   %s", counts(preview.speakers(), SPEAKERS_SHOWN));
    if (!preview.leftOut().isEmpty()) {
      page.line("  left out   %s", counts(preview.leftOut(), SPEAKERS_SHOWN));
    }
    if (preview.badCount() > 0) {
      page.line("  bad        %,d", preview.badCount());
      preview
          .bad()
          .forEach(bad -> page.line(
              "    %s: %s", page.wrong(Page.data(bad.place())), Page.data(bad.problem(), 300)));
      if (preview.badCount() > preview.bad().size()) {
        page.line("    and %,d more", preview.badCount() - preview.bad().size());
      }
    }
  }

  private static String counts(Map<String, Long> counts, int most) {
    String shown = counts.entrySet().stream()
        .limit(most)
        .map(entry ->
            String.format(Locale.ROOT, "%s %,d", Page.data(entry.getKey(), 60), entry.getValue()))
        .collect(Collectors.joining(", "));
    return counts.isEmpty()
        ? "none"
        : shown + (counts.size() > most ? ", and " + (counts.size() - most) + " more" : "");
  }
}
