package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The index of one space: a short-term tier in memory and a long-term tier on disk behind one
 * {@link View}.
 *
 * <p>Whoever changes a tier does so under one lock and ends with a new view; searches take the
 * present view without the lock and are never held up. A memory in both tiers (it changed by day)
 * is found as the short-term tier has it. What a night moves leaves the short-term tier at the
 * moment it appears in the long-term tier, except what was put again since the night was staged:
 * the later word counts.
 */
final class LuceneMemoryIndex implements MemoryIndex {

  private final SpaceName space;
  private final Documents documents;
  private final Runnable whenClosed;
  private final ReentrantLock changing = new ReentrantLock();
  private final ShortTermTier shortTerm;
  private final LongTermTier longTerm;
  private Set<MemoryId> inBothTiers = new HashSet<>();
  private @Nullable Night night;
  private volatile @Nullable View current;

  /** Takes over the long-term tier and closes it; {@code whenClosed} runs after that. */
  LuceneMemoryIndex(
      SpaceName space, Documents documents, LongTermTier longTerm, Runnable whenClosed)
      throws IOException {
    this.space = space;
    this.documents = documents;
    this.longTerm = longTerm;
    this.whenClosed = whenClosed;
    this.shortTerm = new ShortTermTier(documents);
    this.current = View.of(longTerm.reader(), Set.of(), shortTerm.reader(), Set.of());
  }

  @Override
  public void putShortTerm(List<Entry> entries) {
    changing("put memories into", () -> {
      shortTerm.put(entries);
      for (MemoryId memory : idsOf(entries)) {
        if (longTerm.mayHave(memory)) {
          inBothTiers.add(memory);
        }
        if (night != null) {
          night.putSince.add(memory);
        }
      }
      show(View.of(longTerm.reader(), inBothTiers, shortTerm.reader(), Set.of()));
      return true;
    });
  }

  @Override
  public void removeShortTerm(Set<MemoryId> memories) {
    changing("remove memories from", () -> {
      shortTerm.remove(memories);
      inBothTiers.removeAll(memories);
      if (night != null) {
        night.putSince.removeAll(memories);
      }
      show(View.of(longTerm.reader(), inBothTiers, shortTerm.reader(), Set.of()));
      return true;
    });
  }

  @Override
  public List<Candidate> search(Query query) {
    return attempting("search", () -> found(held(), query));
  }

  @Override
  public long publishedUpTo() {
    return longTerm.publishedUpTo();
  }

  @Override
  public Staged stage(List<Entry> puts, Set<MemoryId> removals) {
    Night begun = changing("stage a night of", () -> {
      if (night != null) {
        throw new IllegalStateException(
            "a night of space " + space + " is staged already; publish or close it first");
      }
      night = new Night(idsOf(puts), removals);
      return night;
    });
    begun.write(puts);
    return begun;
  }

  @Override
  public Size size() {
    return changing(
        "measure",
        () -> new Size(
            shortTerm.memories().size(), Memories.count(longTerm.reader()), longTerm.bytes()));
  }

  @Override
  public Set<MemoryId> memories() {
    return attempting("list", () -> {
      View view = held();
      try {
        return Memories.in(view.searcher().getIndexReader());
      } finally {
        view.letGo();
      }
    });
  }

  @Override
  public void close() {
    changing.lock();
    try {
      View last = current;
      Night staged = night;
      if (last != null) {
        current = null;
        attempting("close", () -> {
          IOUtils.close(
              staged == null ? null : staged::close,
              last::letGo,
              shortTerm,
              longTerm,
              whenClosed::run);
          return true;
        });
      }
    } finally {
      changing.unlock();
    }
  }

  private List<Candidate> found(View held, Query query) throws IOException {
    try {
      return new CandidateSearch(held, documents, query).candidates();
    } finally {
      held.letGo();
    }
  }

  /** Returns the present view, held. */
  private View held() {
    while (true) {
      View view = open();
      if (view.hold()) {
        return view;
      }
    }
  }

  private View open() {
    View view = current;
    if (view == null) {
      throw new IllegalStateException("the index of space " + space + " is closed; open it again");
    }
    return view;
  }

  private void show(View next) throws IOException {
    View former = open();
    current = next;
    former.letGo();
  }

  private <T> T changing(String verb, Act<T> act) {
    changing.lock();
    try {
      open();
      return attempting(verb, act);
    } finally {
      changing.unlock();
    }
  }

  private <T> T attempting(String verb, Act<T> act) {
    try {
      return act.perform();
    } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
      throw Failures.of(verb + " the index of space " + space, e);
    }
  }

  private static Set<MemoryId> idsOf(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.memory().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What may fail as input and output does. */
  private interface Act<T> {
    T perform() throws IOException;
  }

  /**
   * A staged night: the next state of the long-term tier, and what it takes from the short-term
   * one.
   */
  private final class Night implements Staged {

    private final Set<MemoryId> puts;
    private final Set<MemoryId> removals;
    private final Set<MemoryId> putSince = new HashSet<>();
    private LongTermTier.@Nullable Next next;
    private @Nullable View view;
    private long viewed;
    private boolean over;

    Night(Set<MemoryId> puts, Set<MemoryId> removals) {
      this.puts = puts;
      this.removals = Set.copyOf(removals);
      this.removals.stream().filter(puts::contains).findAny().ifPresent(both -> {
        throw new IllegalArgumentException(
            "a night both puts and removes memory " + both + "; do one of them");
      });
    }

    /** Writes the next state while others search and put. */
    void write(List<Entry> entries) {
      try {
        LongTermTier.Next written =
            attempting("stage a night of", () -> longTerm.next(entries, removals));
        begin(written);
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    private void begin(LongTermTier.Next written) {
      changing.lock();
      try {
        if (over) {
          attempting("end a night of", () -> {
            written.close();
            return true;
          });
        }
        open();
        next = written;
      } finally {
        changing.unlock();
      }
    }

    @Override
    public List<Candidate> search(Query query) {
      View held = changing("search a night of", () -> {
        View present = view();
        present.hold();
        return present;
      });
      return attempting("search a night of", () -> found(held, query));
    }

    private View view() throws IOException {
      if (view != null && viewed == shortTerm.changes()) {
        return view;
      }
      View present = View.of(
          ongoing().reader(), afterwardsInBothTiers(), shortTerm.reader(), leavingShortTerm());
      View former = view;
      view = present;
      viewed = shortTerm.changes();
      if (former != null) {
        former.letGo();
      }
      return present;
    }

    private Set<MemoryId> leavingShortTerm() {
      return Stream.concat(
              removals.stream(), puts.stream().filter(memory -> !putSince.contains(memory)))
          .collect(Collectors.toSet());
    }

    private Set<MemoryId> afterwardsInBothTiers() {
      Set<MemoryId> both = new HashSet<>(inBothTiers);
      both.removeAll(leavingShortTerm());
      putSince.stream().filter(puts::contains).forEach(both::add);
      return both;
    }

    @Override
    public void publish(long sequence) {
      LongTermTier.Next prepared = ongoing();
      attempting("publish a night of", () -> {
        prepared.prepare(sequence);
        return true;
      });
      changing("publish a night of", () -> {
        Set<MemoryId> both = afterwardsInBothTiers();
        shortTerm.remove(leavingShortTerm());
        View morning = View.of(prepared.reader(), both, shortTerm.reader(), Set.of());
        inBothTiers = both;
        prepared.show();
        show(morning);
        return true;
      });
      try {
        attempting("publish a night of", () -> {
          prepared.commit(sequence);
          return true;
        });
      } finally {
        close();
      }
    }

    private LongTermTier.Next ongoing() {
      if (over || next == null) {
        throw new IllegalStateException(
            "this night of space " + space + " is over; stage another one");
      }
      return next;
    }

    @Override
    public void close() {
      changing.lock();
      try {
        if (!over) {
          over = true;
          night = null;
          View last = view;
          attempting("end a night of", () -> {
            IOUtils.close(last == null ? null : last::letGo, next);
            return true;
          });
        }
      } finally {
        changing.unlock();
      }
    }
  }
}
