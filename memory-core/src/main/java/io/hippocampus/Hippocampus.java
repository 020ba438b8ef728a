package io.hippocampus;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.encoding.SurfaceTagger;
import io.hippocampus.language.CarefulModel;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.Stores;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.Recollection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A memory that sleeps, in one process: the front door.
 *
 * <p>Thread-safe. A home, the directory it lives in, is open in one process at a time. What
 * {@link MemorySpace#record} returned from survives a crash. Closing waits for work under way and
 * then releases the home.
 */
public final class Hippocampus implements AutoCloseable {

  private final Parts parts;
  private final SwitchedEmbedder embedder;
  private final Map<SpaceName, MemorySpace> spaces = new ConcurrentHashMap<>();

  /** The spaces in which something is known to be recorded; nothing takes that back. */
  private final Set<SpaceName> recordedIn = ConcurrentHashMap.newKeySet();

  /** Held for reading while a space is opened, for writing while the model is switched. */
  private final ReadWriteLock opening = new ReentrantReadWriteLock();

  private final ModelChange changing;
  private volatile boolean closed;

  private Hippocampus(Parts parts, SwitchedEmbedder embedder) {
    this.parts = parts;
    this.embedder = embedder;
    this.changing =
        new ModelChange(parts, embedder, spaces, opening.writeLock(), this::requireOpen);
  }

  /**
   * Opens the home in that directory, which is made if it is not there, with every default: H2 and
   * Lucene in the directory, the embedded model, the offline tagger, the system's clock.
   *
   * @throws UnavailableException if another process has the home open, or the disk is full
   * @throws io.hippocampus.port.CorruptException if its store cannot be read
   * @throws io.hippocampus.port.MismatchException if it was made with another embedding model
   */
  public static Hippocampus open(Path directory) {
    return builder(directory).open();
  }

  /** Starts from the directory of the home and every default. */
  public static Builder builder(Path directory) {
    return new Builder(requireNonNull(directory, "directory"));
  }

  /**
   * Returns the embedder of homes that are given none, to be shared by several or decorated:
   * e5-small-v2 in this process, loaded when it is first needed. Whoever asked for it closes it.
   */
  public static Embedder embeddedModel() {
    return EmbeddedHome.embeddedModel();
  }

  /**
   * Returns an embedder over a model of LangChain4j, put to it as the options say. The model stays
   * its owner's to close.
   *
   * @throws UnavailableException if the model must be asked for its dimensions and does not answer
   */
  public static Embedder embedder(EmbeddingModel model, EmbeddingOptions options) {
    return EmbeddedHome.embedder(
        requireNonNull(model, "model"), requireNonNull(options, "options"));
  }

  /** Returns the space of that name; it comes into being with the first thing recorded in it. */
  public MemorySpace space(String name) {
    return space(new SpaceName(name));
  }

  /** Returns the space of that name; it comes into being with the first thing recorded in it. */
  public MemorySpace space(SpaceName name) {
    opening.readLock().lock();
    try {
      requireOpen();
      return spaces.computeIfAbsent(name, n -> new MemorySpace(n, parts));
    } finally {
      opening.readLock().unlock();
    }
  }

  /**
   * Returns the space of that name; empty when nothing was ever recorded in it. It costs one small
   * query, and none once something was found there.
   */
  public Optional<MemorySpace> find(SpaceName name) {
    if (!recordedIn.contains(name)) {
      requireOpen();
      if (parts.stores().memories().lived(name).experiences() == 0) {
        return Optional.empty();
      }
      recordedIn.add(name);
    }
    return Optional.of(space(name));
  }

  /** Returns the names of the spaces in which something was recorded. */
  public List<SpaceName> spaces() {
    requireOpen();
    return parts.stores().memories().spaces();
  }

  /** Returns the spaces that were asked for since the home was opened, in no particular order. */
  public List<MemorySpace> openSpaces() {
    return List.copyOf(spaces.values());
  }

  /** Returns the model by which memories are found. */
  public EmbeddingModelId embeddingModel() {
    return embedder.model();
  }

  /** Returns what embeds here, for those who embed beside the memory; not to be closed by them. */
  public Embedder embedder() {
    return embedder;
  }

  /**
   * Embeds everything with another model, then serves with that one; from then on the home opens
   * with it alone.
   *
   * <p>Recording, recalling and nights go on by the model in use meanwhile. In the end, in one step
   * and while calls wait, what was recorded last is embedded too, the store switches and the
   * indexes of open spaces are built anew; {@link MemorySpace}s stay valid. Whatever ends it before
   * that, a killed process too, leaves the home as it is with what is embedded kept beside: begun
   * again with the same model, it goes on where it was; begun with the model in use, it removes
   * what others left. What the model refuses stays findable by its words.
   *
   * @param next embeds from then on; it is not closed with the memory
   * @param progress is told at the start and after each batch, by the caller's thread; what it
   *     throws ends the work
   * @return how it was done, when the home serves with the other model
   * @throws UnavailableException if the model does not answer or the disk is full; nothing was
   *     switched
   * @throws IllegalArgumentException if the model refuses more texts than it takes; nothing was
   *     switched
   * @throws ConflictException if another call does the same already
   */
  public Reembedding reembed(Embedder next, Consumer<Reembedding> progress) {
    requireNonNull(next, "next");
    requireNonNull(progress, "progress");
    return changing.to(next, progress);
  }

  /** Returns the database of the home, for those who keep tables of their own beside the memory. */
  public Optional<javax.sql.DataSource> dataSource() {
    return parts.dataSource();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this memory is closed; open the home again");
    }
  }

  /** Waits for work under way, then releases the home. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    changing.whileUnchanged(() -> {
      spaces.values().forEach(MemorySpace::close);
      parts.closing().run();
    });
  }

  /** What a memory is made of. */
  record Parts(
      Stores stores,
      MemoryIndexes indexes,
      Embedder embedder,
      TermAnalyzer analyzer,
      SalienceTagger tagger,
      InstantSource clock,
      ZoneId zone,
      SleepPolicy policy,
      BiConsumer<SpaceName, NightAlarm> onAlarm,
      BiConsumer<Recollection, Duration> onRecall,
      Ranking ranking,
      ContextWindow.Limits window,
      Executor background,
      Executor embedding,
      Optional<CarefulModel> model,
      Executor asking,
      BackgroundWork rating,
      Optional<javax.sql.DataSource> dataSource,
      Runnable closing) {}

  /** Builds a memory; single-threaded. */
  public static final class Builder {
    private final Path directory;
    private InstantSource clock = InstantSource.system();
    private ZoneId zone = ZoneId.systemDefault();
    private SleepPolicy policy = SleepPolicy.DEFAULT;
    private BiConsumer<SpaceName, NightAlarm> onAlarm = Nights::log;
    private BiConsumer<Recollection, Duration> onRecall = (recollection, took) -> {};
    private Ranking ranking = Ranking.DEFAULT;
    private ContextWindow.Limits window = ContextWindow.Limits.DEFAULT;
    private @Nullable Supplier<Embedder> embedder;
    private @Nullable Function<TermAnalyzer, SalienceTagger> tagger;
    private @Nullable TermAnalyzer analyzer;
    private @Nullable Stores stores;
    private @Nullable MemoryIndexes indexes;
    private @Nullable Executor background;
    private Optional<LanguageModel> model = Optional.empty();
    private ModelLimits limits = ModelLimits.DEFAULT;

    private Builder(Path directory) {
      this.directory = directory;
    }

    /** Sets where the time comes from. Default: the system's clock. */
    public Builder clock(InstantSource value) {
      clock = requireNonNull(value, "clock");
      return this;
    }

    /** Sets the zone in which relative times are read. Default: the system's. */
    public Builder zone(ZoneId value) {
      zone = requireNonNull(value, "zone");
      return this;
    }

    /** Sets how spaces sleep. Default: {@link SleepPolicy#DEFAULT}. */
    public Builder policy(SleepPolicy value) {
      policy = requireNonNull(value, "policy");
      return this;
    }

    /**
     * Sets who is told, at the end of each night and by its thread, what the last nights should
     * have done and did not. Default: the log, as a warning.
     */
    public Builder onAlarm(BiConsumer<SpaceName, NightAlarm> value) {
      onAlarm = requireNonNull(value, "onAlarm");
      return this;
    }

    /**
     * Sets who is told of each recall and how long it took, by the thread that recalled; trials by
     * other weights are not told. Default: nobody.
     */
    public Builder onRecall(BiConsumer<Recollection, Duration> value) {
      onRecall = requireNonNull(value, "onRecall");
      return this;
    }

    /** Sets how recall ranks. Default: {@link Ranking#DEFAULT}. */
    public Builder ranking(Ranking value) {
      ranking = requireNonNull(value, "ranking");
      return this;
    }

    /** Sets how much the context window holds. Default: {@link ContextWindow.Limits#DEFAULT}. */
    public Builder window(ContextWindow.Limits value) {
      window = requireNonNull(value, "window");
      return this;
    }

    /** Sets what embeds; it is not closed with the memory. Default: e5-small-v2 in this process. */
    public Builder embedder(Embedder value) {
      requireNonNull(value, "embedder");
      embedder = () -> value;
      return this;
    }

    /**
     * Sets what embeds to a model of LangChain4j, as {@link EmbeddingOptions#DEFAULT} puts texts to
     * it; {@link Hippocampus#embedder} makes embedders that differ. A home opens with the model it
     * was made with, or was given by {@link Hippocampus#reembed}. A model that does not answer
     * loses nothing: what is recorded is found by its words, and embedded later. Default:
     * e5-small-v2 in this process.
     */
    public Builder embeddingModel(EmbeddingModel value) {
      requireNonNull(value, "embedding model");
      embedder = () -> EmbeddedHome.embedder(value, EmbeddingOptions.DEFAULT);
      return this;
    }

    /** Sets what tags. Default: {@link SurfaceTagger}. */
    public Builder tagger(SalienceTagger value) {
      requireNonNull(value, "tagger");
      tagger = terms -> value;
      return this;
    }

    /**
     * Sets the language model that rates experiences and is asked by night: any chat model of
     * LangChain4j. It makes the memory better and is never waited for by {@link MemorySpace#record}
     * or a recall. Have it try nothing again itself ({@code maxRetries(0)}), and give it a timeout.
     * Default: none.
     */
    public Builder languageModel(ChatModel value) {
      return languageModel(EmbeddedHome.languageModel(requireNonNull(value, "model")));
    }

    /** Sets a language model of one's own making. Default: none. */
    public Builder languageModel(LanguageModel value) {
      model = Optional.of(value);
      return this;
    }

    /** Sets how much the language model may be asked. Default: {@link ModelLimits#DEFAULT}. */
    public Builder modelLimits(ModelLimits value) {
      limits = requireNonNull(value, "limits");
      return this;
    }

    /** Sets what finds terms. Default: Lucene's English analysis. */
    public Builder analyzer(TermAnalyzer value) {
      analyzer = requireNonNull(value, "analyzer");
      return this;
    }

    /**
     * Sets the store; it is not closed with the memory. It must count the terms that
     * {@link io.hippocampus.encoding.CountedTerms} finds. Default: H2 in the directory.
     */
    public Builder stores(Stores value) {
      stores = requireNonNull(value, "stores");
      return this;
    }

    /** Sets the indexes. Default: Lucene in the directory. */
    public Builder indexes(MemoryIndexes value) {
      indexes = requireNonNull(value, "indexes");
      return this;
    }

    /**
     * Sets where encoding, rating and logging happen. {@code Runnable::run} does all before a call
     * returns. What cannot be rated there is tried again with the next record or sleep, not by
     * time. Default: threads of the memory's own.
     */
    public Builder background(Executor value) {
      background = requireNonNull(value, "background");
      return this;
    }

    /**
     * Opens the memory.
     *
     * @throws UnavailableException if another process has the home open, or the disk is full
     * @throws io.hippocampus.port.CorruptException if its store cannot be read
     * @throws io.hippocampus.port.MismatchException if it was made with another embedding model
     */
    public Hippocampus open() {
      EmbeddedHome home = new EmbeddedHome(
          directory, clock, embedder, analyzer, stores, indexes, background, limits);
      try {
        SalienceTagger tags =
            tagger == null ? new SurfaceTagger(home.analyzer()) : tagger.apply(home.analyzer());
        SwitchedEmbedder inUse = new SwitchedEmbedder(home.embedder());
        Parts parts = new Parts(
            WakingStores.over(home.stores(), home.background()),
            home.indexes(),
            inUse,
            home.analyzer(),
            tags,
            clock,
            zone,
            policy,
            onAlarm,
            onRecall,
            ranking,
            window,
            home.background(),
            home.embedding(),
            model.map(
                asked -> new CarefulModel(asked, limits, home.stores().modelCalls(), clock, zone)),
            home.asking(),
            home.rating(),
            home.dataSource(),
            home::close);
        return new Hippocampus(parts, inUse);
      } catch (RuntimeException e) {
        home.close();
        throw e;
      }
    }
  }
}
