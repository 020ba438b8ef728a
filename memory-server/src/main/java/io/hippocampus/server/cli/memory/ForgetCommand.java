package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.MemoryView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forgets for good. */
@Command(
    name = "forget",
    description = {
      "Forget for good: erase memories, the experiences they were made from and all that was made of"
          + " these, everywhere. This cannot be undone.",
      "",
      "Asks first; where nobody can be asked, it wants --yes."
    },
    footer = "  hippocampus forget m-42 --reason \"asked for by Anna\" --yes")
final class ForgetCommand extends CurationCommand {

  private static final int SHOWN = 100;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the tombstone. Default: asked for.")
  private String reason = "asked for";

  ForgetCommand(Desk desk) {
    super(desk);
  }

  @Override
  void consider(List<MemoryView> found) {
    if (yes) {
      return;
    }
    if (!terminal().inIsTty() || !terminal().errIsTty()) {
      throw new IllegalArgumentException(
          "forgetting cannot be undone, and nobody can be asked; say --yes to do it. Nothing was forgotten");
    }
    Page asking =
        new Page(terminal().err(), false, terminal().width(), terminal().zone());
    for (MemoryView memory : found) {
      asking.line("  %s  %s", Page.data(memory.id()), Page.data(memory.content(), SHOWN));
    }
    terminal()
        .err()
        .print("Erase " + Page.memories(found.size()) + " and their sources for good? [y/N] ");
    terminal().err().flush();
    if (!isYes(reply())) {
      throw new IllegalArgumentException("not confirmed; nothing was forgotten");
    }
  }

  private String reply() {
    try {
      String line = new BufferedReader(
              new InputStreamReader(terminal().in(), StandardCharsets.UTF_8))
          .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isYes(String reply) {
    String lower = reply.strip().toLowerCase(Locale.ROOT);
    return lower.equals("y") || lower.equals("yes");
  }

  @Override
  void apply(MemorySpace space, MemoryId memory) {
    space.forget(memory, reason);
  }

  @Override
  boolean isIdempotent() {
    return true;
  }

  @Override
  String done() {
    return "Forgot";
  }
}
