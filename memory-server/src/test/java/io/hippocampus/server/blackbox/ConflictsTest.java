package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.blackbox.Client.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that come twice, too late, or at the same time as others. */
final class ConflictsTest {

  private static final String SPACE = "/v1/spaces/conflicts";
  private static final String MEMORIES = SPACE + "/memories";

  private final Town town = Town.here();

  private static Map<String, Object> message(String id, String content) {
    Map<String, Object> message = new HashMap<>(Life.message(700));
    message.put("id", id);
    message.put("content", content);
    return message;
  }

  private Answer remembered(String id) {
    return town.admin().post(MEMORIES, message(id, "The " + id + " is recorded."));
  }

  private static String path(Answer remembered) {
    return remembered.header("Location").orElseThrow();
  }

  /**
   * Returns a memory once it is tagged and embedded, which is its first change: a planned night
   * waits until nothing is left to encode.
   */
  private Answer asTagged(String memory) {
    Answer planned = town.admin().post(SPACE + "/sleeps", Map.of("dryRun", true));
    town.admin().get(planned.header("Location").orElseThrow() + "/events");
    return town.admin().get(memory);
  }

  @Test
  void requestWithAKeyOfItsOwn_isDoneOnce_andToldTheSame() {
    Client again = town.admin().with("Idempotency-Key", "once");
    List<Map<String, Object>> messages =
        List.of(Map.of("speaker", "Runa", "content", "The ferry leaves at noon."));

    Answer first = again.post(SPACE + "/messages", messages);
    Answer second = again.post(SPACE + "/messages", messages);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    Document.isProblem(
        again.post(
            SPACE + "/messages", List.of(Map.of("speaker", "Runa", "content", "Something else."))),
        422);
  }

  /** Whose key it is matters too: a key of one caller says nothing to another. */
  @Test
  void sameIdempotencyKey_ofAnotherCaller_isAnother() {
    List<Map<String, Object>> messages =
        List.of(Map.of("speaker", "Runa", "content", "The ferry leaves at one."));
    town.admin().with("Idempotency-Key", "mine").post(SPACE + "/messages", messages);

    Answer other =
        town.without("read").with("Idempotency-Key", "mine").post(SPACE + "/messages", messages);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void sameRequest_manyTimesAtOnce_isDoneOnce() {
    Client again = town.admin().with("Idempotency-Key", "at once");
    List<Answer> answers = IntStream.range(0, 20)
        .mapToObj(i -> again.later(
            "POST",
            SPACE + "/messages",
            List.of(Map.of("speaker", "Runa", "content", "All at once."))))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();

    assertThat(answers)
        .extracting(Answer::status)
        .containsAnyOf(201)
        .allMatch(status -> status == 201 || status == 409);
    assertThat(answers.stream()
            .filter(answer -> answer.status() == 201)
            .map(answer -> answer.json().at("/receipts/0/memory").asText())
            .distinct())
        .hasSize(1);
    answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> {
      Document.isProblem(answer, 409);
      assertThat(answer.header("Retry-After")).isPresent();
    });
  }

  @Test
  void sameId_withOtherContent_isRefused_andChangesNothing() {
    Answer first = remembered("same");

    Answer other = town.admin().post(MEMORIES, message("same", "Something else."));

    assertThat(other.status()).isIn(409, 422);
    Document.isProblem(other, other.status());
    assertThat(town.admin().get(path(first)).json().at("/memory/content"))
        .isEqualTo(first.json().at("/memory/content"));
  }

  @Test
  void changeOfWhatChangedMeanwhile_isRefused_andChangesNothing() {
    String path = path(remembered("changing"));
    Answer first = asTagged(path);
    Client stale = town.admin().with("If-Match", first.header("ETag").orElseThrow());

    Answer pinned = stale.ask("POST", path + ":pin");
    assertThat(pinned.status()).as(pinned.toString()).isEqualTo(200);
    assertThat(pinned.header("ETag")).isNotEqualTo(first.header("ETag"));

    Document.isProblem(stale.ask("POST", path + ":unpin"), 412);
    Document.isProblem(stale.ask("PATCH", path, Map.of("pinned", false)), 412);
    Document.isProblem(stale.delete(path), 412);
    Document.isProblem(stale.delete(path + "?forGood=true"), 412);
    assertThat(town.admin().get(path).json().at("/memory/pinned").asBoolean()).isTrue();
    assertThat(town.admin()
            .with("If-Match", "W/" + pinned.header("ETag").orElseThrow())
            .ask("POST", path + ":unpin")
            .status())
        .isEqualTo(200);
    Document.isProblem(
        town.admin().with("If-Match", "yesterday's").ask("POST", path + ":pin"), 400);
  }

  @Test
  void policyThatChangedMeanwhile_isKept() {
    remembered("policed");
    Answer now = town.admin().get(SPACE + "/policy");
    Client stale = town.admin().with("If-Match", now.header("ETag").orElseThrow());
    Map<String, String> lean = Map.of("document", "preset: lean", "why", "a small disk");

    assertThat(stale.ask("PUT", SPACE + "/policy", lean).status()).isEqualTo(200);

    Document.isProblem(stale.ask("PUT", SPACE + "/policy", lean), 412);
    Document.isProblem(stale.delete(SPACE + "/policy?why=enough"), 412);
  }

  @Test
  void memoryThatIsGone_isTold_butIsNotRecalled() {
    Answer kept = remembered("gone");
    String path = path(kept);

    assertThat(town.admin().delete(path + "?forGood=true&reason=private").status())
        .isEqualTo(200);

    assertThat(town.admin().get(path).json().at("/memory/content").asText()).isEmpty();
    assertThat(town.admin().ask("POST", path + ":pin").status()).isIn(404, 409, 422);
    assertThat(town.admin().ask("POST", path + ":restore").status()).isIn(404, 409, 422);
    assertThat(town.admin()
            .post(SPACE + "/recall", Map.of("cue", "The gone is recorded."))
            .text())
        .doesNotContain("The gone is recorded.\",\"origin");
  }

  @Test
  void secondNight_whileOneIsSlept_isAConflict() {
    String path = "/v1/spaces/nights";
    assertThat(Life.live(town.admin(), "nights", 200).status()).isEqualTo(201);

    List<Answer> begun = IntStream.range(0, 8)
        .mapToObj(i -> town.admin().later("POST", path + "/sleeps", Map.of()))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();

    assertThat(begun).filteredOn(answer -> answer.status() == 202).isNotEmpty();
    begun.stream()
        .filter(answer -> answer.status() != 202)
        .forEach(answer -> Document.isProblem(answer, 409));
    begun.stream()
        .filter(answer -> answer.status() == 202)
        .forEach(answer -> town.admin().get(answer.header("Location").orElseThrow() + "/events"));
    assertThat(town.admin().get(path + "/sleeps").json().path("running").isMissingNode())
        .isTrue();
  }
}
