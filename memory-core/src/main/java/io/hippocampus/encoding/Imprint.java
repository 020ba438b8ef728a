package io.hippocampus.encoding;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Origin;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the passages by which a memory is found by meaning.
 *
 * <p>It embeds on which day (UTC) it happened, who says it, then what: a name in a cue then finds
 * what its bearer said, a month what happened in it. Amid a conversation the first passage points
 * halfway to what it means after the turn before it, for an answer often says little by itself.
 * That stays with the memory when the turn before is forgotten. As thread-safe as the embedder.
 *
 * @param embedder embeds the texts
 */
public record Imprint(Embedder embedder) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** What lies further apart is not one conversation. */
  private static final Duration CONVERSATION = Duration.ofMinutes(10);

  /** So much of the turn before counts: its end, where it asks. */
  private static final int WORDS_BEFORE = 50;

  /** Returns the passages of a memory that stands by itself. */
  public List<Passage> of(Memory memory) {
    return embedder.passages(dated(memory));
  }

  /** Returns the passages of a memory of what happened after that, if anything, in its session. */
  public List<Passage> of(Memory memory, Optional<Experience> before) {
    List<Passage> passages = of(memory);
    Optional<Experience> turn = before.filter(earlier -> isOneConversation(earlier, memory));
    if (turn.isEmpty() || passages.isEmpty()) {
      return passages;
    }
    Embedding amid = embedder.passages(inContext(turn.get(), memory)).get(0).embedding();
    List<Passage> blended = new ArrayList<>(passages);
    Passage first = passages.get(0);
    blended.set(0, new Passage(first.ordinal(), first.text(), first.embedding().halfwayTo(amid)));
    return blended;
  }

  private static boolean isOneConversation(Experience earlier, Memory memory) {
    Duration apart = Duration.between(earlier.occurredAt(), memory.origin().occurredFrom());
    return apart.abs().compareTo(CONVERSATION) <= 0;
  }

  private static String dated(Memory memory) {
    return DAY.format(memory.origin().occurredFrom()) + ", " + said(memory);
  }

  private static String inContext(Experience before, Memory memory) {
    String[] words = before.content().strip().split("\\s+");
    String[] last =
        Arrays.copyOfRange(words, Math.max(0, words.length - WORDS_BEFORE), words.length);
    return before.speaker() + ": " + String.join(" ", last) + " " + said(memory);
  }

  private static String said(Memory memory) {
    Origin origin = memory.origin();
    return origin.speaker() + ": " + memory.content();
  }
}
