package io.hippocampus.adapter.lucene;

import static io.hippocampus.testing.Remembered.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.MemoryIndex.Staged;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only an index in files can suffer: damage, a full disk, two owners. */
final class LuceneMemoryIndexesTest {

  private static final SpaceName SPACE = new SpaceName("space");
  private static final UUID STORE = new UUID(1, 2);
  private static final WordEmbedder EMBEDDER = new WordEmbedder();

  @TempDir
  Path root;

  private MemoryIndex open() {
    return new LuceneMemoryIndexes(root).open(SPACE, STORE, EMBEDDER.model());
  }

  private static void sleep(
      MemoryIndex index, long sequence, List<Entry> puts, Set<MemoryId> removals) {
    try (Staged night = index.stage(puts, removals)) {
      night.publish(sequence);
    }
  }

  private static List<String> boats(MemoryIndex index) {
    return index
        .search(new Query("boat", Optional.of(EMBEDDER.cue("boat")), 10, 1, Filter.NONE))
        .stream()
        .map(found -> found.memory().value())
        .toList();
  }

  /** Ways to damage a file. */
  enum Damage {
    DELETED {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    EMPTIED {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    CUT {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
      }
    },
    FLIPPED {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedIndex_isBegunAnew(Damage damage) throws IOException {
    List<Entry> boats = IntStream.range(0, 20)
        .mapToObj(i -> memory("m" + i, "boat " + i).at("s", i).entry())
        .toList();
    int damaged = 0;
    while (true) {
      try (MemoryIndex index = open()) {
        sleep(index, 7, boats.subList(0, 10), Set.of());
        sleep(index, 8, boats.subList(10, 20), Set.of());
        sleep(index, 9, boats.subList(0, 1), Set.of());
      }
      List<Path> files;
      try (Stream<Path> all = Files.list(root.resolve(LuceneMemoryIndexes.folder(SPACE)))) {
        files = all.filter(file -> !file.toString().endsWith(".lock")).sorted().toList();
      }
      if (damaged == files.size()) {
        break;
      }
      damage.to(files.get(damaged++));
      try (MemoryIndex index = open()) {
        assertThat(index.publishedUpTo()).isZero();
        assertThat(index.memories()).isEmpty();
      }
    }
    assertThat(damaged).isGreaterThan(3);
  }

  @Test
  void aRemovedMemory_leavesNoWordInTheFiles() throws IOException {
    try (MemoryIndex index = open()) {
      sleep(
          index,
          1,
          List.of(memory("m", "my xylophone").entry(), memory("n", "a boat").entry()),
          Set.of());
      sleep(index, 2, List.of(), Set.of(new MemoryId("m")));
    }
    try (Directory files = new MMapDirectory(root.resolve(LuceneMemoryIndexes.folder(SPACE)));
        DirectoryReader reader = DirectoryReader.open(files)) {
      assertThat(reader.hasDeletions()).isFalse();
      assertThat(reader.docFreq(new Term(Documents.TEXT, "xylophon"))).isZero();
      assertThat(reader.docFreq(new Term(Documents.TEXT, "boat"))).isOne();
    }
  }

  @Test
  void aFullDisk_leavesWhatWasAndIsSurvived() throws IOException {
    FailingDirectory disk = new FailingDirectory(new ByteBuffersDirectory());
    List<Entry> boats = List.of(memory("m", "a boat").entry());
    long needed = Long.MAX_VALUE;
    try (MemoryIndex index = open(disk)) {
      sleep(index, 1, boats, Set.of());
      for (long free = 0; needed == Long.MAX_VALUE; free += 97) {
        disk.free = free;
        try (Staged night =
            index.stage(List.of(memory("n", "another boat").entry()), Set.of(new MemoryId("m")))) {
          night.publish(2);
          needed = free;
        } catch (UnavailableException e) {
          assertThat(e).hasMessageContaining("space space").hasMessageContaining("No space left");
          assertThat(boats(index)).containsExactly("m");
          assertThat(index.publishedUpTo()).isEqualTo(1);
        }
      }
      assertThat(needed).isGreaterThan(1_000);
      assertThat(boats(index)).containsExactly("n");
    }
  }

  @Test
  void aStatePublishedButNotDurable_isShownUntilReopened() throws IOException {
    ByteBuffersDirectory files = new ByteBuffersDirectory();
    FailingDirectory disk = new FailingDirectory(files);
    MemoryIndex index = open(disk);
    sleep(index, 1, List.of(memory("m", "a boat").entry()), Set.of());
    disk.renames = false;
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> sleep(index, 2, List.of(memory("n", "a boat").entry()), Set.of()));
    assertThat(boats(index)).containsExactlyInAnyOrder("m", "n");
    assertThat(index.publishedUpTo()).isEqualTo(1);
    disk.renames = true;
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> sleep(index, 3, List.of(), Set.of()))
        .withMessageContaining("did not reach the disk");
    index.close();
    try (MemoryIndex reopened = open(new FailingDirectory(files))) {
      assertThat(reopened.publishedUpTo()).isEqualTo(1);
      assertThat(boats(reopened)).containsExactly("m");
    }
  }

  private static MemoryIndex open(FailingDirectory directory) throws IOException {
    Documents documents = new Documents(EMBEDDER.model().dimensions());
    LongTermTier tier =
        LongTermTier.open(directory, new Imprint(SPACE, STORE, EMBEDDER.model()), documents);
    return new LuceneMemoryIndex(SPACE, documents, tier, () -> {});
  }

  @Test
  void aSpace_isOpenOnce_whoeverOpensIt() {
    MemoryIndexes other = new LuceneMemoryIndexes(root);
    try (MemoryIndex index = open()) {
      sleep(index, 1, List.of(memory("m", "a boat").entry()), Set.of());
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> other.open(SPACE, STORE, EMBEDDER.model()))
          .withMessageContaining("open the index of space space");
      assertThat(boats(index)).containsExactly("m");
    }
    assertThatNoException()
        .isThrownBy(() -> other.open(SPACE, STORE, EMBEDDER.model()).close());
  }

  @Test
  void anotherSpacesFiles_areNotTakenOver() throws IOException {
    try (MemoryIndex index = open()) {
      sleep(index, 1, List.of(memory("m", "a boat").entry()), Set.of());
    }
    SpaceName thief = new SpaceName("thief");
    Files.move(
        root.resolve(LuceneMemoryIndexes.folder(SPACE)),
        root.resolve(LuceneMemoryIndexes.folder(thief)));
    try (MemoryIndex index = new LuceneMemoryIndexes(root).open(thief, STORE, EMBEDDER.model())) {
      assertThat(index.memories()).isEmpty();
    }
  }

  @Test
  void folders_areSafeAndApart() {
    List<String> spaces = List.of(
        "ann",
        "Ann",
        "ANN",
        "a/b",
        "a\\b",
        "..",
        ".",
        "con",
        "a:b",
        "a%2Fb",
        "żółw",
        "zolw",
        "*",
        "日本",
        "a b",
        "x".repeat(200),
        "x".repeat(199),
        "é".repeat(200));
    List<String> folders = spaces.stream()
        .map(name -> LuceneMemoryIndexes.folder(new SpaceName(name)))
        .toList();
    assertThat(folders)
        .doesNotHaveDuplicates()
        .allMatch(folder -> folder.matches("[a-z0-9_%A-F-]{1,120}"));
    assertThat(folders.stream().map(folder -> folder.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(folders.get(0)).startsWith("ann-");
    assertThat(folders.get(3)).startsWith("a%2Fb-");
  }
}
