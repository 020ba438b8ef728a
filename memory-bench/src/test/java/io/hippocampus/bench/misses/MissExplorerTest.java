package io.hippocampus.bench.misses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.MemorySpace;
import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Scene;
import io.hippocampus.bench.evaluation.TinyStream;
import io.hippocampus.bench.misses.Miss.Cause;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Misses of whole evaluations of a tiny stream, on real stores and indexes. */
final class MissExplorerTest {

  private static final int ALL = 1_000;

  @TempDir
  private static Path directory;

  private static Stream stream;
  private static EvaluationResult result;
  private static MissReport report;

  @BeforeAll
  static void explore() throws IOException {
    stream = TinyStream.in(directory.resolve("stream"), "Who lost the green umbrella of");
    MissExplorer explorer = new MissExplorer(ALL, Fate.Sort.ALL, 1);
    result = Evaluation.run(options(stream, "explored"), Progress.NONE, explorer);
    report = explorer.report();
  }

  private static EvaluationOptions options(Stream of, String out) {
    return options(of, out, 0.3);
  }

  private static EvaluationOptions options(Stream of, String out, double keep) {
    return EvaluationOptions.builder(of, directory.resolve(out))
        .embedder(new WordEmbedder())
        .cache(directory.resolve("cache"))
        .keep(keep)
        .build();
  }

  private static MissReport explored(int most, Fate.Sort sort, long seed) {
    MissExplorer explorer = new MissExplorer(most, sort, seed);
    Evaluation.run(options(stream, "another"), Progress.NONE, explorer);
    return explorer.report();
  }

  @Test
  void exploring_changesNothing_thatIsKeptOrAnswered() throws IOException {
    Evaluation.run(options(stream, "unseen"), Progress.NONE);
    for (String file : List.of("answers.jsonl", "kept.jsonl")) {
      assertThat(directory.resolve("explored").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("unseen").resolve(file));
    }
  }

  @Test
  void misses_areWhatTheScoresMiss() {
    List<Asked> asked = result.inHeadline();
    long wanted =
        asked.stream().mapToLong(one -> one.question().evidence().size()).sum();
    long found = asked.stream()
        .flatMap(one -> one.ranks().values().stream())
        .filter(rank -> rank <= 10)
        .count();
    long retained = asked.stream().mapToLong(one -> one.retained().size()).sum();
    assertThat(report.misses()).isNotEmpty().hasSize((int) (wanted - found));
    assertThat(report.misses().stream().filter(miss -> miss.fate().isLoss()))
        .isNotEmpty()
        .hasSize((int) (wanted - retained));
    assertThat(report.pieces()).isEqualTo(Map.of("where", (int) wanted));
  }

  @Test
  void lost_wasWorthLessThanWhatWasSpared_inTheNightItWent() {
    List<Miss> lost =
        report.misses().stream().filter(miss -> miss.fate() == Fate.LOST).toList();
    assertThat(lost).isNotEmpty().allSatisfy(miss -> {
      Cause.Faded faded = (Cause.Faded) miss.cause();
      assertThat(faded.why().total())
          .isLessThanOrEqualTo(faded.spared().orElseThrow().why().total());
      assertThat(miss.memories().getLast().memory().standing().state())
          .isEqualTo(MemoryState.PRUNED);
      assertThat(miss.memories().getLast().history())
          .extracting(change -> change.kind())
          .startsWith(ChangeKind.RECORDED)
          .endsWith(ChangeKind.PRUNED);
    });
  }

  @Test
  void outranked_stoodBehindThoseThatWereRecalled() throws IOException {
    Path vague = directory.resolve("vague");
    TinyStream.in(vague, "Who lost the green umbrella of");
    Path questions = vague.resolve("questions.jsonl");
    Files.writeString(
        questions, Files.readString(questions).replaceAll("umbrella of \\d+", "umbrella"));
    MissExplorer explorer = new MissExplorer(ALL, Fate.Sort.OUTRANKED, 1);
    Evaluation.run(options(Stream.in(vague), "vague-out", 1), Progress.NONE, explorer);
    assertThat(explorer.report().misses()).isNotEmpty().allSatisfy(miss -> {
      assertThat(miss.fate()).isIn(Fate.OUTRANKED_NEARLY, Fate.SAID_ALREADY);
      Cause.Outranked cause = (Cause.Outranked) miss.cause();
      assertThat(cause.rank().orElseThrow()).isGreaterThan(10);
      assertThat(cause.winners())
          .isNotEmpty()
          .allSatisfy(winner -> assertThat(winner.why().total())
              .isGreaterThanOrEqualTo(cause.why().orElseThrow().total()));
    });
  }

  @Test
  void evidence_isFarOrNoCandidate_whenManyFitBetter() throws IOException {
    Path crowd = directory.resolve("crowd");
    Files.createDirectories(crowd);
    StringBuilder experiences = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      String text = switch (i) {
        case 3 -> "A letter was read, a letter was read, and was it read at the harbour?";
        case 7 -> "Quinces ripen late.";
        default -> i < 100 ? "Harbour ferry " + i + "." : "Letter " + i + " was read.";
      };
      experiences.append("""
          {"space":"s","id":"e%d","session":"%d","speaker":"x","occurredAt":"2026-03-02T08:00:00Z","text":"%s"}
          """.formatted(i, i, text));
    }
    Files.writeString(crowd.resolve("experiences.jsonl"), experiences);
    Files.writeString(crowd.resolve("questions.jsonl"), """
        {"space":"s","id":"q","askedAt":"2026-03-02T09:00:00Z","category":"c","text":"the harbour ferry","evidence":["e3","e7"]}
        """);
    MissExplorer explorer = new MissExplorer(ALL, Fate.Sort.ALL, 1);
    Evaluation.run(options(Stream.in(crowd), "crowd-out", 1), Progress.NONE, explorer);
    assertThat(explorer.report().misses())
        .extracting(miss -> miss.evidence().id().value() + " " + miss.fate())
        .containsExactly("e3 OUTRANKED_FAR", "e7 NO_CANDIDATE");
    assertThat(explorer.report().misses())
        .extracting(miss -> ((Cause.Outranked) miss.cause()).rank().isPresent())
        .containsExactly(true, false);
  }

  @Test
  void evidence_isRewordedAway_whenWhatCitesItSaysOtherWords() {
    MissExplorer explorer = new MissExplorer(ALL, Fate.Sort.ALL, 1);
    Onlooker rewording = new Onlooker() {
      @Override
      public void asked(Scene scene, Asked asked, Recollection given) {
        explorer.asked(
            new Reworded(scene),
            new Asked(asked.question(), Map.of(), Set.of(), asked.holding()),
            given);
      }
    };
    Evaluation.run(options(stream, "reworded", 1), Progress.NONE, rewording);
    assertThat(explorer.report().misses()).hasSize(10).allSatisfy(miss -> {
      assertThat(miss.fate()).isEqualTo(Fate.REWORDED);
      assertThat(((Cause.Reworded) miss.cause()).heir().content()).isEqualTo("In short: things.");
    });
  }

  /** A scene in which all memories are told in other words. */
  private record Reworded(Scene scene) implements Scene {
    @Override
    public MemorySpace space() {
      return scene.space();
    }

    @Override
    public List<Memory> live() {
      return scene.live().stream()
          .map(memory -> memory.withContent("In short: things."))
          .toList();
    }

    @Override
    public Experience experience(ExperienceId id) {
      return scene.experience(id);
    }

    @Override
    public List<Question> questions() {
      return scene.questions();
    }

    @Override
    public boolean hasLivedAll() {
      return scene.hasLivedAll();
    }

    @Override
    public RecallRequest request(Question question) {
      return scene.request(question);
    }

    @Override
    public Set<ExperienceId> toldBy(Memory memory) {
      return Set.of();
    }

    @Override
    public Asked judged(Asked asked, Recollection other) {
      return scene.judged(asked, other);
    }
  }

  @Test
  void sample_isTheSame_forTheSameSeed() {
    List<String> first = names(explored(3, Fate.Sort.ALL, 7));
    assertThat(first).hasSize(3).isEqualTo(names(explored(3, Fate.Sort.ALL, 7)));
    assertThat(names(report)).containsAll(first);
    assertThat(explored(3, Fate.Sort.ALL, 7).counts()).isEqualTo(report.counts());
    assertThat(explored(0, Fate.Sort.ALL, 7).misses()).isEmpty();
  }

  @Test
  void account_isWhole_alsoLongAfterItWasErased() throws IOException {
    Path late = directory.resolve("late");
    TinyStream.in(late, "Who lost the green umbrella of");
    Path questions = late.resolve("questions.jsonl");
    Files.writeString(
        questions,
        Files.readString(questions).replace("\"askedAt\":\"2026-03-0", "\"askedAt\":\"2026-06-0"));
    Path experiences = late.resolve("experiences.jsonl");
    StringBuilder more = new StringBuilder(Files.readString(experiences));
    for (String space : List.of("ann", "bob")) {
      for (String day : List.of("2026-05-01", "2026-05-02")) {
        more.append("""
            {"space":"%s","id":"%s","session":"%s","speaker":"x","occurredAt":"%sT08:00:00Z","text":"Tea."}
            """.formatted(space, day, day, day));
      }
    }
    Files.writeString(experiences, more.toString());
    MissExplorer explorer = new MissExplorer(ALL, Fate.Sort.LOST, 1);
    Evaluation.run(options(Stream.in(late), "late-out"), Progress.NONE, explorer);
    assertThat(explorer.report().misses()).isNotEmpty().allSatisfy(miss -> {
      assertThat(miss.memories()).isNotEmpty();
      assertThat(miss.memories().getLast().memory().content())
          .isEqualTo(miss.evidence().content());
      assertThat(((Cause.Faded) miss.cause()).why().terms()).isNotEmpty();
    });
  }

  @Test
  void report_isWritten_withEveryMiss() throws IOException {
    report.writeTo(directory);
    JsonNode json = new ObjectMapper().readTree(Files.readString(directory.resolve("misses.json")));
    assertThat(json.get("misses")).hasSameSizeAs(report.misses());
    assertThat(json.at("/categories/where/lost").intValue())
        .isEqualTo(report.count("where", Fate.LOST));
    String page = Files.readString(directory.resolve("misses.md"));
    assertThat(page).contains("least worthy kept", "Who lost the green umbrella of");
    report.misses().forEach(miss -> assertThat(page).contains(miss.evidence().content()));
  }

  @Test
  void numberOfMisses_isRefused_whenBelowNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MissExplorer(-1, Fate.Sort.ALL, 1))
        .withMessageContaining("-1");
  }

  private static List<String> names(MissReport of) {
    return of.misses().stream()
        .map(miss -> miss.question().space() + " " + miss.question().id())
        .toList();
  }
}
