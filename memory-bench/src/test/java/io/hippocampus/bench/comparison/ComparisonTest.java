package io.hippocampus.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationOptions.Unit;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.TinyStream;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole comparisons on a tiny stream. */
final class ComparisonTest {

  private static final List<Policy> POLICIES =
      List.of(Policy.DEFAULT, Policy.KEEP_ALL, Policy.RANDOM);
  private static final List<String> WRITTEN =
      List.of("comparison.json", "comparison.md", "recall.svg", "retention.svg");

  @TempDir
  private static Path directory;

  private static Stream stream;
  private static ComparisonResult compared;

  @BeforeAll
  static void compare() throws IOException {
    stream = TinyStream.in(directory.resolve("stream"), "What was number");
    compared = Comparison.run(options("one").jobs(1).build(), ComparisonProgress.NONE);
  }

  private static EvaluationOptions.Builder each(String out) throws IOException {
    return EvaluationOptions.builder(stream, directory.resolve(out))
        .embedder(new WordEmbedder())
        .homes(Files.createDirectories(directory.resolve("homes of " + out)))
        .cache(directory.resolve("cache"));
  }

  private static ComparisonOptions.Builder options(String out) throws IOException {
    return ComparisonOptions.builder(each(out).build())
        .policies(POLICIES)
        .budgets(List.of(0.3, 0.15))
        .seeds(2);
  }

  @Test
  void comparison_writesTheSameBytes_howeverManyRunAtOnce() throws IOException {
    Told told = new Told();
    Comparison.run(options("two").jobs(2).build(), told);

    assertThat(lasting("two")).isEqualTo(lasting("one"));
    assertThat(filesIn("two"))
        .contains("keep-all", "default-0.3", "default-0.15", "random-0.3-1", "random-0.15-2")
        .containsAll(WRITTEN)
        .hasSize(1 + 7 + WRITTEN.size());
    assertThat(directory.resolve("homes of two")).isEmptyDirectory();
    assertThat(told.steps).isSorted().last().isEqualTo(told.all);
    assertThat(told.said)
        .contains("0 of 7 cells", "7 of 7 cells")
        .anyMatch(one -> one.contains("; random-0.3-1 "));
  }

  @Test
  void cells_areTheEvaluationsTheyName() {
    Contender all = compared.contender(Policy.KEEP_ALL, 0.15).orElseThrow();
    assertThat(all.estimate(Measure.EVIDENCE_RETAINED).mean()).isEqualTo(1);
    assertThat(compared.contender(Policy.RANDOM, 0.15).orElseThrow().seeds()).isEqualTo(2);
    assertThat(compared.questions()).isEqualTo(10);
    assertThat(compared.leftOut()).isEqualTo(10);
    assertThat(compared.taken()).isZero();
    // Two others, two budgets, two measures.
    assertThat(compared.differences()).hasSize(2 * 2 * 2);
    Contender kept = compared.contender(Policy.DEFAULT, 0.3).orElseThrow();
    assertThat(compared.difference(Policy.KEEP_ALL, 0.3, Measure.EVIDENCE_RETAINED))
        .hasValueSatisfying(one -> assertThat(one.estimate().mean())
            .isEqualTo(kept.estimate(Measure.EVIDENCE_RETAINED).mean() - 1));
    assertThat(new ComparisonReport(compared).asText())
        .contains("random", "±", "10 left out (adversarial)")
        .contains("With 2 spaces the interval over spaces says little");
  }

  @Test
  void comparison_goesOn_whereItWasKilled() throws IOException {
    // A kill leaves whole cells, one that is half written, and a home.
    Path out = copied("one", "killed");
    for (String missing : List.of("default-0.15", "random-0.3-2")) {
      removed(out.resolve(missing));
    }
    WRITTEN.forEach(file -> out.resolve(file).toFile().delete());
    Path homes =
        Files.createDirectories(directory.resolve("homes of killed/hippocampus-comparison-1"));
    Files.createDirectories(homes.resolve("a home"));
    Path aside = Files.createDirectories(out.resolve(".unfinished/default-0.15"));
    Files.writeString(aside.resolve("answers.jsonl"), "{\"half");
    Files.writeString(out.resolve(".unfinished/homes"), homes.toString());
    Map<String, String> whole = contents(out.resolve("random-0.3-1"));

    ComparisonResult result = Comparison.run(options("killed").build(), ComparisonProgress.NONE);

    assertThat(result.taken()).isEqualTo(5);
    assertThat(contents(out.resolve("random-0.3-1"))).isEqualTo(whole);
    assertThat(lasting("killed")).isEqualTo(lasting("one"));
    assertThat(out.resolve(".unfinished")).doesNotExist();
    assertThat(directory.resolve("homes of killed")).isEmptyDirectory();
  }

  @Test
  void comparison_fails_whenACellDoes_andKeepsThoseThatAreWhole() throws IOException {
    ComparisonOptions one = options("failed").jobs(1).build();
    assertThatExceptionOfType(Failed.class).isThrownBy(() -> Comparison.run(one, new Failing()));
    assertThat(directory.resolve("failed/default-0.3/cell.json")).exists();
    assertThat(directory.resolve("failed/default-0.15")).doesNotExist();
    assertThat(directory.resolve("failed/comparison.json")).doesNotExist();
    assertThat(directory.resolve("homes of failed")).isEmptyDirectory();
  }

  @Test
  void cells_areRunAgain_whenTheyAreNotWhatIsWanted() throws IOException {
    Path out = copied("one", "changed");
    assertThat(taken(options("changed"))).isEqualTo(7);
    Files.writeString(out.resolve("default-0.3/answers.jsonl"), "torn");
    assertThat(taken(options("changed"))).isEqualTo(6);
    Files.writeString(out.resolve("default-0.3/cell.json"), "{\"torn");
    assertThat(taken(options("changed"))).isEqualTo(6);
    assertThat(lasting("changed")).isEqualTo(lasting("one"));
    List<Policy> two = List.of(Policy.DEFAULT, Policy.KEEP_ALL);
    ComparisonOptions.Builder byWords = ComparisonOptions.builder(
            each("changed").unit(Unit.WORDS).build())
        .policies(two)
        .budgets(List.of(0.3));
    assertThat(taken(byWords)).as("all is kept, whatever a share is of").isEqualTo(1);
    assertThat(taken(byWords.policies(List.of(Policy.KEEP_ALL)).fresh(true))).isZero();
  }

  private static int taken(ComparisonOptions.Builder options) {
    return Comparison.run(options.build(), ComparisonProgress.NONE).taken();
  }

  @Test
  void comparison_isRefused_whileAnotherWritesThere() throws IOException {
    Path out = Files.createDirectories(directory.resolve("busy"));
    try (FileChannel file = FileChannel.open(
            out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> Comparison.run(options("busy").build(), ComparisonProgress.NONE))
          .withMessageContaining("another comparison is writing");
    }
  }

  @Test
  void whatIsNotACell_isLeftAlone() throws IOException {
    Path notes = Files.createDirectories(directory.resolve("mine/default-0.3"));
    Files.writeString(notes.resolve("notes.txt"), "do not lose me");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.run(options("mine").build(), ComparisonProgress.NONE))
        .withMessageContaining("holds no cell of a comparison");
    assertThat(filesIn("mine")).containsExactly(notes.getFileName().toString());
  }

  private List<String> filesIn(String folder) throws IOException {
    try (var files = Files.list(directory.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void options_areRefused_whenTheyMakeNoSense() throws IOException {
    assertRefused(options("x").budgets(List.of(0.3, 1.0)), "budget is 1.0; allowed are");
    assertRefused(options("x").budgets(List.of(0.0)), "budget is 0.0; allowed are");
    assertRefused(options("x").budgets(List.of(Double.NaN)), "allowed are");
    assertRefused(options("x").budgets(List.of(0.3, 0.30)), "budget 0.3 is named twice");
    assertRefused(options("x").budgets(List.of()), "there is no budget");
    assertRefused(
        options("x").policies(List.of(Policy.LRU, Policy.LRU)), "policy lru is named twice");
    assertRefused(options("x").seeds(0), "seeds is 0; allowed are 1 to 1000");
    assertRefused(options("x").jobs(0), "jobs is 0; allowed are 1 to 1000");
  }

  private static void assertRefused(ComparisonOptions.Builder options, String message) {
    assertThatIllegalArgumentException().isThrownBy(options::build).withMessageContaining(message);
  }

  @Test
  void options_haveTheirDefaults() throws IOException {
    ComparisonOptions defaults = ComparisonOptions.builder(each("x").build()).build();
    assertThat(defaults.policies()).containsExactly(Policy.values());
    assertThat(defaults.budgets()).containsExactly(0.1, 0.2, 0.3, 0.5);
    assertThat(defaults.seeds()).isEqualTo(20);
    assertThat(defaults.jobs()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(defaults.fresh()).isFalse();
    assertThat(defaults.cells()).hasSize(1 + 4 * (20 + Policy.values().length - 2));
  }

  /** Remembers what it is told. */
  private static class Told implements ComparisonProgress {
    final List<Long> steps = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    long all;

    @Override
    public void begin(String what, long steps) {
      this.steps.clear();
      all = steps;
    }

    @Override
    public void reached(long step) {
      steps.add(step);
    }

    @Override
    public void say(String what) {
      said.add(what);
    }

    @Override
    public void end() {}
  }

  /** Lets the second cell fail. */
  private static final class Failing extends Told {
    @Override
    public void say(String what) {
      if (what.startsWith("1 of 7 cells;")) {
        throw new Failed();
      }
    }
  }

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Path copied(String from, String to) throws IOException {
    Path source = directory.resolve(from);
    Path target = directory.resolve(to);
    try (var files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file)));
      }
    }
    return target;
  }

  private static void removed(Path cell) throws IOException {
    try (var files = Files.list(cell)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(cell);
  }

  /** Returns all files of a comparison by their names, without what depends on the machine. */
  private static Map<String, String> lasting(String out) throws IOException {
    Map<String, String> lasting = new TreeMap<>();
    for (Map.Entry<String, String> file : contents(directory.resolve(out)).entrySet()) {
      String name = file.getKey();
      if (!name.endsWith("report.json") && !name.endsWith("report.md")) {
        lasting.put(
            name, name.endsWith("cell.json") ? fingerprint(file.getValue()) : file.getValue());
      }
    }
    return lasting;
  }

  private static String fingerprint(String cell) throws IOException {
    JsonNode json = new ObjectMapper().readTree(cell);
    return json.path("fingerprint").toString();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
