package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.stream.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Writes small streams: some people who say where they were, day by day, and are asked. */
public final class TinyStream {

  private static final String[] PLACES = {
    "harbour", "library", "orchard", "station", "bakery", "theatre", "island", "workshop"
  };
  private static final String[] DEEDS = {
    "met the surveyor", "lost a green umbrella", "bought seven lemons", "heard a cello",
    "signed the lease", "found an old map", "repaired the pump", "missed the ferry"
  };
  private static final int DAYS = 6;
  private static final int A_DAY = 8;

  private TinyStream() {}

  /** Writes a stream of two spaces; what is asked of the spaces can be put in other words. */
  public static Stream in(Path directory, String asking) throws IOException {
    StringBuilder experiences = new StringBuilder();
    StringBuilder questions = new StringBuilder();
    for (String space : new String[] {"ann", "bob"}) {
      SplittableRandom random = new SplittableRandom(space.hashCode());
      for (int i = 0; i < DAYS * A_DAY; i++) {
        Instant at = Instant.parse("2026-03-02T07:00:00Z")
            .plusSeconds(i / A_DAY * 86_400L + i % A_DAY * 600L);
        String text = "Number " + i + ": at the " + PLACES[random.nextInt(PLACES.length)] + " I "
            + DEEDS[random.nextInt(DEEDS.length)] + ".";
        experiences.append("""
            {"space":"%s","id":"e%d","session":"day %d","speaker":"%s","occurredAt":"%s","text":"%s"}
            """.formatted(space, i, i / A_DAY, space, at, text));
        if (i % 5 == 0) {
          String category = i % 10 == 0 ? "adversarial" : "where";
          Instant asked = i < 20
              ? Instant.parse("2026-03-05T12:00:00Z")
              : Instant.parse("2026-03-08T00:00:00Z");
          questions.append("""
              {"space":"%s","id":"q%d","askedAt":"%s","category":"%s","text":"%s %d?","evidence":["e%d"]}
              """.formatted(space, i, asked, category, asking, i, i));
        }
      }
    }
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("experiences.jsonl"), experiences);
    Files.writeString(directory.resolve("questions.jsonl"), questions);
    return Stream.in(directory);
  }
}
