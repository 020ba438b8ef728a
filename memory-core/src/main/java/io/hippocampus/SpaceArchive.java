package io.hippocampus;

import io.hippocampus.archive.Archive;
import io.hippocampus.archive.ArchiveEntry;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Held;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Takes a space out of its home, and brings what was taken out into a space.
 *
 * <p>An archive holds every experience that is not erased and every memory that is live or can be
 * restored, each as it is: ids, times, tags, strengths, pins. It holds no embeddings, which are
 * made anew where it is brought in, and neither recalls, nights, policies nor what models said.
 * Thread-safe.
 */
public final class SpaceArchive {

  private static final int PAGE = 500;

  private final SpaceName space;
  private final Hippocampus.Parts parts;
  private final MemoryStore store;
  private final InstantSource clock;
  private final Lock quiet;
  private final Settling settling;

  /**
   * Takes out of, and brings into, one space.
   *
   * @param quiet held while no night is under way and nothing is removed
   */
  SpaceArchive(SpaceName space, Hippocampus.Parts parts, Lock quiet, Settling settling) {
    this.space = space;
    this.parts = parts;
    this.store = parts.stores().memories();
    this.clock = parts.clock();
    this.quiet = quiet;
    this.settling = settling;
  }

  /**
   * Writes the space as it is now: the header, the experiences and then the memories, each oldest
   * recorded first. Waits until a night under way is over; then the space lives on meanwhile, and
   * what is recorded later is left out, what is forgotten meanwhile too unless it was written.
   *
   * @param sink takes the entries one by one, by the caller's thread; what it throws ends the work
   */
  public void write(Consumer<ArchiveEntry> sink) {
    List<Memory> memories = memories();
    Set<ExperienceId> cited = new HashSet<>();
    memories.forEach(memory -> cited.addAll(memory.sources()));
    sink.accept(new Header(space, parts.embedder().model(), clock.instant()));
    Set<ExperienceId> written = new HashSet<>();
    Set<MemoryId> became = new HashSet<>();
    writeExperiences(cited, written, became, sink);
    for (int from = 0; from < memories.size(); from += PAGE) {
      write(memories.subList(from, Math.min(memories.size(), from + PAGE)), written, became, sink);
    }
    for (Versioned tombstone : store.memories(space, Set.copyOf(became))) {
      sink.accept(new Held(
          tombstone.memory().isLive() || tombstone.memory().standing().state().isRestorable()
              ? tombstone.memory().erased(clock.instant(), "forgotten")
              : tombstone.memory()));
    }
  }

  private List<Memory> memories() {
    MemoryQuery all = MemoryQuery.builder()
        .states(EnumSet.complementOf(EnumSet.of(MemoryState.FORGOTTEN)))
        .build();
    List<Memory> memories = new ArrayList<>();
    quiet.lock();
    try {
      long after = 0;
      for (List<Versioned> page = store.listed(space, all, after, PAGE);
          !page.isEmpty();
          page = store.listed(space, all, after, PAGE)) {
        page.forEach(held -> memories.add(held.memory()));
        after = page.get(page.size() - 1).recorded();
      }
    } finally {
      quiet.unlock();
    }
    return memories;
  }

  private void writeExperiences(
      Set<ExperienceId> cited,
      Set<ExperienceId> written,
      Set<MemoryId> became,
      Consumer<ArchiveEntry> sink) {
    long after = 0;
    for (List<LivedExperience> page = store.recordedAfter(space, after, PAGE);
        !page.isEmpty();
        page = store.recordedAfter(space, after, PAGE)) {
      for (LivedExperience lived : page) {
        if (lived.experience().filter(one -> cited.contains(one.id())).isPresent()) {
          sink.accept(new Lived(
              lived.experience().get(), lived.position(), lived.recordedAt(), lived.memory()));
          written.add(lived.experience().get().id());
          became.add(lived.memory());
        }
      }
      after = page.get(page.size() - 1).place();
    }
  }

  /** Writes those memories that were not forgotten meanwhile. */
  private void write(
      List<Memory> memories,
      Set<ExperienceId> written,
      Set<MemoryId> became,
      Consumer<ArchiveEntry> sink) {
    Set<MemoryId> forgotten = new HashSet<>();
    store.memories(space, memories.stream().map(Memory::id).toList()).stream()
        .map(Versioned::memory)
        .filter(memory -> memory.standing().state() == MemoryState.FORGOTTEN)
        .forEach(memory -> forgotten.add(memory.id()));
    for (Memory memory : memories) {
      if (!forgotten.contains(memory.id()) && written.containsAll(memory.sources())) {
        sink.accept(new Held(memory));
        became.remove(memory.id());
      }
    }
  }

  /**
   * Brings an archive into this space. Ids, times, tags, strengths, pins and standings stay as they
   * are; embeddings are made anew. What is there already stays as it is here, so an archive can be
   * brought in again, or after it was broken off; what this space has forgotten does not come back.
   *
   * <p>What was experienced last is in the context window then, as if it had been recorded here.
   *
   * <p>It goes in batches, each whole or not at all; it waits for a night under way, and recalls
   * wait for each batch.
   *
   * @param progress is told after each batch, by the caller's thread; what it throws ends the work
   * @return what became of it
   * @throws IllegalArgumentException if an experience of the archive was recorded here with other
   *     content; nothing is brought in
   * @throws io.hippocampus.port.ConflictException if a memory of the archive has the id of another
   *     one here; nothing is brought in
   * @throws io.hippocampus.port.UnavailableException if the embedding model does not answer; the
   *     batches before stay, so begin again later
   */
  public Imported read(Archive archive, Consumer<Imported> progress) {
    settling.preview(archive);
    return settling.settle(archive, progress);
  }

  /**
   * Tells what would become of an archive; nothing is changed.
   *
   * @throws IllegalArgumentException as {@link #read}
   * @throws io.hippocampus.port.ConflictException as {@link #read}
   */
  public Imported preview(Archive archive) {
    return settling.preview(archive);
  }
}
