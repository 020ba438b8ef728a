package io.hippocampus.recall;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.recall.Ranking.Ranked;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.recall.time.TimeExpressions;
import io.hippocampus.recall.time.TimeMention;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Recalls: finds candidates, ranks them, reads the best in the store and fits them into the budget.
 *
 * <p>An abstraction never takes the place of an episode: the episodes a recall gives are the same,
 * in the same order, as without any abstraction. Those that fit the cue as well as the last episode
 * given, and of whose sources none is given, come after the episodes, one for every five that were
 * asked for; they are not counted among these, and get the tokens that these left.
 *
 * <p>Writes nothing. Thread-safe. What the index returns is checked against the store: only live
 * memories of this space that pass the request's filters are given.
 */
public final class Recaller {

  private static final int FEWEST_CANDIDATES = 200;
  private static final int CANDIDATES_A_RESULT = 4;
  private static final int REACH = 2;
  private static final int RESULTS_AN_ABSTRACTION = 5;

  /** How many more memories than are wanted are read at once, for some may not be given. */
  private static final int SPARE = 2;

  private static final System.Logger LOG = System.getLogger(Recaller.class.getName());

  private final SpaceName space;
  private final MemoryStore store;
  private final Embedder embedder;
  private final ZoneId zone;
  private final Ranking ranking;
  private final CueMeanings meanings;

  /** Recalls from one space; relative times in cues are read in that zone. */
  public Recaller(
      SpaceName space, MemoryStore store, Embedder embedder, ZoneId zone, Ranking ranking) {
    this(space, store, embedder, zone, ranking, new CueMeanings(embedder));
  }

  private Recaller(
      SpaceName space,
      MemoryStore store,
      Embedder embedder,
      ZoneId zone,
      Ranking ranking,
      CueMeanings meanings) {
    this.space = space;
    this.store = store;
    this.embedder = embedder;
    this.zone = zone;
    this.ranking = ranking;
    this.meanings = meanings;
  }

  /** Returns one that ranks by other weights and knows the same cues. */
  public Recaller by(Ranking other) {
    return new Recaller(space, store, embedder, zone, other, meanings);
  }

  /**
   * Recalls.
   *
   * @param id names this recall
   * @param now the moment of asking
   * @param search finds candidates
   * @param curve how memories fade, to tell how retrievable each one was
   */
  public Recollection recall(
      RecallId id,
      RecallRequest request,
      Instant now,
      Function<Query, List<Candidate>> search,
      ForgettingCurve curve) {
    Instant asOf = request.asOf().orElse(now);
    List<TimeMention> times = times(request, asOf);
    List<Ranked> ranked = rank(request, times, asOf, search);
    List<Recalled> recalled =
        read(request, those(ranked, candidate -> !candidate.abstraction()), asOf, curve);
    recalled.addAll(
        abstractions(request, those(ranked, Candidate::abstraction), recalled, asOf, curve));
    return new Recollection(
        id,
        request.cue(),
        asOf,
        times.stream()
            .map(time -> time.text() + ": " + time.interval().start() + " to "
                + time.interval().end())
            .toList(),
        recalled);
  }

  /** Returns all candidates of a recall, best first, also those its limit leaves out. */
  public List<Ranked> candidates(
      RecallRequest request, Instant now, Function<Query, List<Candidate>> search) {
    Instant asOf = request.asOf().orElse(now);
    return rank(request, times(request, asOf), asOf, search);
  }

  private List<TimeMention> times(RecallRequest request, Instant asOf) {
    return TimeExpressions.find(request.cue(), asOf, request.zone().orElse(zone));
  }

  private List<Ranked> rank(
      RecallRequest request,
      List<TimeMention> times,
      Instant asOf,
      Function<Query, List<Candidate>> search) {
    int candidates = Math.max(FEWEST_CANDIDATES, CANDIDATES_A_RESULT * request.limit());
    Query query = new Query(
        request.cue(),
        meaning(request.cue()),
        Math.min(10_000, candidates),
        REACH,
        filter(request));
    return ranking.rank(cue(request.cue(), times, asOf), search.apply(query));
  }

  /** Returns what a cue means; nothing when the model does not say, then its words must do. */
  private Optional<Embedding> meaning(String cue) {
    try {
      return Optional.of(meanings.of(cue));
    } catch (UnavailableException e) {
      LOG.log(System.Logger.Level.WARNING, "recalling by words alone: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Returns the best memories for a cue by rank alone, abstractions left out, as verifying a night
   * asks for them.
   */
  public List<MemoryId> rank(
      String cue, Instant asOf, int limit, Function<Query, List<Candidate>> search) {
    Embedding meaning = meanings.of(cue);
    List<Candidate> found =
        search.apply(new Query(cue, Optional.of(meaning), FEWEST_CANDIDATES, REACH, Filter.NONE));
    return ranking.rank(cue(cue, TimeExpressions.find(cue, asOf, zone), asOf), found).stream()
        .filter(ranked -> !ranked.candidate().abstraction())
        .limit(limit)
        .map(ranked -> ranked.candidate().memory())
        .toList();
  }

  private static Ranking.Cue cue(String text, List<TimeMention> times, Instant asOf) {
    return new Ranking.Cue(
        times.stream().map(TimeMention::interval).toList(), Ranking.names(text), asOf);
  }

  private static Filter filter(RecallRequest request) {
    return new Filter(
        request.occurred(),
        request.asOf(),
        request.sessions(),
        request.speakers(),
        request.kinds(),
        request.metadata(),
        request.withSuperseded());
  }

  private List<Recalled> read(
      RecallRequest request, List<Ranked> ranked, Instant asOf, ForgettingCurve curve) {
    List<Recalled> recalled = new ArrayList<>();
    Set<String> said = new HashSet<>();
    int tokens = 0;
    int next = 0;
    while (recalled.size() < request.limit() && next < ranked.size()) {
      List<Ranked> some =
          ranked.subList(next, Math.min(ranked.size(), next + request.limit() + SPARE));
      next += some.size();
      Map<MemoryId, Memory> memories = memories(some);
      for (Ranked candidate : some) {
        Memory memory = memories.get(candidate.candidate().memory());
        if (memory == null || !mayBeGiven(memory, request, asOf) || !said.add(spoken(memory))) {
          continue;
        }
        int cost = cost(memory, request);
        if (!recalled.isEmpty() && tokens + cost > request.tokens()) {
          continue;
        }
        tokens += cost;
        recalled.add(recalled(memory, recalled.size() + 1, candidate, asOf, curve));
        if (recalled.size() == request.limit()) {
          break;
        }
      }
    }
    return recalled;
  }

  private static List<Ranked> those(List<Ranked> ranked, Predicate<Candidate> which) {
    return ranked.stream().filter(one -> which.test(one.candidate())).toList();
  }

  /** Returns the abstractions to be given after what was recalled. */
  private List<Recalled> abstractions(
      RecallRequest request,
      List<Ranked> ranked,
      List<Recalled> recalled,
      Instant asOf,
      ForgettingCurve curve) {
    int most = request.limit() / RESULTS_AN_ABSTRACTION;
    if (most == 0 || ranked.isEmpty()) {
      return List.of();
    }
    double least = recalled.isEmpty()
        ? Double.NEGATIVE_INFINITY
        : recalled.get(recalled.size() - 1).why().total();
    List<Ranked> fitting = ranked.stream().filter(one -> one.score() >= least).toList();
    Map<MemoryId, Memory> memories = memories(fitting);
    Set<ExperienceId> given = new HashSet<>();
    recalled.forEach(one -> given.addAll(one.memory().sources()));
    int tokens = 0;
    for (Recalled one : recalled) {
      tokens += cost(one.memory(), request);
    }
    List<Recalled> abstractions = new ArrayList<>();
    for (Ranked one : fitting) {
      Memory memory = memories.get(one.candidate().memory());
      if (memory == null
          || abstractions.size() == most
          || !mayBeGiven(memory, request, asOf)
          || memory.sources().stream().anyMatch(given::contains)) {
        continue;
      }
      int cost = cost(memory, request);
      if (tokens + cost <= request.tokens()) {
        tokens += cost;
        int rank = recalled.size() + abstractions.size() + 1;
        abstractions.add(recalled(memory, rank, one, asOf, curve));
      }
    }
    return abstractions;
  }

  /** Returns how many tokens a memory takes, 0 where nobody counts them. */
  private int cost(Memory memory, RecallRequest request) {
    return request.tokens() == Integer.MAX_VALUE ? 0 : embedder.tokens(memory.content());
  }

  private static Recalled recalled(
      Memory memory, int rank, Ranked ranked, Instant asOf, ForgettingCurve curve) {
    return new Recalled(
        memory,
        rank,
        curve.retrievability(memory.strength(), asOf),
        memory.validity().isSupersededAt(asOf),
        ranked.why());
  }

  private Map<MemoryId, Memory> memories(List<Ranked> some) {
    Map<MemoryId, Memory> memories = new HashMap<>();
    for (Versioned held :
        store.memories(space, some.stream().map(r -> r.candidate().memory()).toList())) {
      memories.put(held.memory().id(), held.memory());
    }
    return memories;
  }

  private static boolean mayBeGiven(Memory memory, RecallRequest request, Instant asOf) {
    Origin origin = memory.origin();
    Set<ExperienceKind> kinds = request.kinds();
    Set<String> speakers = request.speakers();
    return memory.isLive()
        && (request.withSuperseded() || !memory.validity().isSupersededAt(asOf))
        && (request.asOf().isEmpty() || !origin.occurredTo().isAfter(asOf))
        && (kinds.isEmpty() || kinds.contains(origin.kind()))
        && (request.sessions().isEmpty() || request.sessions().contains(origin.session()))
        && (speakers.isEmpty() || speakers.stream().anyMatch(origin.speaker()::equalsIgnoreCase))
        && origin.metadata().entrySet().containsAll(request.metadata().entrySet())
        && request.occurred().stream()
            .allMatch(when -> when.overlaps(origin.occurredFrom(), origin.occurredTo()));
  }

  /** The same words by the same speaker are given once. */
  private static String spoken(Memory memory) {
    return memory.origin().speaker() + ":" + memory.content().strip().toLowerCase(Locale.ROOT);
  }
}
