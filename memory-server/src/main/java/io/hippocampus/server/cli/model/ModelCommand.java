package io.hippocampus.server.cli.model;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.home.TemporaryHome;
import io.hippocampus.server.model.ModelClients;
import io.hippocampus.server.model.ModelSettings;
import io.hippocampus.server.view.Names;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says, or changes, which language model a home uses. */
@Command(
    name = "model",
    description = {
      "Say which language model rates experiences and is asked by night; with --provider and --name,"
          + " use that one; with --off, none. The key stays in the environment."
    },
    footer = {
      "  hippocampus model",
      "  hippocampus model --provider ollama --name llama3.2",
      "  hippocampus model --provider openai --name gpt-4o-mini --tokens-per-day 300000",
      "  hippocampus model --provider openai --base-url http://localhost:8000/v1 --name local"
          + " --no-key",
      "  hippocampus model --try",
      "  hippocampus model --off"
    })
final class ModelCommand extends Subcommand {

  private static final String SAMPLE = "I am allergic to peanuts, please never forget that.";

  @Mixin
  private final HomeOption home;

  @Mixin
  private final ModelOptions options = new ModelOptions();

  @Option(names = "--try", description = "Have it rate one sentence, and say what came of it.")
  private boolean tried;

  @Option(names = "--off", description = "Use no language model.")
  private boolean off;

  ModelCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /**
   * The model in use; all but whether there is one is absent when there is none.
   *
   * @param model its name
   * @param provider who serves it
   * @param baseUrl the server's address, where it is not the provider's own
   * @param keyVariable the variable that holds its key, where it needs one
   * @param keyIsThere whether the environment has that variable
   * @param timeoutSeconds how long an answer may take
   * @param limits how much it may be asked
   * @param trial what came of trying it, if it was tried
   * @param fromNextStart whether a server runs, which uses what was changed only when it is started
   *     again
   */
  record Model(
      Optional<String> model,
      Optional<String> provider,
      Optional<String> baseUrl,
      Optional<String> keyVariable,
      Optional<Boolean> keyIsThere,
      Optional<Long> timeoutSeconds,
      Optional<ModelLimits> limits,
      Optional<Trial> trial,
      boolean fromNextStart) {}

  /** How it rated one sentence, 1 to 9. */
  record Trial(String sentence, long rated, String reason, long tokens, long tookMillis) {}

  @Override
  protected Answer answer() throws IOException {
    if (off && (options.areGiven() || tried)) {
      throw new IllegalArgumentException("--off goes with no other option; give one or the other");
    }
    if (off) {
      ModelSettings.remove(home.directory());
    } else if (options.areGiven()) {
      options.chosen(ModelSettings.in(home.directory())).save(home.directory());
    }
    Optional<ModelSettings> settings = ModelSettings.in(home.directory());
    Optional<Trial> trial = tried ? Optional.of(trial(settings)) : Optional.empty();
    Model model = new Model(
        settings.map(ModelSettings::fullName),
        settings.map(ModelSettings::provider).map(Names::of),
        settings.flatMap(ModelSettings::baseUrl),
        settings.flatMap(ModelSettings::keyVariable),
        settings.flatMap(ModelSettings::keyVariable).map(this::hasKey),
        settings.map(given -> given.timeout().toSeconds()),
        settings.map(ModelSettings::limits),
        trial,
        (off || options.areGiven()) && RunningServer.of(home.directory()).isPresent());
    return Answer.of(model, page -> print(model, page));
  }

  private boolean hasKey(String variable) {
    return !terminal().environment().getOrDefault(variable, "").isBlank();
  }

  /** Has the model rate one sentence in a home that is gone afterwards. */
  private Trial trial(Optional<ModelSettings> settings) throws IOException {
    ModelSettings model = settings.orElseThrow(() -> new NotFoundException(
        "no language model is set in " + home.directory() + "; give --provider and --name"));
    try (TemporaryHome temporary = TemporaryHome.make();
        Hippocampus memory = ModelClients.with(
                desk()
                    .opening()
                    .at(temporary.directory())
                    .clock(terminal().clock())
                    .zone(terminal().zone())
                    .background(Runnable::run),
                model,
                terminal().environment(),
                terminal().clock())
            .open()) {
      MemorySpace space = memory.space("trial");
      long start = terminal().clock().millis();
      space.record(
          Experience.builder("Ann", SAMPLE, terminal().clock().instant()).build());
      space.upkeep().awaitEncoded();
      return trial(space, terminal().clock().millis() - start);
    }
  }

  private static Trial trial(MemorySpace space, long tookMillis) {
    var rating = space.status().rating().orElseThrow();
    if (rating.lastFlaw().isPresent()) {
      throw new UnavailableException(rating.lastFlaw().get().failure());
    }
    Memory memory = space.memories().get(0);
    Rating rated = space.explain(memory.id()).ratings().get(0);
    return new Trial(
        SAMPLE,
        Math.round(10 * rated.importance()),
        memory.salience().reason(),
        rated.tokens(),
        tookMillis);
  }

  private static void print(Model model, Page page) {
    printModel(model, page);
    if (model.fromNextStart()) {
      page.line(
          "%s", page.doubtful("The server that runs goes on as before until it is started again."));
    }
  }

  private static void printModel(Model model, Page page) {
    if (model.model().isEmpty()) {
      page.line("No language model; tags are written offline, nights sleep by words alone.");
      return;
    }
    ModelLimits limits = model.limits().orElseThrow();
    page.line("%s", page.strong(Page.data(model.model().get())));
    page.line("  address      %s", model.baseUrl().orElse("the provider's own"));
    page.line(
        "  key          %s",
        model
            .keyVariable()
            .map(variable -> model.keyIsThere().orElse(false)
                ? "in " + variable
                : page.wrong(variable + " is not set; until it is, tags are written offline"))
            .orElse("none"));
    page.line(
        "  may spend    %,d tokens a day, %,d a night",
        limits.tokensPerDay(), limits.tokensPerNight());
    page.line(
        "  asks         for %d experiences a call, %d calls at once, %d s each at most",
        limits.batch(), limits.callsAtOnce(), model.timeoutSeconds().orElseThrow());
    model
        .trial()
        .ifPresent(trial -> page.line(
            "  trial        %s %d of 9 (%s), %,d tokens, %,d ms",
            page.good("rated"),
            trial.rated(),
            Page.data(trial.reason()),
            trial.tokens(),
            trial.tookMillis()));
  }
}
