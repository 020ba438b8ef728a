package io.hippocampus.server.ingest;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Takes one file into a memory: looks first, then records.
 *
 * <p>Recording goes in batches, each of them durable. Interrupted, it is begun again: what is there
 * already is known by its id. Single-threaded.
 */
public final class Ingestion {

  /** The space of experiences for which nobody names one. */
  public static final String DEFAULT_SPACE = "default";

  private static final int BATCH = 250;

  private final Source source;
  private final IngestFormat format;
  private final Optional<String> onlySpace;
  private final TranscriptReader reader;
  private BitSet fresh = new BitSet();
  private int found;

  /**
   * Prepares to take in a file.
   *
   * @param format its format; told by its beginning when empty
   * @param onlySpace the space for all, whatever the file says
   * @param session the session of messages whose format knows none
   * @param at the time of messages whose format knows none
   * @throws IllegalArgumentException if the format cannot be told
   */
  public Ingestion(
      Source source,
      Optional<IngestFormat> format,
      Optional<String> onlySpace,
      String session,
      Instant at)
      throws IOException {
    this.source = source;
    this.format = format.isPresent() ? format.get() : sniff(source);
    this.onlySpace = onlySpace;
    this.reader = this.format.reader(session, at);
  }

  private static IngestFormat sniff(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return IngestFormat.sniff(in);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source.name() + " cannot be taken in: " + e.getMessage(), e);
    }
  }

  /** Looks at everything; changes nothing. The memory is empty when there is none yet. */
  public Preview preview(Optional<Hippocampus> memory, Instant now) throws IOException {
    Survey survey = new Survey(memory, onlySpace, now);
    try (InputStream in = source.open()) {
      reader.read(in, survey);
    }
    fresh = survey.fresh();
    found = survey.found();
    return survey.preview(format);
  }

  /**
   * Records what the preview found good and new, in the order of the file.
   *
   * @param encodes whether to wait until all is tagged and embedded
   * @param progress is told how many were recorded, after each batch
   * @return how many were recorded
   */
  public long record(Hippocampus memory, boolean encodes, LongConsumer progress)
      throws IOException {
    Recording recording = new Recording(memory, encodes, progress);
    try (InputStream in = source.open()) {
      reader.read(in, recording);
    }
    recording.finish();
    return recording.recorded;
  }

  /** The second reading. */
  private final class Recording implements Findings {
    private final Hippocampus memory;
    private final boolean encodes;
    private final LongConsumer progress;
    private final Map<String, List<Tagged>> waiting = new LinkedHashMap<>();
    private int ordinal;
    private long recorded;

    Recording(Hippocampus memory, boolean encodes, LongConsumer progress) {
      this.memory = memory;
      this.encodes = encodes;
      this.progress = progress;
    }

    @Override
    public void found(Found one) {
      if (!fresh.get(ordinal++)) {
        return;
      }
      String space = onlySpace.or(one::space).orElse(DEFAULT_SPACE);
      List<Tagged> batch = waiting.computeIfAbsent(space, s -> new ArrayList<>(BATCH));
      batch.add(one.tagged());
      if (batch.size() == BATCH) {
        record(space, batch);
        batch.clear();
      }
    }

    private void record(String name, List<Tagged> batch) {
      MemorySpace space = memory.space(name);
      recorded += space.recordTagged(batch).stream().filter(Receipt::isNew).count();
      if (encodes) {
        space.upkeep().awaitEncoded();
      }
      progress.accept(recorded);
    }

    void finish() {
      if (ordinal != found) {
        throw new IllegalArgumentException(source.name() + " changed while it was read; " + recorded
            + " experiences were recorded, take it in again");
      }
      waiting.forEach((space, batch) -> {
        if (!batch.isEmpty()) {
          record(space, batch);
        }
      });
    }

    @Override
    public void bad(String place, String problem) {
      // The first reading has told of it.
    }

    @Override
    public void leftOut(String what) {
      // The first reading has told of it.
    }
  }
}
