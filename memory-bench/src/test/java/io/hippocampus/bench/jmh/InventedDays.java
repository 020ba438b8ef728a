package io.hippocampus.bench.jmh;

import io.hippocampus.memory.Experience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invents days of someone's work: sentences of a few patterns over names, places and things that
 * are used as unevenly as words are. The same seed invents the same days.
 */
final class InventedDays {

  static final Instant START = Instant.parse("2025-01-01T08:00:00Z");

  private static final int A_DAY = 200;
  private static final int A_SESSION = 20;

  private static final String[] PATTERNS = {
    "I told %1$s that the %2$s for %3$s costs %4$d crowns.",
    "%1$s asked whether the %2$s can move to %3$s before the %4$d. of the month.",
    "We agreed with %1$s: the %2$s stays in %3$s, and %4$d people will come.",
    "Remember that %1$s does not want the %2$s in %3$s again, she said so %4$d times.",
    "The %2$s from %3$s arrived; %1$s counted %4$d pieces and sent two back.",
    "Could you find out when %1$s needs the %2$s? The one in %3$s has number %4$d.",
    "My notes say: %2$s, %3$s, platform %4$d, ask %1$s for the key.",
    "Thanks, that helped. %1$s was glad about the %2$s.",
  };
  private static final String[] NAMES = {
    "Runa", "Ivar", "Salka", "Tomas", "Mirela", "Odd", "Leonie", "Pim", "Anouk", "Jarek", "Solveig",
    "Nadia", "Emre", "Fenna", "Bruno", "Ines"
  };
  private static final String[] PARTS = {
    "berth", "harbour", "winter", "spare", "green", "music", "garden", "travel", "tax", "night",
    "bridge", "paper", "silver", "copper", "sailing", "kitchen", "school", "insurance", "bee",
        "tooth"
  };
  private static final String[] THINGS = {
    "plan",
    "list",
    "ticket",
    "contract",
    "lamp",
    "meeting",
    "report",
    "invoice",
    "cupboard",
    "map",
    "appointment",
    "recipe",
    "receipt",
    "drawing",
    "schedule",
    "box",
    "permit",
    "sample",
    "letter",
    "crate"
  };
  private static final String[] PLACES = {
    "Bled", "Tromsø", "Ghent", "Kotor", "Visby", "Porto", "Lucca", "Tartu", "Bergen", "Delft",
    "Arles", "Zadar", "Gdansk", "Leith", "Ystad", "Faro"
  };

  private final SplittableRandom random;
  private int recorded;

  InventedDays(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns the next experiences. */
  List<Experience> next(int count) {
    List<Experience> experiences = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int day = recorded / A_DAY;
      Instant at = START.plus(Duration.ofDays(day)).plusSeconds(recorded % A_DAY * 150L);
      experiences.add(Experience.builder(some(NAMES), sentence(), at)
          .id("e" + recorded)
          .session("session " + recorded / A_SESSION)
          .build());
      recorded++;
    }
    return experiences;
  }

  /** Returns something to ask. */
  String question() {
    return "What did " + some(NAMES) + " say about the " + some(PARTS) + " " + some(THINGS) + " in "
        + some(PLACES) + "?";
  }

  private String sentence() {
    String thing = some(PARTS) + " " + some(THINGS);
    return some(PATTERNS).formatted(some(NAMES), thing, some(PLACES), 2 + random.nextInt(500));
  }

  /** Returns one of them, the earlier ones more often. */
  private String some(String[] choices) {
    double u = random.nextDouble();
    return choices[(int) (u * u * choices.length)];
  }
}
