package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.Receipt;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Choices;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.ZoneOption;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records one experience. */
@Command(
    name = "record",
    description = "Record one experience.",
    footer = {
      "  hippocampus record \"Mind the pear tree when you park.\" --speaker Runa",
      "  hippocampus record --kind outcome --reward 1 \"The release went out on time.\"",
      "  git log -1 --format=%%B | hippocampus record - --speaker git --kind observation"
    })
final class RecordCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  @Mixin
  private final ZoneOption zone;

  @Parameters(
      paramLabel = "TEXT",
      description = "What was said or noticed; - reads standard input.")
  private String text = "";

  @Option(names = "--speaker", paramLabel = "WHO", description = "Who said it. Default: user.")
  private String speaker = "user";

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "The conversation or run it belongs to. Default: default.")
  private String session = "default";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = Choices.Kinds.class,
      completionCandidates = Choices.Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: message.")
  private ExperienceKind kind = ExperienceKind.MESSAGE;

  @Option(names = "--at", paramLabel = "WHEN", description = "When it happened. Default: now.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its id; recorded twice is recorded once. Default: made from all the rest.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--reward", paramLabel = "R", description = "How well it went, -1 to 1.")
  private Optional<Double> reward = Optional.empty();

  @Option(
      names = "--importance",
      paramLabel = "I",
      description = "How much it will matter, 0 to 1. Default: the tagger says.")
  private Optional<Double> importance = Optional.empty();

  @Option(
      names = "--trust",
      paramLabel = "TRUST",
      converter = Choices.Trusts.class,
      completionCandidates = Choices.Trusts.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: by its kind.")
  private Optional<Trust> trust = Optional.empty();

  @Option(
      names = "--metadata",
      paramLabel = "KEY=VALUE",
      description = "What else to filter by; may be repeated.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  RecordCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
    this.zone = new ZoneOption(desk.terminal());
  }

  /**
   * What became of it.
   *
   * @param space the space it was recorded in
   * @param experience its id
   * @param memory the memory it became
   * @param isNew false when it had been recorded before
   * @param evicted what left the context window for it
   */
  record Recorded(
      String space, String experience, String memory, boolean isNew, List<String> evicted) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() throws IOException {
    Experience experience = experience();
    Salience tag =
        importance.map(value -> Salience.of(value, Tagger.CALLER)).orElse(Salience.UNTAGGED);
    try (HomeInUse inUse = home.open()) {
      MemorySpace into = inUse.memory().space(space.name());
      Receipt receipt = into.record(experience, tag);
      into.upkeep().awaitEncoded();
      Recorded recorded = new Recorded(
          into.name().value(),
          receipt.experience().value(),
          receipt.memory().value(),
          receipt.isNew(),
          receipt.evicted().stream().map(ExperienceId::value).toList());
      return Answer.of(
          recorded,
          page -> page.line(
              "%s as memory %s",
              receipt.isNew() ? "Recorded" : "Known already", page.strong(recorded.memory())));
    }
  }

  private Experience experience() throws IOException {
    String content = text.equals("-") ? standardInput().strip() : text;
    Instant when = at.map(value -> zone.start("--at", value))
        .orElseGet(() -> terminal().clock().instant());
    Experience.Builder builder =
        Experience.builder(speaker, content, when).session(session).kind(kind).metadata(metadata);
    id.ifPresent(builder::id);
    reward.ifPresent(builder::reward);
    trust.ifPresent(builder::trust);
    return builder.build();
  }
}
