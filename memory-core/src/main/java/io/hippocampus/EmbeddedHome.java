package io.hippocampus;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.adapter.langchain4j.ChatModels;
import io.hippocampus.adapter.langchain4j.EmbeddingModels;
import io.hippocampus.adapter.lucene.EnglishTerms;
import io.hippocampus.adapter.lucene.LuceneMemoryIndexes;
import io.hippocampus.adapter.onnx.E5Embedder;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.OwnersFolder;
import io.hippocampus.port.Stores;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where adapters are wired to ports: a directory with a lock, a store and an index.
 *
 * <p>What was handed in is used and left open; what is made here is closed here, in reverse order.
 */
final class EmbeddedHome implements AutoCloseable {

  private static final int EMBEDDING_THREADS =
      Math.min(2, Runtime.getRuntime().availableProcessors());

  /**
   * The homes this process has open. Closing any channel of a file lets go of all locks that the
   * process has on it, so a second opening must not even try.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Embedder embedder;
  private final TermAnalyzer analyzer;
  private final Stores stores;
  private final MemoryIndexes indexes;
  private final Executor background;
  private final Executor embedding;
  private final Executor asking;
  private final BackgroundWork rating;
  private Optional<javax.sql.DataSource> dataSource = Optional.empty();

  EmbeddedHome(
      Path directory,
      InstantSource clock,
      @Nullable Supplier<Embedder> givenEmbedder,
      @Nullable TermAnalyzer givenAnalyzer,
      @Nullable Stores givenStores,
      @Nullable MemoryIndexes givenIndexes,
      @Nullable Executor givenBackground,
      ModelLimits limits) {
    try {
      if (givenStores == null || givenIndexes == null) {
        lock(directory);
      }
      analyzer = givenAnalyzer == null ? new EnglishTerms() : givenAnalyzer;
      if (givenEmbedder == null) {
        Embedder e5 = embeddedModel();
        closing.push(e5::close);
        embedder = e5;
      } else {
        embedder = givenEmbedder.get();
      }
      if (givenStores == null) {
        JdbcStores jdbc = JdbcStores.open(
            directory.resolve("store"), embedder.model(), clock, new CountedTerms(analyzer));
        closing.push(jdbc::close);
        dataSource = Optional.of(jdbc.dataSource());
        stores = jdbc;
      } else {
        stores = givenStores;
      }
      indexes =
          givenIndexes == null ? new LuceneMemoryIndexes(directory.resolve("index")) : givenIndexes;
      background = givenBackground == null ? threads("hippocampus-encoding", 1) : givenBackground;
      embedding = threads("hippocampus-embedding", EMBEDDING_THREADS);
      asking = givenBackground == null
          ? daemons("hippocampus-asking", limits.callsAtOnce())
          : Runnable::run;
      rating = givenBackground == null ? ownTime() : atOnce(givenBackground);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the embedder of homes that are given none, loaded when it is first needed. */
  static Embedder embeddedModel() {
    return new LazyEmbedder(E5Embedder.MODEL, () -> E5Embedder.load(EMBEDDING_THREADS));
  }

  /** Returns an embedder over a model that is brought along. */
  static Embedder embedder(EmbeddingModel model, EmbeddingOptions options) {
    return EmbeddingModels.embedder(model, options);
  }

  Embedder embedder() {
    return embedder;
  }

  TermAnalyzer analyzer() {
    return analyzer;
  }

  Stores stores() {
    return stores;
  }

  MemoryIndexes indexes() {
    return indexes;
  }

  Executor background() {
    return background;
  }

  Executor embedding() {
    return embedding;
  }

  Executor asking() {
    return asking;
  }

  BackgroundWork rating() {
    return rating;
  }

  /** Returns a chat model as a language model of ours. */
  static LanguageModel languageModel(ChatModel model) {
    return ChatModels.of(model);
  }

  Optional<javax.sql.DataSource> dataSource() {
    return dataSource;
  }

  private ExecutorService threads(String name, int count) {
    ExecutorService threads = Executors.newFixedThreadPool(
        count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    closing.push(() -> finish(threads));
    return threads;
  }

  /** Returns threads for what nobody need wait for: what they do can be lost. */
  private ExecutorService daemons(String name, int count) {
    ExecutorService threads = Executors.newFixedThreadPool(
        count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    closing.push(threads::shutdown);
    return threads;
  }

  /**
   * Returns work at its time, on a thread of its own; what has not begun at closing is not done.
   */
  private BackgroundWork ownTime() {
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
        1, Thread.ofPlatform().daemon().name("hippocampus-rating").factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    closing.push(thread::shutdown);
    return new BackgroundWork() {
      @Override
      public void after(Duration delay, Runnable work) {
        if (!thread.isShutdown()) {
          thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
      }

      @Override
      public boolean rest(Duration pause) {
        try {
          return !thread.awaitTermination(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }

      @Override
      public boolean keepsTime() {
        return true;
      }
    };
  }

  private static BackgroundWork atOnce(Executor background) {
    return new BackgroundWork() {
      @Override
      public void after(Duration delay, Runnable work) {
        background.execute(work);
      }

      @Override
      public boolean rest(Duration pause) {
        return false;
      }

      @Override
      public boolean keepsTime() {
        return false;
      }
    };
  }

  /** Waits until all work is done; deaf to interrupts, which would break what works on files. */
  private static void finish(ExecutorService threads) {
    threads.shutdown();
    boolean interrupted = false;
    boolean finished = false;
    while (!finished) {
      try {
        finished = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the home for this process, or says which one has it. */
  private void lock(Path directory) {
    Path file = directory.resolve("lock");
    try {
      OwnersFolder.made(directory);
      Path real = directory.toRealPath();
      if (!OPEN.add(real)) {
        throw new UnavailableException("the home " + directory
            + " is open in this process already; use that one, close it, or choose another home");
      }
      closing.push(() -> OPEN.remove(real));
      FileChannel channel = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      closing.push(() -> release(channel));
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new UnavailableException("the home " + directory + " is open in another process"
            + holder(channel) + "; use that one, close it, or choose another home");
      }
      byte[] holder = ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder), 0);
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot use " + directory + " as a home: " + e
              + "; check that it is a directory you may write to, on a disk with room",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(64);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    return holder.isBlank() ? "" : " (" + holder.strip() + ")";
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UnavailableException("cannot release the lock of the home", e);
    }
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
