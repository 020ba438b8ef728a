package io.hippocampus.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.archive.Archive;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Held;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.testing.Laws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Archives as lines of JSON, whole and broken. */
final class ArchiveFileTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456789Z");

  private static Archive archive(RandomGenerator random) {
    List<Lived> experiences = new ArrayList<>();
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 6); i++) {
      Experience experience = Experience.builder("Ann \"A\" B", "said " + i + " 🐟 \\ %_", NOON)
          .id("x" + i)
          .session("day " + random.nextInt(2))
          .metadata(Map.of("k", "a \"v\"", "trip", "elba"))
          .build();
      MemoryId id = new MemoryId("m" + i);
      experiences.add(new Lived(experience, i, NOON.plusNanos(random.nextInt()), id));
      memories.add(memory(random, experience, id));
    }
    return new Archive(
        new Header(new SpaceName("ann"), new EmbeddingModelId("words", 3), NOON),
        experiences,
        memories);
  }

  private static Memory memory(RandomGenerator random, Experience experience, MemoryId id) {
    Salience tag = new Salience(
        random.nextDouble(),
        -random.nextDouble(),
        random.nextDouble(),
        0,
        Set.of("a \"topic\""),
        List.of("when?"),
        "because",
        new Tagger("test", "1"));
    Strength strength = Strength.encoded(NOON, new Stability(1 + random.nextDouble()), 5)
        .amid(
            random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()));
    Memory memory = Memory.of(id, experience, random.nextInt(9), tag, strength)
        .withPinned(random.nextBoolean());
    return random.nextBoolean()
        ? memory
        : memory.withStanding(
            new Standing(MemoryState.MERGED, NOON, "said twice", Optional.of(new MemoryId("m0"))));
  }

  private static String written(Archive archive) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArchiveWriter writer = new ArchiveWriter(out);
    writer.accept(archive.header());
    archive.experiences().forEach(writer);
    archive.memories().forEach(memory -> writer.accept(new Held(memory)));
    writer.finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Archive read(String text) throws IOException {
    return ArchiveReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatWasWritten_isReadAsItWas() {
    Laws.forAll(200, random -> {
      Archive archive = archive(random);
      try {
        assertThat(read(written(archive))).isEqualTo(archive);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void archiveThatWasCutOffOrChanged_isRefused_wherever() {
    Laws.forAll(200, random -> {
      String text = written(archive(random));
      String cut = text.substring(0, random.nextInt(text.length() - 1));
      assertThatThrownBy(() -> read(cut)).isInstanceOf(ArchiveFormatException.class);
      List<String> lines = new ArrayList<>(text.lines().toList());
      lines.remove(random.nextInt(lines.size()));
      assertThatThrownBy(() -> read(String.join("\n", lines) + "\n"))
          .isInstanceOf(ArchiveFormatException.class);
    });
  }

  @Test
  void badLine_isToldByItsNumberAndField() {
    String text = written(archive(new java.util.SplittableRandom(1)));
    Map<String, List<String>> wrong = Map.of(
        text.replaceFirst("\"speaker\":\"[^,]*,", "\"speaker\":\"\","),
        List.of("line 2", "speaker"),
        text.replaceFirst("\"format\":1", "\"format\":2"),
        List.of("line 1", "format: is 2"),
        text.replaceFirst("\"position\":0,", ""),
        List.of("line 2", "position"),
        text.replaceFirst("\"position\":0", "\"place\":1,\"position\":0"),
        List.of("line 2", "place"),
        text.replaceFirst("\"type\":\"experience\"", "\"type\":\"dream\""),
        List.of("line 2", "dream"),
        text.replaceFirst("said 0", "said 9"),
        List.of("digest"),
        text + "{}\n",
        List.of("after its trailer"),
        "",
        List.of("cut off"),
        "hello\n",
        List.of("line 1", "no JSON"));
    wrong.forEach((broken, told) -> assertThatThrownBy(() -> read(broken))
        .isInstanceOfSatisfying(ArchiveFormatException.class, e -> {
          assertThat(e.getMessage()).contains(told);
          assertThat(e.isJson()).isNotEqualTo(told.contains("no JSON"));
        }));
  }
}
