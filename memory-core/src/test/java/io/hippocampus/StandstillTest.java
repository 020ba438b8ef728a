package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StandstillTest {

  private static final int MANY = 2_000;

  private final List<ReentrantLock> nights = locks();
  private final List<ReentrantReadWriteLock> arrivals = readWriteLocks();
  private final List<ReentrantReadWriteLock> truths = readWriteLocks();
  private final List<Standstill.Locks> spaces = IntStream.range(0, MANY)
      .mapToObj(i -> new Standstill.Locks(
          nights.get(i),
          new Object(),
          arrivals.get(i).writeLock(),
          truths.get(i).writeLock()))
      .toList();

  private static List<ReentrantLock> locks() {
    return Stream.generate(ReentrantLock::new).limit(MANY).toList();
  }

  private static List<ReentrantReadWriteLock> readWriteLocks() {
    return Stream.generate(ReentrantReadWriteLock::new).limit(MANY).toList();
  }

  @Test
  void allSpaces_areHeldStill_howeverMany() {
    Standstill.during(spaces, () -> assertThat(held()).isEqualTo(4 * MANY));

    assertThat(held()).isZero();
  }

  @Test
  void workThatThrows_letsGo() {
    assertThatThrownBy(() -> Standstill.during(spaces, () -> {
          throw new IllegalStateException("no");
        }))
        .hasMessage("no");

    assertThat(held()).isZero();
  }

  @Test
  void lockThatCannotBeTaken_letsGoOfTheOthers() {
    Lock never = new ReentrantLock() {
      private static final long serialVersionUID = 1L;

      @Override
      public void lock() {
        throw new IllegalStateException("never");
      }
    };
    Standstill.Locks last = spaces.get(0);
    List<Standstill.Locks> some = List.of(
        spaces.get(1), new Standstill.Locks(last.night(), last.encoding(), last.arrival(), never));

    assertThatThrownBy(() -> Standstill.during(some, () -> {})).hasMessage("never");

    assertThat(held()).isZero();
  }

  private long held() {
    return nights.stream().filter(ReentrantLock::isHeldByCurrentThread).count()
        + spaces.stream().filter(space -> Thread.holdsLock(space.encoding())).count()
        + Stream.concat(arrivals.stream(), truths.stream())
            .filter(ReentrantReadWriteLock::isWriteLockedByCurrentThread)
            .count();
  }
}
