package io.hippocampus.server.cli.upkeep;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.archive.ArchiveWriter;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a space into an archive. */
@Command(
    name = "export",
    description = {
      "Write a space into a file of JSON lines: its experiences and memories as they are.",
      "",
      "What was forgotten is not in it, nor embeddings, recalls, nights and policies. It is not"
          + " encrypted."
    },
    footer = {
      "  hippocampus export anna.jsonl --space anna",
      "  hippocampus export - --space anna | gzip > anna.jsonl.gz"
    })
final class ExportCommand extends SpaceCommand {

  private static final String STANDARD_OUTPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file, which must not be there yet. Default: -, the standard output.")
  private String file = STANDARD_OUTPUT;

  ExportCommand(Desk desk) {
    super(desk);
  }

  /** What was written. */
  record Exported(String space, String file, long experiences, long memories) {}

  @Override
  protected Answer answer(MemorySpace space) throws IOException {
    if (file.equals(STANDARD_OUTPUT)) {
      if (output().isJson()) {
        throw new IllegalArgumentException(
            "the answer of --json and the archive would both go to the standard output; name a file");
      }
      Exported exported = write(space, terminal().out());
      notes().line("%s", told(exported));
      return Answer.of(exported, page -> {});
    }
    Exported exported;
    try (OutputStream out = new BufferedOutputStream(
        Files.newOutputStream(desk().file(file), StandardOpenOption.CREATE_NEW))) {
      exported = write(space, out);
    }
    return Answer.of(exported, page -> page.line("%s", told(exported)));
  }

  private Exported write(MemorySpace space, OutputStream out) {
    ArchiveWriter writer = new ArchiveWriter(out);
    space.archive().write(writer);
    writer.finish();
    return new Exported(space.name().value(), file, writer.experiences(), writer.memories());
  }

  private static String told(Exported exported) {
    return "Exported %s of %s to %s"
        .formatted(
            Page.memories(exported.memories()),
            Page.data(exported.space()),
            Page.data(exported.file()));
  }
}
