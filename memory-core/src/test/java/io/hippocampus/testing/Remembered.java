package io.hippocampus.testing;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.memory.Validity;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.Passage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes entries of an index for tests: a memory with an id and a text, the rest ordinary unless
 * said.
 */
public final class Remembered {

  private static final WordEmbedder EMBEDDER = new WordEmbedder();

  private final String id;
  private final String text;
  private String session = "a session";
  private long position;
  private String speaker = "Ann";
  private ExperienceKind kind = ExperienceKind.MESSAGE;
  private Instant from = Instant.parse("2024-05-01T10:00:00Z");
  private Instant to = from;
  private double importance = 0.5;
  private Optional<Instant> until = Optional.empty();
  private final Map<String, String> metadata = new HashMap<>();

  private Remembered(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** Starts from an id and a text. */
  public static Remembered memory(String id, String text) {
    return new Remembered(id, text);
  }

  /** Sets where it was recorded. Default: the first place of a session. */
  public Remembered at(String inSession, long place) {
    session = inSession;
    position = place;
    return this;
  }

  /** Sets who said it. Default: Ann. */
  public Remembered by(String who) {
    speaker = who;
    return this;
  }

  /** Sets what was experienced. Default: a message. */
  public Remembered of(ExperienceKind what) {
    kind = what;
    return this;
  }

  /** Sets the moment it happened. Default: the first of May 2024, ten o'clock. */
  public Remembered when(String at) {
    return when(at, at);
  }

  /** Sets from when until when it happened. */
  public Remembered when(String first, String last) {
    from = Instant.parse(first);
    to = Instant.parse(last);
    return this;
  }

  /** Sets how much it matters. Default: 0.5. */
  public Remembered mattering(double much) {
    importance = much;
    return this;
  }

  /** Sets until when it held. Default: it holds. */
  public Remembered until(String end) {
    until = Optional.of(Instant.parse(end));
    return this;
  }

  /** Marks it. Default: unmarked. */
  public Remembered marked(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Returns the entry with its passages as {@link WordEmbedder} makes them. */
  public Entry entry() {
    return entry(EMBEDDER.passages(text));
  }

  /** Returns the entry as it is before it has been embedded. */
  public Entry unembedded() {
    return entry(List.of());
  }

  /** Returns the entry with these passages. */
  public Entry entry(List<Passage> passages) {
    Instant recorded = Instant.parse("2024-06-01T00:00:00Z");
    return new Entry(
        new Memory(
            new MemoryId(id),
            MemoryKind.EPISODIC,
            text,
            new Origin(session, position, speaker, kind, Trust.NORMAL, from, to, metadata),
            Salience.of(importance, Tagger.NONE),
            Strength.encoded(recorded, new Stability(1), 5),
            List.of(new ExperienceId("x-" + id)),
            Standing.of(MemoryState.SHORT_TERM, recorded, "recorded"),
            new Validity(from, until, until.map(end -> new MemoryId("successor-of-" + id))),
            false),
        passages);
  }
}
