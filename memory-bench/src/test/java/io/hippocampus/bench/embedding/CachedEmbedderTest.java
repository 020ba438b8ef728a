package io.hippocampus.bench.embedding;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbedderContract;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedEmbedderTest extends EmbedderContract {

  private static final List<String> TEXTS =
      List.of("a cat", "a dog \uD83D\uDC36", "word ".repeat(500), "ÅÄÖ");

  private final Embedder fresh = new WordEmbedder();
  private final CountingEmbedder model = new CountingEmbedder();

  @TempDir
  private Path directory;

  private CachedEmbedder cached;

  @BeforeEach
  void open() {
    cached = reopened();
  }

  @AfterEach
  void close() {
    cached.close();
  }

  private CachedEmbedder reopened() {
    return CachedEmbedder.over(model, directory);
  }

  @Override
  protected Embedder embedder() {
    return cached;
  }

  @Test
  void cached_equalsFresh_bitForBit() {
    for (int time = 0; time < 3; time++) {
      for (String text : TEXTS) {
        assertThat(cached.cue(text)).isEqualTo(fresh.cue(text));
        assertThat(cached.passages(text)).isEqualTo(fresh.passages(text));
        assertThat(cached.tokens(text)).isEqualTo(fresh.tokens(text));
      }
      cached.close();
      cached = reopened();
    }
    assertThat(model.asked()).isEqualTo(3 * TEXTS.size());
  }

  @Test
  void cueAndPassage_areKeptApart() {
    cached.cue("a cat");
    cached.passages("a cat");
    assertThat(cached.asked()).isEqualTo(2);
  }

  @Test
  void tornTail_isLeftOut_whereverItWasTorn() throws IOException {
    TEXTS.forEach(cached::cue);
    cached.close();
    byte[] whole = Files.readAllBytes(file());
    forAll(100, random -> {
      int length = random.nextInt(whole.length);
      rewrite(Arrays.copyOf(whole, length));
      for (int time = 0; time < 2; time++) {
        try (CachedEmbedder torn = reopened()) {
          TEXTS.forEach(text -> assertThat(torn.cue(text)).isEqualTo(fresh.cue(text)));
        }
      }
      int before = model.asked();
      try (CachedEmbedder mended = reopened()) {
        TEXTS.forEach(mended::cue);
      }
      assertThat(model.asked()).isEqualTo(before);
    });
  }

  @Test
  void damage_isNeverReturned() throws IOException {
    TEXTS.forEach(cached::cue);
    cached.close();
    byte[] whole = Files.readAllBytes(file());
    int heading = whole.length - TEXTS.size() * (4 + 32 + 4 + 64 * 4 + 4);
    forAll(100, random -> {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(heading, whole.length)] ^= (byte) (1 << random.nextInt(8));
      rewrite(damaged);
      try (CachedEmbedder mended = reopened()) {
        TEXTS.forEach(text -> assertThat(mended.cue(text)).isEqualTo(fresh.cue(text)));
      }
    });
  }

  @Test
  void processes_fillOneCache_atOnce() throws IOException, InterruptedException {
    int texts = 300;
    List<String> names = List.of("one", "two");
    List<Process> fillers = List.of(filler("one", texts), filler("two", texts));
    for (Process filler : fillers) {
      assertThat(filler.waitFor()).isZero();
    }
    try (CachedEmbedder filled = reopened()) {
      for (String name : names) {
        for (int i = 0; i < texts; i++) {
          String text = CacheFiller.text(name, i);
          assertThat(filled.passages(text)).isEqualTo(fresh.passages(text));
        }
      }
      assertThat(filled.asked()).isZero();
    }
  }

  @Test
  void twoInOneProcess_seeWhatTheOtherAppended_whenTheyAppend() {
    try (CachedEmbedder other = reopened()) {
      cached.cue("a cat");
      other.cue("a dog");
      other.cue("a cat");
      assertThat(other.asked()).isEqualTo(1);
    }
  }

  @Test
  void file_isRefused_whenItIsNotACacheOfTheModel() throws IOException {
    cached.close();
    Files.writeString(file(), "my diary");
    assertThatIllegalArgumentException()
        .isThrownBy(this::reopened)
        .withMessageContaining("is not a cache of the embeddings of words-for-tests");
    assertThat(file()).hasContent("my diary");
    Files.delete(file());
    cached = reopened();
  }

  private Process filler(String name, int texts) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CacheFiller.class.getName(),
            directory.toString(),
            name,
            String.valueOf(texts))
        .inheritIO()
        .start();
  }

  private Path file() {
    return directory.resolve("words-for-tests-64.cache");
  }

  private void rewrite(byte[] bytes) {
    try {
      Files.write(file(), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
