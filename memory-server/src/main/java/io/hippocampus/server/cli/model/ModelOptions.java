package io.hippocampus.server.cli.model;

import io.hippocampus.language.ModelLimits;
import io.hippocampus.server.cli.frame.Choices;
import io.hippocampus.server.model.ModelSettings;
import io.hippocampus.server.model.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which language model, and how much it may be asked. */
final class ModelOptions {

  @Option(
      names = "--provider",
      paramLabel = "WHO",
      converter = Choices.Providers.class,
      completionCandidates = Choices.Providers.class,
      description = "Who serves it, one of ${COMPLETION-CANDIDATES}; openai is any server that"
          + " speaks as OpenAI's does.")
  private Optional<Provider> provider = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME", description = "The model's name there.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server's address. Default: the provider's own.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--key-variable",
      paramLabel = "VARIABLE",
      description = "The environment variable that holds the key. Default: OPENAI_API_KEY or"
          + " ANTHROPIC_API_KEY.")
  private Optional<String> keyVariable = Optional.empty();

  @Option(names = "--no-key", description = "The server wants no key.")
  private boolean noKey;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long an answer may take. Default: 60.")
  private Optional<Long> timeout = Optional.empty();

  @Option(
      names = "--tokens-per-day",
      paramLabel = "N",
      description = "At most so many tokens a day. Default: 1000000.")
  private Optional<Long> tokensPerDay = Optional.empty();

  @Option(
      names = "--tokens-per-night",
      paramLabel = "N",
      description = "At most so many for a night of one space. Default: 200000.")
  private Optional<Long> tokensPerNight = Optional.empty();

  @Option(
      names = "--calls-at-once",
      paramLabel = "N",
      description = "At most so many calls side by side. Default: 2.")
  private Optional<Integer> callsAtOnce = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "So many experiences are rated by one call. Default: 10.")
  private Optional<Integer> batch = Optional.empty();

  /** Whether any of them is given. */
  boolean areGiven() {
    return noKey
        || Stream.of(
                provider,
                name,
                baseUrl,
                keyVariable,
                timeout,
                tokensPerDay,
                tokensPerNight,
                callsAtOnce,
                batch)
            .anyMatch(Optional::isPresent);
  }

  /**
   * Returns the model that they choose, or the one in use changed in what they say.
   *
   * @throws IllegalArgumentException naming the option that is missing or wrong
   */
  ModelSettings chosen(Optional<ModelSettings> inUse) {
    if (keyVariable.isPresent() && noKey) {
      throw new IllegalArgumentException("--key-variable and --no-key exclude each other");
    }
    ModelSettings base = base(inUse);
    ModelLimits limits = base.limits();
    return new ModelSettings(
        base.provider(),
        base.name(),
        baseUrl.or(base::baseUrl),
        noKey ? Optional.empty() : keyVariable.or(base::keyVariable),
        timeout.map(Duration::ofSeconds).orElse(base.timeout()),
        new ModelLimits(
            tokensPerDay.orElse(limits.tokensPerDay()),
            tokensPerNight.orElse(limits.tokensPerNight()),
            callsAtOnce.orElse(limits.callsAtOnce()),
            batch.orElse(limits.batch())));
  }

  /** Returns the model they name, with all else as it is in use with the same provider. */
  private ModelSettings base(Optional<ModelSettings> inUse) {
    Provider who = provider
        .or(() -> inUse.map(ModelSettings::provider))
        .orElseThrow(() -> new IllegalArgumentException(
            "no language model is set yet; give --provider and --name"));
    Optional<ModelSettings> same = inUse.filter(known -> known.provider() == who);
    String called = name.or(() -> same.map(ModelSettings::name))
        .orElseThrow(() -> new IllegalArgumentException(
            "--provider without --name; give the model's name there too"));
    return same.map(known -> new ModelSettings(
            who, called, known.baseUrl(), known.keyVariable(), known.timeout(), known.limits()))
        .orElseGet(() -> ModelSettings.of(who, called));
  }
}
