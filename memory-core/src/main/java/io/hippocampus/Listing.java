package io.hippocampus;

import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Lists the memories of a space, page by page.
 *
 * <p>A cursor is a place in the ledger, so memories that come and go move no page; it holds for the
 * list that it is of, and for no other space or filter. What the store cannot tell by its columns
 * is looked at here; where few match, a page ends after a while and says how to go on.
 */
final class Listing {

  static final int MOST_ITEMS = 1_000;

  private static final int MOST_LOOKED_AT = 5_000;
  private static final int BATCH = 500;
  private static final Pattern CURSOR = Pattern.compile("2:(\\d{1,18}):([0-9a-f]{1,8})");

  private final SpaceName space;
  private final MemoryStore store;
  private final SpacePolicy policy;
  private final InstantSource clock;

  Listing(SpaceName space, MemoryStore store, SpacePolicy policy, InstantSource clock) {
    this.space = space;
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  MemoryPage page(MemoryQuery query, Optional<String> cursor, int limit) {
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "a page of " + limit + " memories is wanted; allowed are 1 to " + MOST_ITEMS);
    }
    long place =
        cursor.map(given -> place(query, given)).orElse(query.newestFirst() ? Long.MAX_VALUE : 0L);
    Instant now = clock.instant();
    int batchSize = isLookedAtHere(query) ? BATCH : limit + 1;
    List<Versioned> items = new ArrayList<>();
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += batchSize) {
      List<Versioned> batch = store.listed(space, query, place, batchSize);
      for (int i = 0; i < batch.size(); i++) {
        Versioned held = batch.get(i);
        place = held.recorded();
        if (isWanted(held, query, now)) {
          items.add(held);
        }
        boolean isLast = i == batch.size() - 1 && batch.size() < batchSize;
        if (items.size() == limit && !isLast) {
          return new MemoryPage(items, Optional.of(cursor(query, place)));
        }
      }
      if (batch.size() < batchSize) {
        return new MemoryPage(items, Optional.empty());
      }
    }
    return new MemoryPage(items, Optional.of(cursor(query, place)));
  }

  private static boolean isLookedAtHere(MemoryQuery query) {
    return query.topic().isPresent()
        || !query.metadata().isEmpty()
        || query.leastRetrievability().isPresent();
  }

  private boolean isWanted(Versioned held, MemoryQuery query, Instant now) {
    return query.wantsMarksOf(held.memory())
        && (query.leastRetrievability().isEmpty()
            || policy
                    .current()
                    .curve()
                    .retrievability(held.memory().strength(), now)
                    .value()
                >= query.leastRetrievability().getAsDouble());
  }

  private String cursor(MemoryQuery query, long place) {
    String told = "2:" + place + ":" + mark(query, place);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(told.getBytes(StandardCharsets.US_ASCII));
  }

  private long place(MemoryQuery query, String cursor) {
    Matcher told = CURSOR.matcher(decoded(cursor));
    if (!told.matches()) {
      throw notACursor(cursor);
    }
    long place = Long.parseLong(told.group(1));
    if (!told.group(2).equals(mark(query, place))) {
      throw notACursor(cursor);
    }
    return place;
  }

  /** Returns by what the cursors of a list are known: the same in every process. */
  private String mark(MemoryQuery query, long place) {
    CRC32 sum = new CRC32();
    sum.update(List.of(
            space,
            new TreeSet<>(query.states()),
            query.pinned(),
            query.kind(),
            query.experienceKind(),
            query.session(),
            query.speaker(),
            query.topic(),
            new TreeMap<>(query.metadata()),
            query.occurred(),
            query.superseded(),
            query.leastRetrievability(),
            query.newestFirst(),
            place)
        .toString()
        .getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw notACursor(cursor);
    }
  }

  private static IllegalArgumentException notACursor(String cursor) {
    return new IllegalArgumentException("the cursor '" + cursor
        + "' is of no page of this list; give the one of the page before, with the same space and"
        + " filters, or none");
  }
}
