package io.hippocampus.server.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.hippocampus.server.http.Problem.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests each caller has left: a bucket that fills at the rate allowed and holds ten
 * seconds of it. Whoever presents no valid key has a small one, which slows guessing. The callers
 * seen last are remembered, at most {@value #MOST}. Thread-safe.
 */
final class Rates {

  private static final int MOST = 10_000;
  private static final int BURST_SECONDS = 10;
  private static final int REFUSALS_PER_MINUTE = 60;

  private final int perSecond;
  private final Map<String, Bucket> buckets = remembered();
  private final Map<String, Bucket> refusals = remembered();

  Rates(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Takes one request from what the caller has left. */
  void take(String caller) {
    if (perSecond > 0) {
      take(
          buckets,
          caller,
          () -> bucket((long) perSecond * BURST_SECONDS, perSecond, Duration.ofSeconds(1)),
          "allowed are " + perSecond + " requests a second");
    }
  }

  /** Takes one refusal from what the address has left. */
  void takeRefused(String address) {
    take(
        refusals,
        address,
        () -> bucket(REFUSALS_PER_MINUTE, REFUSALS_PER_MINUTE, Duration.ofMinutes(1)),
        "allowed are " + REFUSALS_PER_MINUTE + " requests a minute without a valid access key");
  }

  private static void take(
      Map<String, Bucket> from,
      String who,
      java.util.function.Supplier<Bucket> made,
      String allowed) {
    Bucket bucket;
    synchronized (from) {
      bucket = from.computeIfAbsent(who, name -> made.get());
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds =
          Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
      throw Problem.of(
              Kind.TOO_MANY, "too many requests; " + allowed + ", try again in " + seconds + " s")
          .after(Duration.ofSeconds(seconds))
          .thrown();
    }
  }

  private static Bucket bucket(long capacity, long refill, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
        .build();
  }

  private static Map<String, Bucket> remembered() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > MOST;
      }
    };
  }
}
