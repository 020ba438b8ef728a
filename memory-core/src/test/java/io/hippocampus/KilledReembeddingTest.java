package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MismatchException;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.Child;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.TurnedEmbedder;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home that is embedded anew, to one model and back to the other, by processes that are killed:
 * it opens with the one model or the other, never with both, goes on where it was, and loses
 * nothing that was recorded meanwhile.
 */
final class KilledReembeddingTest {

  private static final int LIVES = 10;

  /** On a fast machine few are killed in the middle of the work; then more are lived. */
  private static final int MOST_LIVES = 60;

  private static final int AT_FIRST = 300;

  private final Set<String> acknowledged = new HashSet<>();
  private final AtomicInteger switches = new AtomicInteger();
  private final AtomicInteger continued = new AtomicInteger();

  @Test
  void home_isOfOneModelAndGoesOn_wheneverItIsKilled(@TempDir Path home) {
    try (Hippocampus memory = open(home, new WordEmbedder())) {
      MemorySpace space = memory.space("mortal");
      space.record(Mortal.experiences("first", AT_FIRST));
      space.upkeep().awaitEncoded();
    }
    AtomicBoolean isTurned = new AtomicBoolean();
    AtomicInteger lived = new AtomicInteger();
    Laws.forAll(MOST_LIVES, random -> {
      boolean allSeen = continued.get() > 0 && switches.get() > 0;
      if (lived.getAndIncrement() >= LIVES && allSeen) {
        return;
      }
      try (Child child = Child.start(
          Mortal.class,
          home.toString(),
          String.valueOf(isTurned.get()),
          String.valueOf(acknowledged.size()))) {
        boolean amidWork = random.nextBoolean();
        int lines = random.nextInt(1, 12);
        for (String line = ""; lines > 0; lines -= amidWork && line.equals("batch") ? lines : 1) {
          line = child.next().orElseThrow(() -> new AssertionError("it died by itself"));
          heard(line);
        }
        child.killAfter(Duration.ofMillis(amidWork ? 0 : random.nextInt(60)));
        child.rest().forEach(this::heard);
      }
      isTurned.set(isNowTurned(home, isTurned.get()));
    });
    assertThat(continued).as("lives that found something done").hasPositiveValue();
    assertThat(switches).hasPositiveValue();
  }

  private void heard(String line) {
    assertThat(line).doesNotStartWith("failed");
    if (line.startsWith("recorded ")) {
      acknowledged.add(line.substring("recorded ".length()));
    } else if (line.startsWith("found ") && !line.equals("found 0")) {
      continued.incrementAndGet();
    }
  }

  private boolean isNowTurned(Path home, boolean wasTurned) {
    boolean turned;
    try (Hippocampus memory = open(home, embedder(wasTurned))) {
      turned = wasTurned;
      isWhole(memory);
    } catch (MismatchException e) {
      turned = !wasTurned;
      switches.incrementAndGet();
      try (Hippocampus memory = open(home, embedder(turned))) {
        isWhole(memory);
      }
    }
    boolean other = !turned;
    assertThatThrownBy(() -> open(home, embedder(other))).isInstanceOf(MismatchException.class);
    return turned;
  }

  private void isWhole(Hippocampus memory) {
    MemorySpace space = memory.space("mortal");
    space.upkeep().awaitEncoded();
    for (String id : acknowledged) {
      assertThat(space.memoryOf(new ExperienceId(id))).as(id).isPresent();
    }
    assertThat(space.upkeep().indexDifferences()).isEmpty();
    assertThat(space.memories()).hasSizeGreaterThanOrEqualTo(AT_FIRST + acknowledged.size());
    RecallRequest request =
        RecallRequest.builder("first word7").limit(5).reactivates(false).build();
    assertThat(space.recall(request).best()).contains("I thought of first word7");
  }

  private static Embedder embedder(boolean turned) {
    return turned ? new TurnedEmbedder() : new WordEmbedder();
  }

  private static Hippocampus open(Path home, Embedder embedder) {
    return Hippocampus.builder(home)
        .embedder(embedder)
        .clock(HandClock.at("2026-03-02T09:00:00Z"))
        .open();
  }

  /** A process that embeds a home anew, while another of its threads records, until killed. */
  static final class Mortal {

    private Mortal() {}

    public static void main(String[] arguments) {
      boolean turned = Boolean.parseBoolean(arguments[1]);
      Hippocampus memory = open(Path.of(arguments[0]), embedder(turned));
      MemorySpace space = memory.space("mortal");
      String life = "life" + arguments[2];
      AtomicInteger recorded = new AtomicInteger();
      AtomicBoolean found = new AtomicBoolean();
      new Thread(() -> untilKilled(() -> {
            String id = life + "-" + recorded.incrementAndGet();
            space.record(experience(id, id));
            space.recall("what of " + life + "?");
            Child.tell("recorded " + id);
          }))
          .start();
      untilKilled(() -> {
        memory.reembed(embedder(!turned), soFar -> {
          if (!found.getAndSet(true)) {
            Child.tell("found " + soFar.done());
          } else {
            Child.tell("batch");
          }
        });
        Child.tell("switched");
      });
    }

    static List<Experience> experiences(String name, int count) {
      List<Experience> experiences = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        experiences.add(experience(name + i, name + " word" + i));
      }
      return experiences;
    }

    private static Experience experience(String id, String of) {
      return Experience.builder(
              "Ann", "I thought of " + of, HandClock.at("2026-03-02T09:00:00Z").instant())
          .id(id)
          .build();
    }

    private static void untilKilled(Runnable work) {
      try {
        while (true) {
          work.run();
        }
      } catch (RuntimeException e) {
        Child.tell("failed " + e);
        throw e;
      }
    }
  }
}
