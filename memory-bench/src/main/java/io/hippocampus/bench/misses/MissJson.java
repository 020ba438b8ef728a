package io.hippocampus.bench.misses;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.MemoryAccount;
import io.hippocampus.bench.misses.Miss.Cause;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import java.util.List;

/** Writes a report of misses as JSON, nothing shortened. */
final class MissJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MissReport report;

  MissJson(MissReport report) {
    this.report = report;
  }

  ObjectNode asJson() {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode categories = json.putObject("categories");
    report.pieces().forEach((category, pieces) -> {
      ObjectNode one = categories.putObject(category).put("evidence", pieces);
      for (Fate fate : Fate.values()) {
        one.put(fate.label(), report.count(category, fate));
      }
    });
    ArrayNode misses = json.putArray("misses");
    report.misses().forEach(miss -> misses.add(asJson(miss)));
    return json;
  }

  private static ObjectNode asJson(Miss miss) {
    ObjectNode json = JSON.createObjectNode().put("fate", miss.fate().label());
    json.putObject("question")
        .put("space", miss.question().space().value())
        .put("id", miss.question().id())
        .put("category", miss.question().category())
        .put("askedAt", miss.question().askedAt().toString())
        .put("text", miss.question().text());
    json.putObject("evidence")
        .put("id", miss.evidence().id().value())
        .put("occurredAt", miss.evidence().occurredAt().toString())
        .put("speaker", miss.evidence().speaker())
        .put("text", miss.evidence().content());
    ArrayNode memories = json.putArray("memories");
    miss.memories().forEach(account -> memories.add(asJson(account)));
    json.set("cause", asJson(miss.cause()));
    return json;
  }

  private static ObjectNode asJson(MemoryAccount account) {
    ObjectNode json = asJson(account.memory());
    json.put("state", account.memory().standing().state().name());
    Salience tag = account.memory().salience();
    ObjectNode salience = json.putObject("salience")
        .put("importance", tag.importance())
        .put("valence", tag.valence())
        .put("arousal", tag.arousal())
        .put("expectedReward", tag.expectedReward())
        .put("reason", tag.reason());
    strings(salience.putArray("topics"), List.copyOf(tag.topics()));
    strings(salience.putArray("cues"), tag.cues());
    ArrayNode history = json.putArray("history");
    account
        .history()
        .forEach(change -> history
            .addObject()
            .put("at", change.at().toString())
            .put("kind", change.kind().name())
            .set("why", asJson(change.why())));
    return json;
  }

  private static ObjectNode asJson(Cause cause) {
    ObjectNode json = JSON.createObjectNode();
    switch (cause) {
      case Cause.Faded faded -> {
        json.put("night", faded.night().toString()).set("why", asJson(faded.why()));
        faded
            .spared()
            .ifPresent(kept -> json.set(
                "leastWorthyKept",
                asJson(kept.memory()).put("place", kept.place()).set("why", asJson(kept.why()))));
      }
      case Cause.Reworded reworded -> {
        json.set("heir", asJson(reworded.heir()));
        reworded.rank().ifPresent(rank -> json.put("heirsRank", rank));
      }
      case Cause.Outranked outranked -> {
        outranked.rank().ifPresent(rank -> json.put("rank", rank));
        outranked.why().ifPresent(why -> json.set("why", asJson(why)));
        ArrayNode winners = json.putArray("winners");
        outranked
            .winners()
            .forEach(winner -> winners.add(asJson(winner.memory())
                .put("rank", winner.rank())
                .set("why", asJson(winner.why()))));
      }
      case Cause.Unexplained nothing -> json.put("unexplained", true);
    }
    return json;
  }

  private static ObjectNode asJson(Memory memory) {
    return JSON.createObjectNode()
        .put("memory", memory.id().value())
        .put("occurredFrom", memory.origin().occurredFrom().toString())
        .put("speaker", memory.origin().speaker())
        .put("text", memory.content());
  }

  private static ObjectNode asJson(Explanation why) {
    ObjectNode json = JSON.createObjectNode().put("because", why.because());
    ArrayNode terms = json.putArray("terms");
    why.terms()
        .forEach(term -> terms
            .addObject()
            .put("name", term.name())
            .put("value", term.value())
            .put("weight", term.weight())
            .put("contribution", term.contribution()));
    return json.put("sum", why.total());
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
