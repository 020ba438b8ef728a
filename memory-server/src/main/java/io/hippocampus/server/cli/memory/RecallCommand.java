package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Choices;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.frame.ZoneOption;
import io.hippocampus.server.cli.page.RecollectionPage;
import io.hippocampus.server.view.RecollectionView;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recalls. */
@Command(
    name = "recall",
    description = {
      "Recall what fits a cue, best first.",
      "",
      "A recall strengthens what it gives, unless --no-reactivate or --as-of is given."
    },
    footer = {
      "  hippocampus recall \"Who is the harbour master?\"",
      "  hippocampus recall \"What did we agree on last week?\" --explain",
      "  hippocampus recall --as-of 2026-03-20 -k 3 \"When does Plover ship?\"",
      "  hippocampus recall --speaker Runa --since 2026-04-01 bees",
      "  hippocampus recall --prompt --tokens 500 \"Plans for Friday\"    a block for a prompt"
    })
final class RecallCommand extends SpaceCommand {

  /** All moments that an experience can have. */
  private static final Interval EVER =
      new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

  @Mixin
  private final ZoneOption zone;

  @Parameters(paramLabel = "CUE", description = "What is asked; - reads standard input.")
  private String cue = "";

  @Option(
      names = {"-k", "--limit"},
      paramLabel = "N",
      description = "At most so many memories, 1 to 1000. Default: 10.")
  private int limit = 10;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "At most so many tokens of content in all. Default: no limit.")
  private int tokens = Integer.MAX_VALUE;

  @Option(
      names = "--as-of",
      paramLabel = "WHEN",
      description =
          "As it was then: nothing that happened later, and what held then. A date is its end.")
  private Optional<String> asOf = Optional.empty();

  @Option(names = "--since", paramLabel = "WHEN", description = "Only what happened from then on.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description = "Only what happened before then; a date counts in full.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "Only of this session; may be repeated.")
  private Set<String> sessions = new LinkedHashSet<>();

  @Option(
      names = "--speaker",
      paramLabel = "WHO",
      description = "Only by this speaker; may be repeated.")
  private Set<String> speakers = new LinkedHashSet<>();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = Choices.Kinds.class,
      completionCandidates = Choices.Kinds.class,
      description = "Only of this kind (${COMPLETION-CANDIDATES}); may be repeated.")
  private Set<ExperienceKind> kinds = new LinkedHashSet<>();

  @Option(
      names = "--where",
      paramLabel = "KEY=VALUE",
      description = "Only what is marked with this metadata; may be repeated.")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(names = "--current-only", description = "Leave out what no longer holds.")
  private boolean currentOnly;

  @Option(names = "--no-reactivate", description = "Do not strengthen what is recalled.")
  private boolean noReactivate;

  @Option(names = "--explain", description = "Show every term of each score.")
  private boolean explain;

  @Option(names = "--prompt", description = "Answer with one delimited block for a prompt.")
  private boolean prompt;

  RecallCommand(Desk desk) {
    super(desk);
    this.zone = new ZoneOption(desk.terminal());
  }

  /** The block that {@code --prompt} answers with. */
  record Prompt(String block) {}

  @Override
  protected Answer answer(MemorySpace space) throws IOException {
    Recollection recollection = space.recall(request());
    if (prompt) {
      String block = RecalledBlock.of(recollection);
      return Answer.of(new Prompt(block), page -> page.line(block));
    }
    RecollectionView view = RecollectionView.of(recollection);
    return Answer.of(
        view, page -> RecollectionPage.print(view, explain || output().isVerbose(), page));
  }

  private RecallRequest request() throws IOException {
    String asked = cue.equals("-") ? standardInput().strip() : cue;
    RecallRequest.Builder request = RecallRequest.builder(asked)
        .zone(zone.zone())
        .limit(limit)
        .tokens(tokens)
        .sessions(sessions)
        .speakers(speakers)
        .kinds(kinds)
        .metadata(where)
        .withSuperseded(!currentOnly)
        .reactivates(!noReactivate && asOf.isEmpty());
    if (since.isPresent() || until.isPresent()) {
      Instant start = since.map(text -> zone.start("--since", text)).orElse(EVER.start());
      Instant end = until.map(text -> zone.end("--until", text)).orElse(EVER.end());
      request.occurred(new Interval(start, end));
    }
    asOf.ifPresent(text -> request.asOf(zone.view("--as-of", text)));
    return request.build();
  }
}
