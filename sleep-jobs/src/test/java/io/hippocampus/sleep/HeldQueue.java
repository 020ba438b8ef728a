package io.hippocampus.sleep;

import static java.util.Comparator.comparing;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A queue that is gone with the object; several claimants share what one holds. */
final class HeldQueue implements SleepQueue {

  private final Held held;

  HeldQueue() {
    this(new Held());
  }

  private HeldQueue(Held held) {
    this.held = held;
  }

  /** Returns another claimant of the same queue. */
  HeldQueue another() {
    return new HeldQueue(held);
  }

  private record Row(
      Wish wish,
      int attempts,
      Instant nextTry,
      Optional<String> error,
      Optional<Object> owner,
      Instant lease) {

    Row claimedBy(Object claimant, Instant until) {
      return new Row(wish, attempts + 1, nextTry, error, Optional.of(claimant), until);
    }
  }

  private static final class Held {
    private final TreeMap<SpaceName, Row> rows = new TreeMap<>();
    private final Map<SpaceName, Instant> slept = new HashMap<>();
  }

  @Override
  public void add(Wish wish) {
    synchronized (held) {
      Row row = held.rows.get(wish.space());
      boolean isLater = row != null
          && row.wish().due().isBefore(wish.due())
          && (row.owner().isEmpty() || !row.lease().isAfter(wish.due()));
      if (row == null || isLater) {
        held.rows.put(
            wish.space(),
            new Row(
                wish,
                row == null ? 0 : row.attempts(),
                wish.due(),
                row == null ? Optional.empty() : row.error(),
                Optional.empty(),
                Instant.MIN));
      }
    }
  }

  @Override
  public Optional<Claim> claim(String schedule, Instant now, Instant lease) {
    synchronized (held) {
      held.rows
          .values()
          .removeIf(row -> canBeClaimed(row, schedule, now)
              && !Optional.ofNullable(held.slept.get(row.wish().space()))
                  .equals(row.wish().lastSlept()));
      return held.rows.values().stream()
          .filter(row -> canBeClaimed(row, schedule, now))
          .min(comparing((Row row) -> row.wish().lastSlept().orElse(Instant.MIN))
              .thenComparing(row -> row.wish().space()))
          .map(row -> {
            held.rows.put(row.wish().space(), row.claimedBy(this, lease));
            return new Claim(row.wish(), row.attempts() + 1, row.owner().isPresent());
          });
    }
  }

  private static boolean canBeClaimed(Row row, String schedule, Instant now) {
    return row.wish().schedule().equals(schedule)
        && !row.nextTry().isAfter(now)
        && row.wish().until().filter(end -> !end.isAfter(now)).isEmpty()
        && (row.owner().isEmpty() || !row.lease().isAfter(now));
  }

  @Override
  public void renew(Instant lease) {
    synchronized (held) {
      held.rows.replaceAll((space, row) -> row.owner().filter(this::equals).isPresent()
          ? new Row(row.wish(), row.attempts(), row.nextTry(), row.error(), row.owner(), lease)
          : row);
    }
  }

  @Override
  public void slept(Claim claim, Instant at) {
    synchronized (held) {
      held.slept.put(claim.wish().space(), at);
      held.rows.computeIfPresent(
          claim.wish().space(),
          (space, row) -> row.owner().filter(this::equals).isPresent() ? null : row);
    }
  }

  @Override
  public void failed(Claim claim, String error, Instant nextTry) {
    synchronized (held) {
      held.rows.computeIfPresent(
          claim.wish().space(),
          (space, row) -> new Row(
              row.wish(),
              row.attempts(),
              nextTry,
              Optional.of(error),
              Optional.empty(),
              Instant.MIN));
    }
  }

  @Override
  public void withdraw(String schedule, Instant dueBefore) {
    synchronized (held) {
      held.rows
          .values()
          .removeIf(row -> row.wish().schedule().equals(schedule)
              && row.wish().due().isBefore(dueBefore)
              && row.owner().isEmpty());
    }
  }

  @Override
  public List<Waiting> waiting(String schedule, Instant now) {
    synchronized (held) {
      return held.rows.values().stream()
          .filter(row -> row.wish().schedule().equals(schedule))
          .map(row -> new Waiting(
              row.wish(),
              row.attempts(),
              row.nextTry(),
              row.error(),
              row.lease().isAfter(now)))
          .toList();
    }
  }

  @Override
  public Map<SpaceName, Instant> lastSlept() {
    synchronized (held) {
      return Map.copyOf(held.slept);
    }
  }
}
