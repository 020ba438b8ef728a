package io.hippocampus.server.cli.policy;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.bench.embedding.CachedEmbedder;
import io.hippocampus.bench.evaluation.StreamHistories;
import io.hippocampus.bench.nights.NightCharts;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.history.History;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.Watching;
import io.hippocampus.server.home.TemporaryHome;
import io.hippocampus.server.view.SimulationView;
import io.hippocampus.sleep.simulation.Contender;
import io.hippocampus.sleep.simulation.Simulation;
import io.hippocampus.sleep.simulation.SimulationOptions;
import io.hippocampus.sleep.simulation.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries policies and schedules on what a space really lived through. */
@Command(
    name = "simulate",
    description = {
      "What if? Live a space's real history through again by other policies and schedules, side by"
          + " side, on a clock that jumps: what each would hold, what it would cost, whether recalls"
          + " that were of use would still be answered, and what one keeps and the other loses.",
      "",
      "The space is only read. It all happens in a scratch area, which is removed. What is gone for"
          + " good, forgotten or pruned longer ago than the grace, cannot be lived again.",
      "",
      "With --forward it looks ahead instead: how much of today's memory is left after 30, 90 and"
          + " 365 nights if nothing new happens."
    },
    footer = {
      "  hippocampus simulate --policy current --policy lean",
      "  hippocampus simulate --nights 30 --policy mine.yaml --policy balanced --svg pictures",
      "  hippocampus simulate --policy current --schedule '03:15 Europe/Berlin' --schedule '13:00"
          + " Europe/Berlin'",
      "  hippocampus simulate --forward --policy lean --policy thorough",
      "  hippocampus simulate --stream streams/locomo --svg pictures"
    })
final class SimulateCommand extends Subcommand {

  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final List<Integer> HORIZONS = List.of(30, 90, 365);

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  @Mixin
  private final ContenderOptions contenders;

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "Let the contenders sleep the last N nights only; those before are slept by the"
          + " space's own policy. Default: all.")
  private Optional<Integer> nights = Optional.empty();

  @Option(
      names = "--stream",
      paramLabel = "DIR",
      description =
          "Live through a dated stream instead, all its spaces or --space: a directory with"
              + " experiences.jsonl and perhaps questions.jsonl, or demo.")
  private Optional<String> stream = Optional.empty();

  @Option(names = "--forward", description = "Look ahead instead of back.")
  private boolean forward;

  @Option(
      names = "--svg",
      paramLabel = "DIR",
      description = "Draw size.svg, retention.svg and regret.svg into DIR, night by night.")
  private Optional<String> svg = Optional.empty();

  SimulateCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
    this.contenders = new ContenderOptions(desk);
  }

  /** What was found of each space. */
  record Simulated(List<SimulationView> spaces) {}

  /** What is foreseen by each policy. */
  record Foreseen(String space, List<Foresight> policies) {}

  /** What one policy leaves. */
  record Foresight(String policy, List<Horizon> horizons) {}

  /** A stream is lived through without a home. */
  @Override
  public Optional<HomeOption> sharedHome() {
    return stream.isPresent() ? Optional.empty() : Optional.of(home);
  }

  @Override
  protected Answer answer() throws IOException {
    requireSense();
    return stream.isPresent() ? lived(stream.get()) : asked();
  }

  private void requireSense() {
    if (forward
        && (stream.isPresent()
            || nights.isPresent()
            || svg.isPresent()
            || contenders.hasSchedules())) {
      throw new IllegalArgumentException("--forward looks ahead from today's memory; leave out"
          + " --stream, --nights, --schedule and --svg");
    }
    nights.filter(count -> count < 1).ifPresent(count -> {
      throw new IllegalArgumentException("--nights is " + count + "; allowed are 1 and more");
    });
  }

  private Answer asked() throws IOException {
    try (HomeInUse inUse = home.openExisting()) {
      Hippocampus memory = inUse.memory();
      MemorySpace real = space.require(memory);
      SleepPolicy current = real.policy().current();
      Map<String, SleepPolicy> policies = contenders.policies(Optional.of(current));
      if (forward) {
        Foreseen foreseen = new Foreseen(
            real.name().value(),
            policies.entrySet().stream()
                .map(named -> new Foresight(
                    named.getKey(), real.policy().foresee(named.getValue(), HORIZONS)))
                .toList());
        return Answer.of(
            foreseen, page -> new SimulationPage(page, output().isVerbose()).print(foreseen));
      }
      ZoneId zone = terminal().zone();
      return simulated(
          List.of(real.history()),
          contenders.contenders(policies, zone),
          memory.embedder(),
          current,
          zone);
    }
  }

  private Answer lived(String name) throws IOException {
    Map<String, SleepPolicy> policies = contenders.policies(Optional.empty());
    List<Contender> tried = contenders.contenders(policies, ZoneOffset.UTC);
    List<History> histories = histories(name);
    try (TemporaryHome beside = TemporaryHome.make();
        Hippocampus empty = desk().opening().at(beside.directory()).open();
        CachedEmbedder embedder = CachedEmbedder.over(
            empty.embedder(), CachedEmbedder.defaultDirectory(terminal().environment()))) {
      return simulated(histories, tried, embedder, SleepPolicy.DEFAULT, ZoneOffset.UTC);
    }
  }

  /** Returns the histories of a stream: of all its spaces, or of the one that is named. */
  private List<History> histories(String name) {
    List<History> all =
        StreamHistories.of(name.equals("demo") ? Stream.demo() : Stream.in(Path.of(name)));
    List<History> wanted = all.stream()
        .filter(history -> !space.isGiven() || history.space().equals(space.name()))
        .toList();
    if (wanted.isEmpty()) {
      throw new NotFoundException("there is no space '" + space.name() + "' in the stream " + name
          + "; leave --space out to have all");
    }
    return wanted;
  }

  private Answer simulated(
      List<History> histories,
      List<Contender> tried,
      Embedder embedder,
      SleepPolicy before,
      ZoneId zone)
      throws IOException {
    List<SimulationView> views = new ArrayList<>();
    List<SimulationResult> results = new ArrayList<>();
    Optional<Path> drawn = svg.map(desk()::file);
    if (drawn.isPresent()) {
      Files.createDirectories(drawn.get());
    }
    try (TemporaryHome scratch = TemporaryHome.in(scratch())) {
      for (History history : histories) {
        SimulationOptions.Builder options = SimulationOptions.builder(
                history, tried, scratch.directory(), embedder)
            .before(before)
            .zone(zone);
        nights.ifPresent(options::nights);
        SimulationResult result = Simulation.run(options.build(), new Watching(this));
        results.add(result);
        views.add(SimulationView.of(history.space().value(), result));
      }
    }
    if (drawn.isPresent()) {
      new NightCharts(subject(), results).writeTo(drawn.get());
    }
    Simulated simulated = new Simulated(views);
    return Answer.of(simulated, page -> {
      views.forEach(new SimulationPage(page, output().isVerbose())::print);
      svg.ifPresent(directory -> page.line().line("Drawn in %s", directory));
    });
  }

  /** Returns what is drawn: a stream without the folders it lies in, or a space. */
  private String subject() {
    return stream
        .map(name -> String.valueOf(Path.of(name).getFileName()))
        .orElse(space.name().value());
  }

  /** Returns a file system in memory where there is one, for nothing need survive. */
  private static Optional<Path> scratch() {
    return Files.isWritable(IN_MEMORY) ? Optional.of(IN_MEMORY) : Optional.empty();
  }
}
