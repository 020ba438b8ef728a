package io.hippocampus.server.cli.upkeep;

import io.hippocampus.Imported;
import io.hippocampus.MemorySpace;
import io.hippocampus.archive.Archive;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.archive.ArchiveReader;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Progress;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an archive into a space. */
@Command(
    name = "import",
    description = {
      "Bring what 'export' wrote into a space: ids, times, strengths and pins stay as they are.",
      "",
      "The whole file is checked first. What is there already is passed over, so interrupted, begin"
          + " it again; what the space has forgotten does not come back. Embeddings are made anew."
    },
    footer = {
      "  hippocampus import --dry-run anna.jsonl    what would be brought in",
      "  hippocampus import anna.jsonl --space anna"
    })
final class ImportCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
  private String file = "";

  @Option(
      names = {"-s", "--space"},
      paramLabel = "SPACE",
      description = "The space to bring it into. Default: the one it was of.")
  private Optional<String> space = Optional.empty();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be brought in.")
  private boolean dryRun;

  ImportCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** What became of it, or would. */
  record Taken(
      String space,
      boolean dryRun,
      int experiences,
      int memories,
      int known,
      int withheld,
      int total) {

    static Taken of(SpaceName space, boolean dryRun, Imported imported) {
      return new Taken(
          space.value(),
          dryRun,
          imported.experiences(),
          imported.memories(),
          imported.known(),
          imported.withheld(),
          imported.total());
    }
  }

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() throws IOException {
    Archive archive = read();
    SpaceName name = space.map(SpaceName::new).orElse(archive.header().space());
    try (HomeInUse inUse = dryRun ? home.openExisting() : home.open()) {
      MemorySpace target = inUse.memory().space(name);
      Imported imported = dryRun ? target.archive().preview(archive) : brought(target, archive);
      Taken taken = Taken.of(name, dryRun, imported);
      return Answer.of(
          taken,
          page -> page.line(
              "%s %s into %s; %d were there, %d are forgotten there",
              dryRun ? "Would bring" : "Brought",
              Page.memories(taken.memories()),
              page.strong(Page.data(taken.space())),
              taken.known(),
              taken.withheld()));
    }
  }

  private Imported brought(MemorySpace target, Archive archive) {
    try (Progress progress = progress("Bringing in", archive.memories().size())) {
      return target
          .archive()
          .read(
              archive,
              soFar -> progress.to((long) soFar.memories() + soFar.known() + soFar.withheld()));
    }
  }

  private Archive read() throws IOException {
    if (file.equals("-")) {
      return ArchiveReader.read(terminal().in());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(desk().file(file)))) {
      return ArchiveReader.read(in);
    }
  }
}
