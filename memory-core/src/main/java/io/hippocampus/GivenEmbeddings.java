package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a space keeps and finds by embeddings that its callers make, for those who speak in vectors.
 *
 * <p>The embeddings must be of the home's own model; only their dimensions can be checked.
 * Thread-safe.
 */
public final class GivenEmbeddings {

  /** The most memories {@link #nearest} looks at. */
  public static final int MOST = 10_000;

  private final SpaceName space;
  private final MemoryStore store;
  private final EmbeddingModelId model;
  private final BiFunction<List<Tagged>, Function<Experience, List<Passage>>, List<Receipt>> record;
  private final Function<Query, List<Candidate>> search;

  GivenEmbeddings(
      SpaceName space,
      Parts parts,
      BiFunction<List<Tagged>, Function<Experience, List<Passage>>, List<Receipt>> record,
      Function<Query, List<Candidate>> search) {
    this.space = space;
    this.store = parts.stores().memories();
    this.model = parts.embedder().model();
    this.record = record;
    this.search = search;
  }

  /**
   * An experience with the embedding it is to be found by.
   *
   * @param experience the experience
   * @param embedding where its meaning points
   */
  public record Embedded(Experience experience, Embedding embedding) {}

  /**
   * Records experiences in their order, all or none, each to be found by the embedding given for
   * it. Should the process die right after the commit, it may be found by one made of its text.
   *
   * @throws IllegalArgumentException if an embedding has not the dimensions of the home's model, or
   *     an experience cannot be recorded; nothing is recorded then
   */
  public List<Receipt> record(List<Embedded> experiences) {
    if (experiences.isEmpty()) {
      return List.of();
    }
    experiences.forEach(embedded -> require(embedded.embedding()));
    return recordImprinted(experiences.stream()
        .map(embedded -> new Imprinted(
            new Tagged(embedded.experience(), Salience.UNTAGGED),
            List.of(new Passage(0, embedded.experience().content(), embedded.embedding()))))
        .toList());
  }

  /**
   * An experience with the passages it is to be found by, as another space of the same model keeps
   * them.
   *
   * @param tagged the experience and its tag
   * @param passages its passages in order; none to have them made
   */
  public record Imprinted(Tagged tagged, List<Passage> passages) {
    public Imprinted {
      passages = List.copyOf(passages);
    }
  }

  /**
   * Records experiences in their order, all or none, each to be found by the passages given for it.
   *
   * @throws IllegalArgumentException as for {@link #record}; nothing is recorded then
   */
  public List<Receipt> recordImprinted(List<Imprinted> experiences) {
    if (experiences.isEmpty()) {
      return List.of();
    }
    Map<ExperienceId, List<Passage>> given = new HashMap<>();
    for (Imprinted imprinted : experiences) {
      imprinted.passages().forEach(passage -> require(passage.embedding()));
      given.put(imprinted.tagged().experience().id(), imprinted.passages());
    }
    return record.apply(
        experiences.stream().map(Imprinted::tagged).toList(),
        experience -> given.getOrDefault(experience.id(), List.of()));
  }

  /** Whether an experience of that id was ever recorded, be it forgotten since. */
  public boolean wasRecorded(ExperienceId experience) {
    return !store.citing(space, List.of(experience)).isEmpty();
  }

  /**
   * A memory that is near.
   *
   * @param memory the memory
   * @param embedding the embedding of its passage that is nearest
   * @param cosine how near, -1 to 1, exact
   */
  public record Near(Memory memory, Embedding embedding, double cosine) {}

  /**
   * Returns the live memories nearest to an embedding, nearest first. It is no recall: it is not
   * logged and strengthens nothing.
   *
   * @param allowed what may be found
   * @param limit at most so many, 1 to {@value #MOST}
   * @throws IllegalArgumentException if the embedding has not the dimensions of the home's model
   */
  public List<Near> nearest(Embedding embedding, Filter allowed, int limit) {
    require(embedding);
    List<MemoryId> found =
        search.apply(new Query("", Optional.of(embedding), limit, 0, allowed)).stream()
            .map(Candidate::memory)
            .toList();
    Map<MemoryId, List<Passage>> passages = store.passages(space, model, found);
    List<Near> near = new ArrayList<>();
    for (Versioned held : store.memories(space, found)) {
      passages.getOrDefault(held.memory().id(), List.of()).stream()
          .map(Passage::embedding)
          .map(its -> new Near(held.memory(), its, its.cosine(embedding)))
          .max(Comparator.comparingDouble(Near::cosine))
          .filter(one -> one.memory().isLive())
          .ifPresent(near::add);
    }
    near.sort(Comparator.comparingDouble(Near::cosine)
        .reversed()
        .thenComparing(one -> one.memory().id()));
    return near.subList(0, Math.min(limit, near.size()));
  }

  private void require(Embedding embedding) {
    if (embedding.dimensions() != model.dimensions()) {
      throw new IllegalArgumentException("an embedding has " + embedding.dimensions()
          + " dimensions; those of this home's model " + model.name() + " have "
          + model.dimensions() + ", give one made by that model");
    }
  }
}
