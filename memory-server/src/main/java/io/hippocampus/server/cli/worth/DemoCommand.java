package io.hippocampus.server.cli.worth;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Experience;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Progress;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.home.TemporaryHome;
import io.hippocampus.server.view.AccountView;
import io.hippocampus.server.view.MemoryView;
import io.hippocampus.server.view.NightView;
import io.hippocampus.server.view.RecollectionView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays the bundled stream through its days and nights. */
@Command(
    name = "demo",
    description = {
      "Live through two months of an assistant's work in less than a minute: every day is recorded, every"
          + " night is slept, and the memory keeps three tenths of it. Then it is asked.",
      "",
      "Needs no network and no key. Leaves nothing behind, unless --home names where to keep it."
    },
    footer = {
      "  hippocampus demo",
      "  hippocampus demo --home runa && hippocampus status --home runa --space demo"
    })
final class DemoCommand extends Subcommand {

  private static final SleepPolicy POLICY =
      SleepPolicy.builder().budget(new Budget.Memories(0.3, 0)).build();

  @Mixin
  private final HomeOption home;

  DemoCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /**
   * What was lived through and what is left.
   *
   * @param experiences how many experiences there were
   * @param remembered how many memories are left
   * @param tookMillis how long it took
   * @param nights the nights, oldest first
   * @param recalls what was asked in the end, and what came
   * @param faded a memory that was pruned, and why
   * @param superseded a fact that changed
   */
  record Demonstration(
      int experiences,
      int remembered,
      long tookMillis,
      List<NightView> nights,
      List<RecollectionView> recalls,
      Optional<AccountView> faded,
      Optional<Superseded> superseded) {}

  /**
   * A fact that changed.
   *
   * @param former what held before
   * @param present what holds since
   */
  record Superseded(MemoryView former, MemoryView present) {}

  @Override
  protected Answer answer() throws IOException {
    if (!home.isGiven()) {
      try (TemporaryHome temporary = TemporaryHome.make()) {
        return play(temporary.directory());
      }
    }
    Path directory = home.directory();
    if (Files.exists(directory.resolve("store"))) {
      throw new IllegalArgumentException("there is a memory in " + directory
          + " already; the demonstration wants a home of its own");
    }
    return play(directory);
  }

  private Answer play(Path directory) {
    long start = System.nanoTime();
    List<Experience> stream = new ArrayList<>();
    Stream.demo().experiences(one -> stream.add(one.experience()));
    DemoClock clock = new DemoClock(stream.get(0).occurredAt());
    Page live = output().isJson() ? notes() : answers();
    live.line(
            "Two months in the life of Runa and her assistant: %s. Every night the memory",
            Page.experiences(stream.size()))
        .line("sleeps on the day, and keeps three tenths of all it has ever lived through.")
        .line();
    try (Hippocampus memory = desk()
        .opening()
        .at(directory)
        .clock(clock)
        .zone(ZoneOffset.UTC)
        .policy(POLICY)
        .open()) {
      MemorySpace space = memory.space(DemoLife.SPACE);
      DemoLife life = new DemoLife(space, clock, stream);
      List<NightView> nights = new ArrayList<>();
      try (Progress progress =
          terminal().outIsTty() ? Progress.unseen(desk()) : progress("Living", stream.size())) {
        life.live((night, lived) -> {
          nights.add(night);
          progress.to(lived);
          live.line(NightPage.line(night, live));
        });
      }
      DemoQuestions questions = new DemoQuestions(space);
      Demonstration told = new Demonstration(
          stream.size(),
          space.memories().size(),
          Duration.ofNanos(System.nanoTime() - start).toMillis(),
          nights,
          questions.recalls(),
          questions.faded(),
          questions.superseded());
      return Answer.of(
          told, page -> new DemoPage(page, output().isVerbose(), home.isGiven()).print(told));
    }
  }
}
