package io.hippocampus;

import io.hippocampus.encoding.Encoder;
import io.hippocampus.memory.MemoryId;
import java.util.Set;

/** What is done now and then to keep a space in order. Thread-safe. */
public final class SpaceUpkeep {

  private final Encoder encoder;
  private final Tagging tagging;
  private final Alterations alterations;

  SpaceUpkeep(Encoder encoder, Tagging tagging, Alterations alterations) {
    this.encoder = encoder;
    this.tagging = tagging;
    this.alterations = alterations;
  }

  /** Waits until everything recorded so far is encoded. */
  public void awaitEncoded() {
    encoder.encodeAll();
  }

  /** Returns what tagging anew would change; nothing is changed. */
  public Retag previewRetag() {
    encoder.encodeAll();
    return tagging.preview();
  }

  /**
   * Tags all live memories anew: with the tagger of today, by the words' present commonness and the
   * present calibration of ratings; what the language model of today has not rated waits to be.
   * Tags that callers gave are kept.
   *
   * @return what it changed
   */
  public Retag retag() {
    encoder.encodeAll();
    Retag retagged = tagging.retag();
    tagging.rating().ifPresent(RatingLoop::wake);
    return retagged;
  }

  /** Builds the index anew from the store. */
  public void rebuildIndex() {
    alterations.rebuildIndex();
  }

  /**
   * Returns what the index holds that the store does not, and the other way round; empty is well.
   */
  public Set<MemoryId> indexDifferences() {
    return alterations.indexDifferences();
  }
}
