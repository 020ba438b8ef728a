package io.hippocampus.language;

import io.hippocampus.language.CarefulModel.Request;
import io.hippocampus.language.CarefulModel.Told;
import io.hippocampus.language.CarefulModel.Understood;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Abstractor;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ModelLog.Purpose;
import java.time.ZoneId;
import java.util.List;

/** Has a language model say what episodes come to, once for each cluster. Thread-safe. */
public final class ModelAbstractor implements Abstractor {

  private final CarefulModel model;
  private final AbstractingQuestion questions;

  /** Asks that model; moments are told in that zone. */
  public ModelAbstractor(CarefulModel model, ZoneId zone) {
    this.model = model;
    this.questions = new AbstractingQuestion(zone);
  }

  @Override
  public Consultant identity() {
    return new Consultant(model.name(), AbstractingQuestion.VERSION);
  }

  @Override
  public Abstract abstractOf(SpaceName space, List<Memory> episodes, Allowance allowance) {
    Request request = new Request(
        space,
        Purpose.ABSTRACT,
        AbstractingQuestion.VERSION,
        1,
        questions.about(episodes),
        allowance);
    Told<Advice> told = model.ask(request, text -> {
      Advice advice = AbstractingAnswer.read(text);
      return advice instanceof Advice.Nonsense nonsense
          ? new Understood<>(advice, 0, nonsense.flaw())
          : new Understood<>(advice, 1, "");
    });
    return new Abstract(told.value(), told.tokens());
  }
}
