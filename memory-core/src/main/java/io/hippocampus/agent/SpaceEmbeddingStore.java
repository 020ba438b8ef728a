package io.hippocampus.agent;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.logical.And;
import io.hippocampus.GivenEmbeddings;
import io.hippocampus.GivenEmbeddings.Embedded;
import io.hippocampus.GivenEmbeddings.Near;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.MemoryIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session of a space as an embedding store: what is added is an experience found by the embedding
 * given with it. Thread-safe.
 *
 * <p>An id is recorded once; what is added under an id that is taken replaces what it was, by
 * forgetting it and recording the new one under the next edition of the id.
 */
final class SpaceEmbeddingStore implements EmbeddingStore<TextSegment> {

  private static final String REMOVED = "removed from the embedding store";
  private static final int MORE = 4;

  private final MemorySpace space;
  private final String session;
  private final Executor executor;

  SpaceEmbeddingStore(MemorySpace space, String session, Executor executor) {
    this.space = space;
    this.session = session;
    this.executor = executor;
  }

  @Override
  public String add(Embedding embedding) {
    return addAll(List.of(embedding)).get(0);
  }

  @Override
  public void add(String id, Embedding embedding) {
    addAll(List.of(id), List.of(embedding), null);
  }

  @Override
  public String add(Embedding embedding, TextSegment segment) {
    return addAll(List.of(embedding), Collections.singletonList(segment)).get(0);
  }

  @Override
  public List<String> addAll(List<Embedding> embeddings) {
    List<String> ids = generateIds(embeddings.size());
    addAll(ids, embeddings, null);
    return ids;
  }

  @Override
  public synchronized void addAll(
      List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
    if (ids.size() != embeddings.size()
        || (segments != null && segments.size() != embeddings.size())) {
      throw new IllegalArgumentException("there are " + ids.size() + " ids, " + embeddings.size()
          + " embeddings and " + (segments == null ? "no" : segments.size())
          + " segments; give as many of each");
    }
    if (Set.copyOf(ids).size() != ids.size()) {
      throw new IllegalArgumentException(
          "an id is there twice among " + ids.size() + " ids; give each embedding one of its own");
    }
    List<Embedded> added = new ArrayList<>();
    Set<ExperienceId> replaced = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      List<ExperienceId> editions = editions(ids.get(i));
      editions.stream().filter(this::isThere).forEach(replaced::add);
      added.add(new Embedded(
          experience(
              ids.get(i),
              edition(ids.get(i), editions.size()),
              Optional.ofNullable(segments == null ? null : segments.get(i))),
          io.hippocampus.memory.Embedding.of(embeddings.get(i).vector())));
    }
    space.embeddings().record(added);
    if (!replaced.isEmpty()) {
      space.forget(replaced, "replaced in the embedding store");
    }
  }

  private Experience experience(String id, ExperienceId edition, Optional<TextSegment> segment) {
    Map<String, String> marks = new HashMap<>(
        SegmentMarks.of(id, segment.map(TextSegment::metadata).orElseGet(Metadata::new)));
    if (segment.isEmpty()) {
      marks.put(SegmentMarks.BARE, "true");
    }
    return Experience.builder(
            session,
            segment.map(TextSegment::text).orElse("[embedding " + id + "]"),
            space.clock().instant())
        .id(edition.value())
        .session(session)
        .kind(ExperienceKind.OBSERVATION)
        .metadata(marks)
        .build();
  }

  /** Returns the editions of an id that were ever recorded, oldest first. */
  private List<ExperienceId> editions(String id) {
    List<ExperienceId> editions = new ArrayList<>();
    ExperienceId next = edition(id, 0);
    while (space.embeddings().wasRecorded(next)) {
      editions.add(next);
      next = edition(id, editions.size());
    }
    return editions;
  }

  private static ExperienceId edition(String id, int number) {
    return new ExperienceId(number == 0 ? id : id + " (" + (number + 1) + ")");
  }

  private boolean isThere(ExperienceId experience) {
    return space.memoryOf(experience).isPresent();
  }

  @Override
  public synchronized void removeAll(Collection<String> ids) {
    if (ids == null || ids.isEmpty()) {
      throw new IllegalArgumentException("ids cannot be null or empty");
    }
    forget(ids.stream().flatMap(id -> editions(id).stream()).collect(Collectors.toSet()));
  }

  @Override
  public synchronized void removeAll(Filter filter) {
    if (filter == null) {
      throw new IllegalArgumentException("filter cannot be null");
    }
    forget(matching(Optional.of(filter)));
  }

  @Override
  public synchronized void removeAll() {
    forget(matching(Optional.empty()));
  }

  private void forget(Set<ExperienceId> experiences) {
    Set<ExperienceId> there =
        experiences.stream().filter(this::isThere).collect(Collectors.toSet());
    if (!there.isEmpty()) {
      space.forget(there, REMOVED);
    }
  }

  /** Returns the experiences added here that pass, also those a night merged into others. */
  private Set<ExperienceId> matching(Optional<Filter> filter) {
    return space.memories().stream()
        .flatMap(memory -> space.explain(memory.id()).sources().stream())
        .map(source -> source.experience())
        .filter(experience -> experience.session().equals(session)
            && experience.metadata().containsKey(SegmentMarks.ID)
            && passes(filter, experience.metadata()))
        .map(Experience::id)
        .collect(Collectors.toSet());
  }

  private static boolean passes(Optional<Filter> filter, Map<String, String> marks) {
    return filter.isEmpty() || filter.get().test(SegmentMarks.metadata(marks));
  }

  @Override
  public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
    var cue = io.hippocampus.memory.Embedding.of(request.queryEmbedding().vector());
    Optional<Filter> filter = Optional.ofNullable(request.filter());
    MemoryIndex.Filter allowed = allowed(filter);
    int wanted = Math.min(request.maxResults(), GivenEmbeddings.MOST);
    int looked = wanted;
    while (true) {
      List<Near> near = space.embeddings().nearest(cue, allowed, looked);
      List<EmbeddingMatch<TextSegment>> matches = near.stream()
          .filter(one -> passes(filter, one.memory().origin().metadata()))
          .map(SpaceEmbeddingStore::match)
          .filter(match -> match.score() >= request.minScore())
          .limit(wanted)
          .toList();
      if (matches.size() == wanted || near.size() < looked || looked == GivenEmbeddings.MOST) {
        return new EmbeddingSearchResult<>(matches);
      }
      looked = Math.min(looked * MORE, GivenEmbeddings.MOST);
    }
  }

  /** Searches in the background; overrides a method that later versions of LangChain4j have. */
  public CompletableFuture<EmbeddingSearchResult<TextSegment>> searchAsync(
      EmbeddingSearchRequest request) {
    return CompletableFuture.supplyAsync(() -> search(request), executor);
  }

  /** Returns as much of the filter as the index can tell: texts that must be equal. */
  private MemoryIndex.Filter allowed(Optional<Filter> filter) {
    Map<String, String> equal = new HashMap<>();
    filter.ifPresent(whole -> demand(whole, equal));
    return new MemoryIndex.Filter(
        Optional.empty(),
        Optional.empty(),
        Set.of(session),
        Set.of(),
        Set.of(ExperienceKind.OBSERVATION),
        equal,
        true);
  }

  private static void demand(Filter filter, Map<String, String> equal) {
    if (filter instanceof And both) {
      demand(both.left(), equal);
      demand(both.right(), equal);
    } else if (filter instanceof IsEqualTo one && one.comparisonValue() instanceof String text) {
      equal.put(one.key(), text);
    }
  }

  private static EmbeddingMatch<TextSegment> match(Near near) {
    Memory memory = near.memory();
    Map<String, String> marks = memory.origin().metadata();
    boolean isBare = marks.containsKey(SegmentMarks.BARE);
    return new EmbeddingMatch<>(
        (near.cosine() + 1) / 2,
        marks.getOrDefault(SegmentMarks.ID, memory.sources().get(0).value()),
        Embedding.from(near.embedding().toArray()),
        isBare ? null : TextSegment.from(memory.content(), SegmentMarks.metadata(marks)));
  }
}
