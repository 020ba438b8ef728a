package io.hippocampus;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Holds spaces still, so that something can change under them: no night, no encoding, no arrival
 * and no recall is under way.
 *
 * <p>Each kind of lock is taken of all spaces before the next kind, in the order in which one
 * space's own calls take them; so neither they nor two standstills wait for each other.
 */
final class Standstill {

  private Standstill() {}

  /**
   * What holds one space still.
   *
   * @param night held by a night or a removal
   * @param encoding whose monitor is held while a batch is encoded
   * @param arrival held while something arrives or is shown
   * @param truth held while a recall looks
   */
  record Locks(Lock night, Object encoding, Lock arrival, Lock truth) {}

  /** Does something while all of the spaces are still. */
  static void during(Collection<Locks> spaces, Runnable work) {
    List<Locks> all = List.copyOf(spaces);
    holding(
        all.stream().map(Locks::night).toList(),
        () -> encodingNothing(
            all,
            0,
            () -> holding(
                all.stream().map(Locks::arrival).toList(),
                () -> holding(all.stream().map(Locks::truth).toList(), work))));
  }

  private static void holding(List<Lock> locks, Runnable work) {
    int held = 0;
    try {
      for (Lock lock : locks) {
        lock.lock();
        held++;
      }
      work.run();
    } finally {
      locks.subList(0, held).forEach(Lock::unlock);
    }
  }

  private static void encodingNothing(List<Locks> spaces, int from, Runnable work) {
    if (from == spaces.size()) {
      work.run();
      return;
    }
    synchronized (spaces.get(from).encoding()) {
      encodingNothing(spaces, from + 1, work);
    }
  }
}
