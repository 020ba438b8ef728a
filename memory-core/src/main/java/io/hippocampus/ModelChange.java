package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Changes the model by which a home's memories are found: has everything embedded with the next one
 * while the home serves, then switches in one step. Thread-safe; one change at a time.
 */
final class ModelChange {

  private final Parts parts;
  private final SwitchedEmbedder embedder;
  private final Map<SpaceName, MemorySpace> spaces;
  private final Lock opening;
  private final Runnable requireOpen;

  /** Held while everything is embedded with another model. */
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * Changes the model of one home.
   *
   * @param embedder the embedder in use
   * @param spaces the spaces that are open
   * @param opening held while none may be opened
   * @param requireOpen throws when the home is closed
   */
  ModelChange(
      Parts parts,
      SwitchedEmbedder embedder,
      Map<SpaceName, MemorySpace> spaces,
      Lock opening,
      Runnable requireOpen) {
    this.parts = parts;
    this.embedder = embedder;
    this.spaces = spaces;
    this.opening = opening;
    this.requireOpen = requireOpen;
  }

  /** Changes to that model; as {@link Hippocampus#reembed}. */
  Reembedding to(Embedder next, Consumer<Reembedding> progress) {
    if (changing.isHeldByCurrentThread() || !changing.tryLock()) {
      throw new ConflictException(
          "everything is being embedded with another model already; wait until that is over");
    }
    try {
      requireOpen.run();
      Reembedder reembedder =
          new Reembedder(parts.stores(), next, parts.embedding(), parts.clock(), soFar -> {
            requireOpen.run();
            progress.accept(soFar);
            requireOpen.run();
          });
      reembedder.embedAll();
      switchTo(next, reembedder);
      spaces.values().forEach(MemorySpace::wake);
      return reembedder.soFar(true);
    } finally {
      changing.unlock();
    }
  }

  private void switchTo(Embedder next, Reembedder reembedder) {
    opening.lock();
    try {
      List<MemorySpace> open = List.copyOf(spaces.values());
      Standstill.during(open.stream().map(MemorySpace::locks).toList(), () -> {
        reembedder.embedAll();
        boolean another = !parts.stores().models().model().equals(next.model());
        parts.stores().models().switchTo(next.model());
        embedder.switchTo(next);
        if (another) {
          renewIndexes(open);
        }
      });
    } finally {
      opening.unlock();
    }
  }

  /** Begins all indexes anew; those of spaces that are not open, when they are opened. */
  private void renewIndexes(List<MemorySpace> open) {
    List<SpaceName> failed = new ArrayList<>();
    List<RuntimeException> why = new ArrayList<>();
    for (MemorySpace space : open) {
      try {
        space.renewIndex();
      } catch (UnavailableException e) {
        failed.add(space.name());
        why.add(e);
      }
    }
    if (!failed.isEmpty()) {
      throw new UnavailableException(
          "the home has switched to %s, but the indexes of spaces %s cannot be built anew; make room, then close the home and open it with that model"
              .formatted(embedder.model().name(), failed),
          why.get(0));
    }
    parts.stores().memories().spaces().stream()
        .filter(name -> !spaces.containsKey(name))
        .forEach(parts.indexes()::discard);
  }

  /** Does something while no change is under way, nor begins. */
  void whileUnchanged(Runnable work) {
    changing.lock();
    try {
      work.run();
    } finally {
      changing.unlock();
    }
  }
}
