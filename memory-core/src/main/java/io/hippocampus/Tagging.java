package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.encoding.Encoder;
import io.hippocampus.encoding.RatingQueue;
import io.hippocampus.encoding.Retagging;
import io.hippocampus.encoding.Retagging.Change;
import io.hippocampus.encoding.Retagging.Plan;
import io.hippocampus.encoding.SurfaceTagger;
import io.hippocampus.language.ModelRater;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags a space's memories a second time: by a language model, or all of them anew. */
final class Tagging {

  private static final int LARGEST = 10;

  /** About what a call costs beside its experiences, and each of these, answer included. */
  private static final long TOKENS_A_CALL = 1_000;

  private static final long TOKENS_AN_EXPERIENCE = 250;

  private final SpaceName space;
  private final Parts parts;
  private final Encoder encoder;
  private final Alterations alterations;
  private final Optional<ModelRater> rater;

  Tagging(SpaceName space, Parts parts, Encoder encoder, Alterations alterations) {
    this.space = space;
    this.parts = parts;
    this.encoder = encoder;
    this.alterations = alterations;
    this.rater = parts.model().map(model -> new ModelRater(model, parts.zone()));
  }

  /** Returns what has the space rated, if there is a model. */
  Optional<RatingLoop> rating() {
    return rater.map(by -> new RatingLoop(
        space,
        parts.stores(),
        parts.model().orElseThrow(),
        by.identity(),
        new RatingQueue(
            space,
            store(),
            parts.stores().ratings(),
            by,
            new SurfaceTagger(parts.analyzer()),
            encoder.terms(),
            parts.clock(),
            parts.asking(),
            alterations::tag),
        parts.rating(),
        parts.clock()));
  }

  /** Returns how many tokens a night may spend. */
  long tokensPerNight() {
    return parts.model().map(model -> model.limits().tokensPerNight()).orElse(0L);
  }

  Retag preview() {
    List<Versioned> live = store().live(space);
    return told(live, plan(live));
  }

  Retag retag() {
    List<Versioned> live = store().live(space);
    Plan plan = plan(live);
    if (!plan.changes().isEmpty()) {
      List<Encoding> tags = plan.changes().stream()
          .map(change -> new Encoding(change.memory().id(), change.tag(), List.of()))
          .toList();
      alterations.tag(
          plan.changes().stream().map(change -> change.memory().id()).toList(),
          () -> store()
              .encode(space, parts.embedder().model(), tags, parts.clock().instant()));
    }
    if (!plan.toRate().isEmpty()) {
      parts.stores().ratings().enqueue(space, plan.toRate());
    }
    return told(live, plan);
  }

  private Plan plan(List<Versioned> live) {
    return new Retagging(
            space,
            store(),
            parts.stores().ratings(),
            parts.tagger(),
            parts.analyzer(),
            rater.map(ModelRater::identity),
            encoder.terms())
        .plan(live);
  }

  private Retag told(List<Versioned> live, Plan plan) {
    List<Retag.Change> largest = plan.changes().stream()
        .sorted(Comparator.comparingDouble(Change::shift)
            .reversed()
            .thenComparing(change -> change.memory().id()))
        .limit(LARGEST)
        .map(Tagging::told)
        .toList();
    return new Retag(
        live.size(), plan.changes().size(), plan.toRate().size(), cost(live, plan), largest);
  }

  private static Retag.Change told(Change change) {
    Memory memory = change.memory();
    return new Retag.Change(memory.id(), memory.content(), memory.salience(), change.tag());
  }

  private long cost(List<Versioned> live, Plan plan) {
    if (rater.isEmpty() || plan.toRate().isEmpty()) {
      return 0;
    }
    Set<MemoryId> toRate = Set.copyOf(plan.toRate());
    long texts = live.stream()
        .map(Versioned::memory)
        .filter(memory -> toRate.contains(memory.id()))
        .mapToLong(memory -> parts.embedder().tokens(memory.content()))
        .sum();
    long calls = (plan.toRate().size() - 1) / rater.get().batch() + 1L;
    return texts + calls * TOKENS_A_CALL + plan.toRate().size() * TOKENS_AN_EXPERIENCE;
  }

  private MemoryStore store() {
    return parts.stores().memories();
  }
}
