package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.SleepQueue.Claim;
import io.hippocampus.sleep.SleepQueue.Waiting;
import io.hippocampus.sleep.SleepQueue.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every queue holds to. */
public abstract class SleepQueueContract {

  private static final Instant DUE = Instant.parse("2026-06-01T03:00:00.000000001Z");
  private static final Instant NOW = Instant.parse("2026-06-01T03:00:05Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** Returns another claimant of the same queue, in which nothing is at first. */
  protected abstract SleepQueue claimant();

  @Test
  void aWish_isClaimedOnce_untilItIsSlept() {
    SleepQueue one = claimant();
    SleepQueue other = claimant();
    one.add(wish("a"));
    assertThat(claim(one)).contains(new Claim(wish("a"), 1, false));
    assertThat(claim(one)).isEmpty();
    assertThat(claim(other)).isEmpty();
    assertThat(one.waiting("nightly", NOW))
        .containsExactly(new Waiting(wish("a"), 1, DUE, Optional.empty(), true));
    one.slept(new Claim(wish("a"), 1, false), NOW);
    assertThat(one.waiting("nightly", NOW)).isEmpty();
    assertThat(other.lastSlept()).isEqualTo(Map.of(new SpaceName("a"), NOW));
  }

  @Test
  void thoseWhoSleptLongestAgo_areFirst_whoNeverDidBeforeThem() {
    SleepQueue queue = claimant();
    sleeps(queue, "a", DUE.minusSeconds(10));
    sleeps(queue, "b", DUE.minusSeconds(20));
    queue.add(wish("a", DUE, Optional.of(DUE.minusSeconds(10))));
    queue.add(wish("b", DUE, Optional.of(DUE.minusSeconds(20))));
    queue.add(wish("d"));
    queue.add(wish("c"));
    List<String> order = new ArrayList<>();
    for (Optional<Claim> next = claim(queue); next.isPresent(); next = claim(queue)) {
      order.add(next.get().wish().space().value());
    }
    assertThat(order).containsExactly("c", "d", "b", "a");
  }

  @Test
  void aWish_isVoid_onceTheSpaceHasSleptOtherwise() {
    SleepQueue queue = claimant();
    queue.add(wish("a"));
    Claim claim = claim(queue).orElseThrow();
    queue.slept(claim, NOW);
    queue.add(wish("a")); // decided before, by somebody who did not know
    assertThat(claim(queue)).isEmpty();
    assertThat(queue.waiting("nightly", NOW)).isEmpty();
  }

  @Test
  void aWishThatIsDueLater_takesThePlace_unlessItIsClaimed() {
    SleepQueue queue = claimant();
    Wish later = new Wish(
        new SpaceName("a"),
        "other",
        "later",
        DUE.plusSeconds(1),
        Optional.empty(),
        Optional.empty());
    queue.add(wish("a"));
    queue.add(later);
    queue.add(wish("a"));
    assertThat(queue.waiting("nightly", NOW)).isEmpty();
    assertThat(queue.waiting("other", NOW)).extracting(Waiting::wish).containsExactly(later);
    assertThat(queue.claim("other", NOW, NOW.plus(LEASE))).isPresent();
    Wish muchLater = wish("a", NOW.plusSeconds(1), Optional.empty());
    queue.add(muchLater);
    assertThat(queue.waiting("other", NOW)).extracting(Waiting::wish).containsExactly(later);
  }

  @Test
  void whatFailed_isTriedAgain_notBeforeItsTime_andWithTheNextRun() {
    SleepQueue queue = claimant();
    queue.add(wish("a"));
    Claim claim = claim(queue).orElseThrow();
    queue.failed(claim, "the disk is full", NOW.plusSeconds(60));
    assertThat(claim(queue)).isEmpty();
    assertThat(queue.waiting("nightly", NOW))
        .containsExactly(
            new Waiting(wish("a"), 1, NOW.plusSeconds(60), Optional.of("the disk is full"), false));
    assertThat(queue.claim("nightly", NOW.plusSeconds(60), NOW.plus(LEASE)))
        .contains(new Claim(wish("a"), 2, false));

    queue.failed(claim, "the disk is full", NOW.plusSeconds(3600));
    Wish next = wish("a", NOW.plusSeconds(61), Optional.empty());
    queue.add(next);
    assertThat(queue.claim("nightly", NOW.plusSeconds(61), NOW.plus(LEASE)))
        .contains(new Claim(next, 3, false));
  }

  @Test
  void aClaim_endsWithItsLease_andWhoClaimsNextKnows() {
    SleepQueue gone = claimant();
    SleepQueue other = claimant();
    gone.add(wish("a"));
    claim(gone);
    gone.renew(NOW.plus(LEASE).plusSeconds(10));
    assertThat(other.claim("nightly", NOW.plus(LEASE), NOW.plus(LEASE))).isEmpty();
    assertThat(other.claim("nightly", NOW.plus(LEASE).plusSeconds(10), NOW.plusSeconds(9_999)))
        .contains(new Claim(wish("a"), 2, true));
    gone.slept(new Claim(wish("a"), 1, false), NOW);
    assertThat(other.waiting("nightly", NOW)).as("it is not its claim any more").hasSize(1);
  }

  @Test
  void aWish_isNotClaimed_onceItMustBeOver() {
    SleepQueue queue = claimant();
    queue.add(
        new Wish(new SpaceName("a"), "nightly", "t", DUE, Optional.of(NOW), Optional.empty()));
    assertThat(queue.claim("nightly", NOW, NOW.plus(LEASE))).isEmpty();
    assertThat(queue.claim("nightly", NOW.minusNanos(1), NOW.plus(LEASE))).isPresent();
  }

  @Test
  void withdrawn_isWhatWasDueBefore_andNobodyClaimed() {
    SleepQueue queue = claimant();
    queue.add(wish("a"));
    claim(queue);
    queue.add(wish("b"));
    queue.add(wish("c", NOW, Optional.empty()));
    queue.withdraw("other", NOW);
    assertThat(queue.waiting("nightly", NOW)).hasSize(3);
    queue.withdraw("nightly", NOW);
    assertThat(queue.waiting("nightly", NOW))
        .extracting(waiting -> waiting.wish().space().value())
        .containsExactly("a", "c");
  }

  @Test
  void manyClaimants_claimEachSpaceOnce() {
    int spaces = 40;
    ConcurrentLinkedQueue<String> claimed = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<CompletableFuture<Void>> working = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        SleepQueue queue = claimant();
        working.add(CompletableFuture.runAsync(
            () -> {
              for (int space = 0; space < spaces; space++) {
                queue.add(wish("s" + space));
              }
              for (Optional<Claim> next = claim(queue); next.isPresent(); next = claim(queue)) {
                claimed.add(next.get().wish().space().value());
                queue.slept(next.get(), NOW);
              }
            },
            threads));
      }
      working.forEach(CompletableFuture::join);
    }
    assertThat(claimed).hasSize(spaces).doesNotHaveDuplicates();
  }

  private static Optional<Claim> claim(SleepQueue queue) {
    return queue.claim("nightly", NOW, NOW.plus(LEASE));
  }

  private static void sleeps(SleepQueue queue, String space, Instant at) {
    queue.add(wish(space));
    queue.slept(claim(queue).orElseThrow(), at);
  }

  private static Wish wish(String space) {
    return wish(space, DUE, Optional.empty());
  }

  private static Wish wish(String space, Instant due, Optional<Instant> lastSlept) {
    return new Wish(
        new SpaceName(space), "nightly", "schedule nightly", due, Optional.empty(), lastSlept);
  }
}
