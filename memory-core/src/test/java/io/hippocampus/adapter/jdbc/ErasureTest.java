package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.WORDS;
import static io.hippocampus.testing.Samples.change;
import static io.hippocampus.testing.Samples.consolidated;
import static io.hippocampus.testing.Samples.experience;
import static io.hippocampus.testing.Samples.given;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.report;
import static io.hippocampus.testing.Samples.strength;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Advice.Relation;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog.Answer;
import io.hippocampus.port.ConsultationLog.Question;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A word is put wherever a store keeps words, then erased: no table holds it any more, and after
 * closing no file does.
 *
 * <p>Until it is closed, pages of the file that are no longer used may still hold it; what the file
 * system does with the blocks of the file that closing replaced is not ours to say.
 */
final class ErasureTest {

  private static final String CANARY = "canary";
  private static final WordEmbedder EMBEDDER = new WordEmbedder();
  private static final EmbeddingModelId MODEL = EMBEDDER.model();
  private static final SpaceName SPACE = new SpaceName("ann");
  private static final ExperienceId SECRET = new ExperienceId("x1");
  private static final SleepId NIGHT = new SleepId("n1");

  @TempDir
  private Path home;

  @Test
  void whatIsErased_isFoundNowhere() throws Exception {
    try (JdbcStores stores = open()) {
      MemoryId secret = liveThrough(stores);
      Memory kept = stores.memories().live(SPACE).stream()
          .map(Versioned::memory)
          .filter(memory -> !memory.id().equals(secret))
          .findFirst()
          .orElseThrow();
      assertThat(dump(stores)).contains(CANARY);

      stores.memories().erase(SPACE, Set.of(secret), Set.of(SECRET), "asked", NOON);
      appendLate(stores, secret, kept.id());

      assertThat(dump(stores)).doesNotContainIgnoringCase(CANARY);
      assertThat(stores.memories().termCounts(SPACE)).isEqualTo(Map.of("the", 1L, "rest", 1L));
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> stores.sleeps().undo(SPACE, NIGHT, NOON));
      assertThat(home.resolve("hippocampus.erased")).exists();
    }
    assertThat(home.resolve("hippocampus.erased")).doesNotExist();
    assertNoFileHolds(CANARY);
    try (JdbcStores stores = open()) {
      assertThat(stores.memories().live(SPACE)).hasSize(1);
    }
  }

  /** Lives through a night with the canary in content, metadata, tag, passages, terms, cues. */
  private static MemoryId liveThrough(JdbcStores stores) {
    MemoryStore store = stores.memories();
    Experience said = Experience.builder("Ann", "my canary sings", NOON)
        .id(SECRET.value())
        .metadata(Map.of("pet", CANARY))
        .build();
    Trace trace = new Trace(said, 3, Salience.UNTAGGED, strength());
    MemoryId secret = store.record(SPACE, List.of(trace), NOON).get(0).memory().id();
    MemoryId other = record(store, SPACE, "x2", "the rest").id();
    Salience tag = new Salience(
        0.5, 0, 0, 0, Set.of(CANARY), List.of("which canary?"), "a canary", new Tagger("t", "1"));
    store.encode(
        SPACE,
        MODEL,
        List.of(new Encoding(secret, tag, EMBEDDER.passages("my canary sings"))),
        NOON);
    stores
        .recalls()
        .append(
            SPACE,
            List.of(new Recall(
                new RecallId("r1"),
                "the canary?",
                NOON,
                List.of(given(other), given(secret)),
                true)));
    stores.recalls().feedback(SPACE, new RecallId("r1"), other, Usefulness.USEFUL, NOON);
    Explanation why = new Explanation("a canary", List.of(new Term("canary", 1, 1)));
    Memory gist = one(store, secret).withContent("Ann's canary, in short");
    stores
        .sleeps()
        .commit(
            SPACE,
            new Night(
                report(
                    NIGHT.value(),
                    new ProbeResult("which canary?", secret, 1, 0),
                    new ProbeResult("the canary?", other, 1, 0)),
                List.of(
                    new MemoryStore.MemoryChange(consolidated(gist), 2, ChangeKind.ABSORBED, why),
                    change(held(store, other), ChangeKind.CONSOLIDATED, m -> consolidated(m))),
                Map.of(secret, EMBEDDER.passages("Ann's canary, in short")),
                List.of(new Decision(secret, Phase.REPLAY, Verdict.CONSOLIDATED, why)),
                store.lastChange(SPACE),
                2,
                Map.of("my", 1L, CANARY, 1L, "sings", 1L, "the", 1L, "rest", 1L),
                1));
    stores.consultations().append(SPACE, List.of(judged(secret, other)));
    return secret;
  }

  private static Answer judged(MemoryId secret, MemoryId other) {
    return new Answer(
        new Question("q" + secret, List.of(secret, other)),
        new Consultant("some/model", "judge/1"),
        new Judgement(Relation.UNRELATED, "a canary is none of the rest"),
        NOON,
        9);
  }

  /** What was under way when the canary was erased arrives late. */
  private static void appendLate(JdbcStores stores, MemoryId secret, MemoryId other) {
    stores
        .recalls()
        .append(
            SPACE,
            List.of(new Recall(
                new RecallId("r2"), "canary?", NOON, List.of(given(other), given(secret)), true)));
    stores
        .memories()
        .encode(
            SPACE,
            MODEL,
            List.of(new Encoding(secret, Salience.UNTAGGED, EMBEDDER.passages(CANARY))),
            NOON);
    stores
        .sleeps()
        .refuse(SPACE, report("n2", new ProbeResult("canary?", secret, 1, 0)), List.of());
    stores.consultations().append(SPACE, List.of(judged(secret, other)));
    Experience again =
        Experience.builder("Ann", "my canary sings", NOON).id(SECRET.value()).build();
    stores
        .memories()
        .record(SPACE, List.of(new Trace(again, 3, Salience.UNTAGGED, strength())), NOON);
  }

  @Test
  void whatAnErasedExperienceSaid_isTakenOutOfOthersEarlierContents() throws Exception {
    try (JdbcStores stores = open()) {
      MemoryStore store = stores.memories();
      Memory kept = record(store, SPACE, "x0", "kept");
      Memory secret = store
          .record(
              SPACE,
              List.of(new Trace(
                  experience(SECRET.value(), "my canary"), 2, Salience.UNTAGGED, strength())),
              NOON)
          .get(0)
          .memory();
      Memory absorbing = kept.mergedWith(secret, "kept, and a canary");
      store.change(
          SPACE,
          List.of(change(held(store, kept.id()), ChangeKind.ABSORBED, m -> absorbing)),
          NOON);
      stores
          .sleeps()
          .commit(
              SPACE,
              new Night(
                  report(NIGHT.value()),
                  List.of(change(held(store, kept.id()), ChangeKind.ABSORBED, m -> kept)),
                  Map.of(),
                  List.of(),
                  0,
                  0,
                  Map.of(),
                  0));

      store.erase(SPACE, Set.of(secret.id()), Set.of(SECRET), "asked", NOON);

      assertThat(dump(stores)).doesNotContainIgnoringCase(CANARY);
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> stores.sleeps().undo(SPACE, NIGHT, NOON))
          .withMessageContaining("erased");
      assertThat(one(store, kept.id())).isEqualTo(kept);
    }
    assertNoFileHolds(CANARY);
  }

  private JdbcStores open() {
    return JdbcStores.open(home, MODEL, new HandClock(NOON), WORDS, 0);
  }

  private static Versioned held(MemoryStore store, MemoryId id) {
    return store.memories(SPACE, List.of(id)).get(0);
  }

  private static Memory one(MemoryStore store, MemoryId id) {
    return held(store, id).memory();
  }

  private static String dump(JdbcStores stores) throws SQLException {
    try (Connection connection = stores.dataSource().getConnection()) {
      return String.join("\n", Sql.list(connection, row -> row.getString(1), "SCRIPT"));
    }
  }

  private void assertNoFileHolds(String word) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContainIgnoringCase(word);
      }
    }
  }
}
