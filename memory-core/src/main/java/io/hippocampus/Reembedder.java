package io.hippocampus;

import io.hippocampus.encoding.Imprint;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.ModelSwitch;
import io.hippocampus.port.ModelSwitch.Reembedded;
import io.hippocampus.port.ModelSwitch.Unembedded;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.Stores;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Embeds all that a store holds with another model, a batch at a time, and keeps it beside what is
 * there. What was kept before is not embedded again, so whatever ends it, the next one goes on.
 * Used by one thread.
 */
final class Reembedder {

  private static final System.Logger LOG = System.getLogger(Reembedder.class.getName());
  private static final int BATCH = 64;

  private final Stores stores;
  private final ModelSwitch models;
  private final Embedder next;
  private final Imprint imprint;
  private final Executor embedding;
  private final InstantSource clock;
  private final Consumer<Reembedding> progress;
  private final Instant start;
  private final Set<Refused> refused = new HashSet<>();
  private long embedded;
  private long done;
  private long total;

  /** A memory whose text the model refuses. */
  private record Refused(SpaceName space, MemoryId memory) {}

  /**
   * Embeds with the next model.
   *
   * @param embedding where embeddings are made side by side
   * @param progress told after each batch; what it throws ends the work
   */
  Reembedder(
      Stores stores,
      Embedder next,
      Executor embedding,
      InstantSource clock,
      Consumer<Reembedding> progress) {
    this.stores = stores;
    this.models = stores.models();
    this.next = next;
    this.imprint = new Imprint(next);
    this.embedding = embedding;
    this.clock = clock;
    this.progress = progress;
    this.start = clock.instant();
  }

  /**
   * Embeds until a look over all spaces finds nothing more to embed; what changed while it was
   * embedded is met again by the next look.
   *
   * @throws UnavailableException if the model does not answer, or the disk is full
   * @throws IllegalArgumentException if the model refuses more texts than it takes
   */
  void embedAll() {
    try {
      for (long some = look(); some > 0; some = look()) {
        tell();
      }
    } catch (UnavailableException e) {
      throw new UnavailableException(
          "embedding with %s stopped at %d of %d memories: %s. The home serves as before; what is embedded is kept: begin again to go on"
              .formatted(next.model().name(), done, total, e.getMessage()),
          e);
    }
    if (refused.size() > done) {
      throw new IllegalArgumentException(
          "the model %s refuses the texts of %d of %d memories; the home serves as before; look at its settings, or take another"
              .formatted(next.model().name(), refused.size(), total));
    }
  }

  private long look() {
    List<SpaceName> spaces = stores.memories().spaces();
    count(spaces);
    tell();
    long kept = 0;
    for (SpaceName space : spaces) {
      Optional<MemoryId> after = Optional.empty();
      for (List<Unembedded> batch = models.unembedded(space, next.model(), after, BATCH);
          !batch.isEmpty();
          batch = models.unembedded(space, next.model(), after, BATCH)) {
        int some = embed(space, batch);
        kept += some;
        embedded += some;
        done += some;
        tell();
        after = Optional.of(batch.get(batch.size() - 1).memory().id());
      }
    }
    return kept;
  }

  private void count(List<SpaceName> spaces) {
    done = 0;
    total = 0;
    for (SpaceName space : spaces) {
      done += models.embedded(space, next.model());
      total += models.embedded(space, models.model());
    }
  }

  private int embed(SpaceName space, List<Unembedded> batch) {
    Map<Refused, CompletableFuture<Optional<Reembedded>>> embeddings = new LinkedHashMap<>();
    for (Unembedded one : batch) {
      Refused perhaps = new Refused(space, one.memory().id());
      if (!refused.contains(perhaps)) {
        embeddings.put(perhaps, CompletableFuture.supplyAsync(() -> embed(one), embedding));
      }
    }
    List<Reembedded> made = new ArrayList<>();
    embeddings.forEach((perhaps, embedding) ->
        join(embedding).ifPresentOrElse(made::add, () -> refused.add(perhaps)));
    return made.isEmpty() ? 0 : models.keep(space, next.model(), made);
  }

  /** Returns the passages of a memory; none when the model refuses what it says. */
  private Optional<Reembedded> embed(Unembedded one) {
    try {
      return Optional.of(new Reembedded(
          one.memory().id(),
          one.version(),
          one.before().map(Experience::id),
          imprint.of(one.memory(), one.before())));
    } catch (RefusedException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "memory {0} is not embedded with {1}, which refuses it; it is found by its words",
          one.memory().id(),
          next.model().name());
      return Optional.empty();
    }
  }

  private void tell() {
    progress.accept(soFar(false));
  }

  /** Returns how far it is. */
  Reembedding soFar(boolean switched) {
    return new Reembedding(
        next.model(),
        done,
        total,
        refused.size(),
        embedded,
        Duration.between(start, clock.instant()),
        switched);
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
