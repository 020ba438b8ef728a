package io.hippocampus;

import io.hippocampus.archive.Archive;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.encoding.Imprint;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Settler;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings what an archive holds into a space: each experience with the memory it became, in the
 * order recorded, then the memories that sleep made.
 */
final class Settling {

  private static final System.Logger LOG = System.getLogger(Settling.class.getName());

  private static final int BATCH = 200;

  private final SpaceName space;
  private final Hippocampus.Parts parts;
  private final MemoryStore store;
  private final Imprint imprint;
  private final Arrivals arrivals;
  private final Consumer<Runnable> changing;

  /**
   * Settles in one space.
   *
   * @param arrivals shows what was brought in
   * @param changing runs what changes memories so that the index follows
   */
  Settling(
      SpaceName space, Hippocampus.Parts parts, Arrivals arrivals, Consumer<Runnable> changing) {
    this.space = space;
    this.parts = parts;
    this.store = parts.stores().memories();
    this.imprint = new Imprint(parts.embedder());
    this.arrivals = arrivals;
    this.changing = changing;
  }

  /** What is brought in together. */
  private record Item(Optional<Lived> lived, Memory memory, Optional<Experience> before) {}

  private enum Verdict {
    NEW,
    KNOWN,
    WITHHELD
  }

  Imported preview(Archive archive) {
    Imported all = Imported.nothing(archive.memories().size());
    for (List<Item> batch : batches(archive)) {
      all = counted(all, judged(batch));
    }
    return all;
  }

  Imported settle(Archive archive, Consumer<Imported> progress) {
    Imported all = Imported.nothing(archive.memories().size());
    for (List<Item> batch : batches(archive)) {
      List<Settler> settlers = new ArrayList<>();
      Map<Item, Verdict> judged = judged(batch);
      judged.forEach((item, verdict) -> {
        if (verdict == Verdict.NEW) {
          settlers.add(settler(item));
        }
      });
      if (!settlers.isEmpty()) {
        changing.accept(() -> settle(settlers));
      }
      all = counted(all, judged);
      progress.accept(all);
    }
    return all;
  }

  private void settle(List<Settler> settlers) {
    store.settle(space, parts.embedder().model(), settlers, parts.clock().instant());
    arrivals.settled(settlers.stream().map(Settler::memory).toList());
  }

  private static Imported counted(Imported before, Map<Item, Verdict> judged) {
    Imported all = before;
    for (Map.Entry<Item, Verdict> one : judged.entrySet()) {
      all = switch (one.getValue()) {
        case NEW -> all.plus(one.getKey().lived().isPresent() ? 1 : 0, 1, 0, 0);
        case KNOWN -> all.plus(0, 0, 1, 0);
        case WITHHELD -> all.plus(0, 0, 0, 1);
      };
    }
    return all;
  }

  private static List<List<Item>> batches(Archive archive) {
    Map<MemoryId, Memory> left = new LinkedHashMap<>();
    archive.memories().forEach(memory -> left.put(memory.id(), memory));
    Map<String, Lived> latest = new HashMap<>();
    List<Item> items = new ArrayList<>();
    for (Lived lived : archive.experiences()) {
      Memory memory = left.remove(lived.memory());
      if (memory == null) {
        throw new IllegalArgumentException(
            "memory " + lived.memory() + " is what two experiences of the archive became");
      }
      Lived last = latest.put(lived.experience().session(), lived);
      boolean isRightBefore = last != null && last.position() == lived.position() - 1;
      items.add(new Item(
          Optional.of(lived),
          memory,
          isRightBefore ? Optional.of(last.experience()) : Optional.empty()));
    }
    left.values()
        .forEach(memory -> items.add(new Item(Optional.empty(), memory, Optional.empty())));
    List<List<Item>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += BATCH) {
      batches.add(items.subList(from, Math.min(items.size(), from + BATCH)));
    }
    return batches;
  }

  private Map<Item, Verdict> judged(List<Item> batch) {
    Map<MemoryId, Memory> here = new HashMap<>();
    store
        .memories(space, batch.stream().map(item -> item.memory().id()).toList())
        .forEach(held -> here.put(held.memory().id(), held.memory()));
    Set<ExperienceId> cited = new HashSet<>();
    batch.forEach(item -> cited.addAll(item.memory().sources()));
    Set<ExperienceId> erased = erased(cited);
    Map<Item, Verdict> judged = new LinkedHashMap<>();
    for (Item item : batch) {
      judged.put(item, judged(item, Optional.ofNullable(here.get(item.memory().id())), erased));
    }
    return judged;
  }

  /** Returns those of the experiences that were erased here. */
  private Set<ExperienceId> erased(Set<ExperienceId> experiences) {
    Set<ExperienceId> erased = new HashSet<>();
    for (Versioned citing : store.citing(space, experiences)) {
      erased.addAll(citing.memory().sources());
    }
    erased.retainAll(experiences);
    erased.removeIf(id -> store.experience(space, id).isPresent());
    return erased;
  }

  private Verdict judged(Item item, Optional<Memory> here, Set<ExperienceId> erased) {
    Memory memory = item.memory();
    if (here.isPresent()) {
      if (!here.get().sources().get(0).equals(memory.sources().get(0))) {
        throw new ConflictException("memory " + memory.id() + " of the archive is another one in"
            + " space " + space + "; bring the archive into a space of its own");
      }
      boolean isForgotten = here.get().standing().state() == MemoryState.FORGOTTEN
          && memory.standing().state() != MemoryState.FORGOTTEN;
      return isForgotten ? Verdict.WITHHELD : Verdict.KNOWN;
    }
    if (memory.sources().stream().anyMatch(erased::contains)
        || item.lived().filter(one -> erased.contains(one.experience().id())).isPresent()) {
      return Verdict.WITHHELD;
    }
    return item.lived().map(Lived::experience).filter(this::isRecorded).isPresent()
        ? Verdict.KNOWN
        : Verdict.NEW;
  }

  private boolean isRecorded(Experience experience) {
    Optional<Experience> here =
        store.experience(space, experience.id()).map(StoredExperience::experience);
    if (here.isPresent() && !here.get().equals(experience)) {
      throw new IllegalArgumentException("experience " + experience.id()
          + " of the archive was recorded in space " + space + " with another content");
    }
    return here.isPresent();
  }

  private Settler settler(Item item) {
    Optional<StoredExperience> recorded = item.lived()
        .map(lived -> new StoredExperience(
            lived.experience(),
            parts.embedder().tokens(lived.experience().content()),
            lived.memory(),
            lived.recordedAt()));
    return new Settler(
        recorded, item.lived().map(Lived::position).orElse(0L), item.memory(), passages(item));
  }

  /** Returns its passages; none for what the encoder embeds, has no content, or is refused. */
  private List<Passage> passages(Item item) {
    Memory memory = item.memory();
    MemoryState state = memory.standing().state();
    if (state == MemoryState.SHORT_TERM || state == MemoryState.FORGOTTEN) {
      return List.of();
    }
    boolean isAsRecorded = item.lived()
        .filter(lived -> lived.experience().content().equals(memory.content()))
        .isPresent();
    try {
      return isAsRecorded ? imprint.of(memory, item.before()) : imprint.of(memory);
    } catch (RefusedException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "memory {0} of space {1} is found by its words only: {2}",
          memory.id(),
          space,
          e.getMessage());
      return List.of();
    }
  }
}
