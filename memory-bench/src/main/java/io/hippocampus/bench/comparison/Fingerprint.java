package io.hippocampus.bench.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.LanguageModel;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * All that determines what a cell finds, part by part: cells with equal ones find the same.
 *
 * <p>Left out are the machine and the release of Java, on which nothing should depend, and whatever
 * only names or places files.
 */
final class Fingerprint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode shared = JSON.createObjectNode();
  private final EvaluationOptions each;

  private Fingerprint(EvaluationOptions each) {
    this.each = each;
  }

  /** Returns what is the same for all cells that are evaluated like this. */
  static Fingerprint of(EvaluationOptions each, EmbeddingModelId model) {
    Fingerprint fingerprint = new Fingerprint(each);
    fingerprint
        .shared
        .put("program", Program.digest())
        .put("stream", each.stream().digest())
        .put("sleep", sleep(each.sleep()))
        .put("ranking", each.ranking().toString())
        .put("rater", each.rater().map(LanguageModel::name).orElse("none"))
        .put("model", model.toString());
    return fingerprint;
  }

  /** Returns the digest of the stream. */
  String stream() {
    return shared.path("stream").textValue();
  }

  /** Returns the digest of the program. */
  String program() {
    return shared.path("program").textValue();
  }

  /** Returns that of a cell. */
  ObjectNode of(Cell cell) {
    ObjectNode parts = shared.deepCopy().put("policy", cell.policy().spelling());
    if (!cell.policy().keepsAll()) {
      parts
          .put("budget", Cell.plain(cell.budget()))
          .put("unit", each.unit().name().toLowerCase(Locale.ROOT));
    }
    return parts.put("seed", String.valueOf(cell.seed()));
  }

  /** Sets have no order, so what they hold is sorted; the budget is the cell's own. */
  private static String sleep(SleepPolicy policy) {
    return List.of(
            new TreeSet<>(policy.phases()),
            policy.curve(),
            policy.strengthening(),
            policy.valuation(),
            policy.replayBudget(),
            policy.interleaved(),
            policy.lasting(),
            policy.safeguards())
        .toString();
  }
}
