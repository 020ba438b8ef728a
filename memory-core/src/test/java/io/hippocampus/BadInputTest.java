package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.Passage;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.Child;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets an error that names what was wrong, and changes nothing. */
final class BadInputTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String GOOD = "a late owl called from the barn";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "a\u0000b", "a\u0007b", " a", "\ud800"})
  void spaceName_isRefused_whenItIsNone(String name) {
    try (Life life = Life.begin()) {
      assertThatThrownBy(() -> life.memory.space(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("space");
    }
  }

  @Test
  void experience_isRefused_andNothingIsRecorded() {
    try (Life life = Life.begin()) {
      life.lives("x1", GOOD);
      refused(() -> said("x".repeat(2_000_000)), "content", "2000000", "262144");
      refused(() -> said("lone \ud800 surrogate"), "content", "U+D800", "position 5");
      refused(() -> said("nul \u0000"), "content", "NUL", "position 4");
      refused(() -> said("  \n"), "content", "blank");
      refused(() -> at(Instant.parse("1899-12-31T23:59:59Z")), "occurredAt", "1899", "1900");
      refused(() -> at(Instant.parse("+12026-01-01T00:00:00Z")), "occurredAt", "+12026", "2200");
      refused(() -> builder().reward(Double.NaN).build(), "reward", "NaN", "-1.0 to 1.0");
      refused(() -> builder().session(" ").build(), "session", "blank");
      Instant tomorrow = life.clock.instant().plus(Duration.ofHours(25));
      refused(() -> life.space.record(at(tomorrow)), tomorrow.toString(), "a day");

      assertThat(life.space.memories()).extracting(Memory::content).containsExactly(GOOD);
      assertThat(life.recalls("owl")).containsExactly(GOOD);
    }
  }

  private static void refused(Runnable act, String... named) {
    assertThatThrownBy(act::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(named);
  }

  private static Experience.Builder builder() {
    return Experience.builder("Ann", "hello", NOON);
  }

  private static Experience said(String content) {
    return Experience.builder("Ann", content, NOON).build();
  }

  private static Experience at(Instant moment) {
    return Experience.builder("Ann", "hello", moment).build();
  }

  @Test
  void embedderThatGivesNonsense_isNamed_andTheExperienceIsKept() {
    Map<String, float[]> nonsenses = Map.of(
        "dimension 0 of an embedding is NaN", filled(64, Float.NaN),
        "has 7 dimensions; the model words-for-tests has 64", filled(7, 1),
        "an embedding has length 0", filled(64, 0));
    nonsenses.forEach((named, nonsense) -> {
      try (Life life = Life.begin(builder ->
          builder.embedder(new Nonsense(nonsense)).background(new ArrayDeque<Runnable>()::add))) {
        life.lives("x1", GOOD);
        assertThatThrownBy(life.space::sleep)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(named);
        assertThat(life.space.memories()).extracting(Memory::content).containsExactly(GOOD);
        assertThat(life.space.status().unencoded()).isEqualTo(1);
        assertThat(life.space.nights().reports(1)).isEmpty();
      }
    });
  }

  private static float[] filled(int dimensions, float value) {
    float[] vector = new float[dimensions];
    java.util.Arrays.fill(vector, value);
    return vector;
  }

  /** An embedder whose passages point nowhere. */
  private record Nonsense(float[] vector) implements Embedder {
    private static final WordEmbedder WORDS = new WordEmbedder();

    @Override
    public EmbeddingModelId model() {
      return WORDS.model();
    }

    @Override
    public int tokens(String text) {
      return WORDS.tokens(text);
    }

    @Override
    public Embedding cue(String cue) {
      return WORDS.cue(cue);
    }

    @Override
    public List<Passage> passages(String text) {
      return List.of(new Passage(0, text, Embedding.of(vector)));
    }

    @Override
    public void close() {}
  }

  @Test
  void corruptStore_isNamed_andLeftAsItIs(@TempDir Path home) throws IOException {
    remember(home);
    Path file = home.resolve("store").resolve("hippocampus.mv.db");
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    java.util.Arrays.fill(bad, (byte) 7);
    Files.write(file, bad);

    assertThatThrownBy(() -> Life.at(home, new HandClock(NOON)))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining(file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    Files.write(file, good);
    isRemembered(home);
  }

  @Test
  void homeThatIsAFile_isNamed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("notes"), GOOD);
    assertThatThrownBy(() -> Life.at(file, new HandClock(NOON)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("directory");
    assertThat(file).hasContent(GOOD);
  }

  @Test
  void homeInUse_isRefused_inThisProcessAndInAnother(@TempDir Path home) {
    remember(home);
    try (Hippocampus open = Life.at(home, new HandClock(NOON))) {
      assertThatThrownBy(() -> Life.at(home, new HandClock(NOON)))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(home.toString());
      try (Child other = Child.start(Second.class, home.toString())) {
        assertThat(other.next().orElseThrow())
            .contains(UnavailableException.class.getName())
            .contains("process " + ProcessHandle.current().pid());
      }
      assertThat(open.space("ann").memories()).hasSize(1);
    }
    isRemembered(home);
  }

  /** A process that tries to open a home and tells what came of it. */
  static final class Second {
    private Second() {}

    public static void main(String[] arguments) {
      try (Hippocampus memory = Life.at(Path.of(arguments[0]), new HandClock(NOON))) {
        Child.tell("opened " + memory.spaces());
      } catch (RuntimeException e) {
        Child.tell(e.toString());
      }
    }
  }

  @Test
  void otherEmbeddingModel_isNamed_andNothingIsLost(@TempDir Path home) {
    remember(home);
    assertThatThrownBy(() -> Hippocampus.open(home))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining(new WordEmbedder().model().name())
        .hasMessageContaining("e5");
    isRemembered(home);
  }

  private static void remember(Path home) {
    try (Hippocampus memory = Life.at(home, new HandClock(NOON))) {
      memory.space("ann").record(said(GOOD));
    }
  }

  private static void isRemembered(Path home) {
    try (Hippocampus memory = Life.at(home, new HandClock(NOON))) {
      assertThat(memory.space("ann").recall("owl").best()).contains(GOOD);
    }
  }
}
