package io.hippocampus.language;

import io.hippocampus.language.CarefulModel.Request;
import io.hippocampus.language.CarefulModel.Told;
import io.hippocampus.language.CarefulModel.Understood;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.ReplayJudge;
import java.time.ZoneId;
import java.util.List;

/** Has a language model judge pairs of memories, several at once, each once. Thread-safe. */
public final class ModelJudge implements ReplayJudge {

  private final CarefulModel model;
  private final JudgingQuestion questions;

  /** Asks that model; moments are told in that zone. */
  public ModelJudge(CarefulModel model, ZoneId zone) {
    this.model = model;
    this.questions = new JudgingQuestion(zone);
  }

  @Override
  public Consultant identity() {
    return new Consultant(model.name(), JudgingQuestion.VERSION);
  }

  /** Returns half of what is rated at once, for a pair is two texts. */
  @Override
  public int batch() {
    return Math.max(1, model.limits().batch() / 2);
  }

  @Override
  public Judgements judge(SpaceName space, List<Pair> pairs, Allowance allowance) {
    Request request = new Request(
        space,
        Purpose.JUDGE,
        JudgingQuestion.VERSION,
        pairs.size(),
        questions.about(pairs),
        allowance);
    Told<JudgingAnswer> told = model.ask(request, text -> {
      JudgingAnswer answer = JudgingAnswer.read(text, pairs.size());
      return new Understood<>(answer, answer.judged(), answer.flaw());
    });
    return new Judgements(told.value().advice(), told.tokens());
  }
}
