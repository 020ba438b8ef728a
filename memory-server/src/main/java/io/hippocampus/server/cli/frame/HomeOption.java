package io.hippocampus.server.cli.frame;

import io.hippocampus.Hippocampus;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.model.EmbeddingFile;
import io.hippocampus.server.model.EmbeddingSettings;
import io.hippocampus.server.model.ModelClients;
import io.hippocampus.server.model.ModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which home a command works on. */
public final class HomeOption {

  private final Desk desk;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = {
        "The directory the memory lives in. Default: $HIPPOCAMPUS_HOME, else hippocampus in the"
            + " data directory of the platform (~/.local/share on Linux)."
      })
  private @Nullable Path given;

  /** The option of a command at that desk. */
  public HomeOption(Desk desk) {
    this.desk = desk;
  }

  /** Whether a home is named. */
  public boolean isGiven() {
    return given != null;
  }

  /** Returns its directory, absolute; it need not be there. */
  public Path directory() {
    return given != null
        ? desk.terminal().directory().resolve(given).normalize()
        : standard(
            desk.terminal().environment(),
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")));
  }

  /** Returns where the memory lives unless somebody says otherwise. */
  static Path standard(Map<String, String> environment, String system, Path userHome) {
    String chosen = environment.getOrDefault("HIPPOCAMPUS_HOME", "");
    if (!chosen.isBlank()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path base = local.isBlank() ? userHome.resolve("AppData").resolve("Local") : Path.of(local);
      return base.resolve("Hippocampus");
    }
    if (lower.startsWith("mac")) {
      return userHome.resolve("Library").resolve("Application Support").resolve("Hippocampus");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    // The XDG specification has relative paths ignored.
    Path base =
        data.startsWith("/") ? Path.of(data) : userHome.resolve(".local").resolve("share");
    return base.resolve("hippocampus");
  }

  /** Whether there is a home in it. */
  public boolean exists() {
    return Files.isDirectory(directory().resolve("store"))
        || Files.exists(directory().resolve("lock"));
  }

  /** Starts to open the home, which is made if it is not there. */
  public Hippocampus.Builder builder() {
    Terminal terminal = desk.terminal();
    Hippocampus.Builder opening = embeddingAsHere(
        desk.opening().at(directory()).clock(terminal.clock()).zone(terminal.zone()));
    return ModelSettings.in(directory())
        .map(model -> ModelClients.with(opening, model, terminal.environment(), terminal.clock()))
        .orElse(opening);
  }

  /** Has a home embed with the model that this one is configured for. */
  public Hippocampus.Builder embeddingAsHere(Hippocampus.Builder builder) {
    EmbeddingSettings settings = embedding();
    return settings.isEmbedded() ? builder : builder.embedder(embedder(settings));
  }

  /** Returns which model embeds here. */
  public EmbeddingSettings embedding() {
    return EmbeddingFile.of(directory()).read();
  }

  /** Returns the embedder of that model, which its user closes. */
  public Embedder embedder(EmbeddingSettings settings) {
    return settings.embedder(desk.keys());
  }

  /** Starts to open the home, which must be there. */
  public Hippocampus.Builder existing() {
    requireThere();
    return builder();
  }

  /** Opens the home, which is made if it is not there, unless the server has it open already. */
  public HomeInUse open() {
    return desk.host()
        .map(host -> (HomeInUse) new ServedHome(requireServed(host)))
        .orElseGet(() -> new OwnHome(builder().open()));
  }

  /** As {@link #open}, but the home must be there. */
  public HomeInUse openExisting() {
    requireThere();
    return open();
  }

  /**
   * As {@link #openExisting}, with that embedder where the home's is not the one it is configured
   * for: when it was switched and the process died before that was written down.
   *
   * @throws MismatchException if it is neither
   */
  public HomeInUse openSwitched(Embedder perhaps) {
    try {
      return openExisting();
    } catch (MismatchException configured) {
      try {
        return new OwnHome(existing().embedder(perhaps).open());
      } catch (MismatchException switched) {
        configured.addSuppressed(switched);
        throw configured;
      }
    }
  }

  private Host requireServed(Host host) {
    Path served = host.home().directory();
    try {
      if (Files.isSameFile(directory(), served)) {
        return host;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("the home is " + directory() + "; the server has " + served
        + " open and works on no other");
  }

  /**
   * Makes sure that the home is there.
   *
   * @throws NotFoundException if it is not
   */
  public void requireThere() {
    if (!exists()) {
      throw new NotFoundException("there is no memory in " + directory()
          + " yet; record or ingest something, or name another home with --home");
    }
  }
}
