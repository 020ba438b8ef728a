package io.hippocampus.encoding;

import io.hippocampus.port.TermStatistics;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The term statistics of a space as it lives: those of the last night and what was encoded since.
 * Safe for concurrent readers and one writer.
 */
public final class SpaceTerms implements TermStatistics {

  private final Map<String, Long> counts;
  private final AtomicLong experiences;

  /** Starts from the counts of the last night. */
  public SpaceTerms(Map<String, Long> counts, long experiences) {
    this.counts = new ConcurrentHashMap<>(counts);
    this.experiences = new AtomicLong(experiences);
  }

  /** Counts one experience with these terms, each once. */
  public void count(Collection<String> distinctTerms) {
    experiences.incrementAndGet();
    distinctTerms.forEach(term -> counts.merge(term, 1L, Long::sum));
  }

  @Override
  public long experiences() {
    return experiences.get();
  }

  @Override
  public long containing(String term) {
    return counts.getOrDefault(term, 0L);
  }
}
