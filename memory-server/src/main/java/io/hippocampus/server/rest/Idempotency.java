package io.hippocampus.server.rest;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.rest.AnswerLog.Answered;
import io.hippocampus.server.rest.AnswerLog.Known;
import io.hippocampus.server.view.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Has a request that bears an {@code Idempotency-Key} done once, however often it is sent within a
 * day. One that was cut short by a crash is done again as of the moment it was first asked, so that
 * what it recorded is recognized. Thread-safe.
 */
final class Idempotency {

  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 200;
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration SWEPT_EVERY = Duration.ofHours(1);

  private final AnswerLog log;
  private final InstantSource clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

  Idempotency(AnswerLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Does it, unless it was done.
   *
   * @param digest what is asked, as a hash
   * @param work does it, as of a moment
   */
  Reply once(Exchange exchange, SpaceName space, String digest, Function<Instant, Reply> work) {
    Optional<String> key = exchange.header(HEADER);
    if (key.isEmpty()) {
      return work.apply(clock.instant());
    }
    requireKey(key.get());
    String known = space + "\n" + exchange.caller().name() + "\n" + key.get();
    if (!underWay.add(known)) {
      throw Problem.of(Kind.CONFLICT, "a request with this " + HEADER + " is under way")
          .after(Duration.ofSeconds(1))
          .thrown();
    }
    try {
      sweep();
      return answer(space, exchange.caller().name() + "\n" + key.get(), digest, work);
    } finally {
      underWay.remove(known);
    }
  }

  private Reply answer(SpaceName space, String key, String digest, Function<Instant, Reply> work) {
    Known asked = log.begin(space, key, digest, clock.instant());
    if (!asked.digest().equals(digest)) {
      throw Problem.of(
              Kind.INVALID,
              "another request bore this " + HEADER + "; give each request a key of its own")
          .thrown();
    }
    if (asked.answer().isPresent()) {
      Answered answer = asked.answer().get();
      return Reply.of(answer.status(), Json.read(answer.body()))
          .with("Idempotency-Replayed", "true");
    }
    Reply reply = work.apply(asked.at());
    if (reply.content() instanceof Reply.Value content) {
      log.answered(space, key, new Answered(reply.status(), Json.compact(content.value())));
    }
    return reply;
  }

  private void sweep() {
    Instant now = clock.instant();
    Instant last = swept.get();
    if (now.isAfter(last.plus(SWEPT_EVERY)) && swept.compareAndSet(last, now)) {
      log.expire(now.minus(KEPT));
    }
  }

  private static void requireKey(String key) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw Problem.of(
              Kind.INVALID,
              HEADER + " has " + key.length() + " characters; allowed are 1 to " + LONGEST
                  + ", not blank")
          .thrown();
    }
  }
}
