package io.hippocampus.server.cli.model;

import io.hippocampus.Reembedding;
import io.hippocampus.port.Embedder;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Progress;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.model.EmbeddingFile;
import io.hippocampus.server.model.EmbeddingProvider;
import io.hippocampus.server.model.EmbeddingSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Embeds everything with another model. */
@Command(
    name = "reembed",
    description = {
      "Embed everything in the home with another model, then use that one.",
      "",
      "Interrupted or killed, begin it again: it goes on where it was, and the home is as before until all is done."
          + " What is remembered is sent to the model's server."
    },
    footer = {
      "  hippocampus reembed --provider ollama --model nomic-embed-text --cue-prefix 'search_query: '"
          + " --passage-prefix 'search_document: '",
      "  hippocampus reembed --provider openai --model text-embedding-3-small --key-variable OPENAI_API_KEY",
      "  hippocampus reembed --provider embedded    back to the model that comes along"
    })
final class ReembedCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Option(
      names = "--provider",
      required = true,
      paramLabel = "PROVIDER",
      description =
          "Where the model runs, one of ${COMPLETION-CANDIDATES}; openai is any server with its interface.")
  private EmbeddingProvider provider = EmbeddingProvider.EMBEDDED;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model's name there. Needed unless it is the embedded one.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server's address. Default: the provider's usual one.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--key-variable",
      paramLabel = "NAME",
      description = "The environment variable that holds the server's key. Default: no key.")
  private Optional<String> keyVariable = Optional.empty();

  @Option(
      names = "--dimensions",
      paramLabel = "N",
      description =
          "Ask the server for embeddings of so many dimensions. Default: as many as the model has.")
  private Optional<Integer> dimensions = Optional.empty();

  @Option(
      names = "--cue-prefix",
      paramLabel = "TEXT",
      description = "What the model wants before what is asked. Default: nothing.")
  private String cuePrefix = "";

  @Option(
      names = "--passage-prefix",
      paramLabel = "TEXT",
      description = "What the model wants before what is searched. Default: nothing.")
  private String passagePrefix = "";

  ReembedCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /**
   * What was embedded.
   *
   * @param model the model by which memories are found now
   * @param dimensions how many dimensions its embeddings have
   * @param memories how many memories have embeddings by it
   * @param embedded how many of them this command embedded
   * @param refused how many the model refuses; they are found by their words
   * @param tookMillis how long it took
   * @param perSecond how many were embedded a second
   */
  record Reembedded(
      String model,
      int dimensions,
      long memories,
      long embedded,
      long refused,
      long tookMillis,
      double perSecond) {

    static Reembedded of(Reembedding done) {
      return new Reembedded(
          done.model().name(),
          done.model().dimensions(),
          done.done(),
          done.embedded(),
          done.refused(),
          done.elapsed().toMillis(),
          done.perSecond());
    }
  }

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() {
    EmbeddingSettings wanted = wanted();
    home.requireThere();
    Embedder next = home.embedder(wanted);
    try (HomeInUse inUse = home.openSwitched(next)) {
      notes().line("Embedding with %s ...", wanted.described());
      Reembedded reembedded;
      try (Progress progress = progress("Embedding", 0)) {
        reembedded = Reembedded.of(inUse.reembed(next, soFar -> {
          progress.outOf(soFar.total());
          progress.to(soFar.done());
        }));
      }
      EmbeddingFile.of(home.directory())
          .write(wanted.isEmbedded() ? wanted : wanted.withDimensions(reembedded.dimensions()));
      return Answer.of(reembedded, page -> print(reembedded, page));
    }
  }

  private EmbeddingSettings wanted() {
    if (provider == EmbeddingProvider.EMBEDDED) {
      boolean more = model.isPresent()
          || baseUrl.isPresent()
          || keyVariable.isPresent()
          || dimensions.isPresent()
          || !cuePrefix.isEmpty()
          || !passagePrefix.isEmpty();
      if (more) {
        throw new IllegalArgumentException(
            "the embedded model is as it is; leave the other options out, or name another --provider");
      }
      return EmbeddingSettings.EMBEDDED;
    }
    return new EmbeddingSettings(
        provider,
        model.orElseThrow(() -> new IllegalArgumentException(
            "which model of " + provider.name().toLowerCase(Locale.ROOT)
                + " is to embed is not said; name it with --model")),
        baseUrl,
        keyVariable,
        dimensions.map(OptionalInt::of).orElse(OptionalInt.empty()),
        dimensions.isPresent(),
        cuePrefix,
        passagePrefix);
  }

  private static void print(Reembedded done, Page page) {
    page.line(
        "%s with %s (%,d dimensions)",
        page.strong(Page.memories(done.memories()) + " embedded"),
        Page.data(done.model()),
        done.dimensions());
    if (done.embedded() > 0) {
      page.line("  just now   %,d, %.1f a second", done.embedded(), done.perSecond());
    }
    if (done.refused() > 0) {
      page.line(
          "  refused    %s",
          page.doubtful(Page.memories(done.refused()) + ", found by their words alone"));
    }
  }
}
