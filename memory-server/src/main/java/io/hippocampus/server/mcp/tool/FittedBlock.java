package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Memory;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of a recollection, best first, as fits a budget of tokens once it is written as a block.
 * Of a best memory that is too long by itself, the beginning is given.
 *
 * @param given what fits
 * @param text the block that says it; empty when nothing does
 * @param left how many memories were left out
 */
record FittedBlock(Recollection given, String text, int left) {

  private static final int FEWEST_CHARACTERS = 40;

  /** Fits a recollection to so many tokens, as the space counts them. */
  static FittedBlock of(Recollection all, int tokens, MemorySpace space) {
    List<Recalled> kept = new ArrayList<>(all.recalled());
    while (kept.size() > 1 && isTooLong(only(all, kept), tokens, space)) {
      kept.remove(kept.size() - 1);
    }
    Recollection fitted = only(all, kept);
    int characters = kept.isEmpty() ? 0 : kept.get(0).memory().content().length();
    while (isTooLong(fitted, tokens, space) && characters > FEWEST_CHARACTERS) {
      characters = Math.max(FEWEST_CHARACTERS, characters / 2);
      fitted = only(all, List.of(shortened(kept.get(0), characters)));
    }
    return new FittedBlock(
        fitted, RecalledBlock.withIds(fitted), all.recalled().size() - kept.size());
  }

  private static boolean isTooLong(Recollection some, int tokens, MemorySpace space) {
    return space.tokens(RecalledBlock.withIds(some)) > tokens;
  }

  private static Recollection only(Recollection all, List<Recalled> some) {
    return new Recollection(all.id(), all.cue(), all.asOf(), all.times(), some);
  }

  private static Recalled shortened(Recalled whole, int characters) {
    String content = whole.memory().content();
    int end =
        Character.isHighSurrogate(content.charAt(characters - 1)) ? characters - 1 : characters;
    Memory memory = whole.memory().withContent(content.substring(0, end) + " ...");
    return new Recalled(
        memory, whole.rank(), whole.retrievability(), whole.superseded(), whole.why());
  }
}
