package io.hippocampus.consolidation;

import io.hippocampus.port.Advice;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog.Question;
import java.util.Map;
import java.util.Optional;

/**
 * What a language model answered to a night's questions: an input of its plan, so that the same
 * answers give the same plan. Immutable.
 *
 * @param advice the answers by the digests of their questions
 * @param judging how it went to have pairs judged; empty when nobody judges
 * @param abstracting how it went to have clusters abstracted; empty when nobody does
 */
record Answers(
    Map<String, Advice> advice, Optional<Consulted> judging, Optional<Consulted> abstracting) {

  /** Of a night that asks nobody. */
  static final Answers NONE = new Answers(Map.of(), Optional.empty(), Optional.empty());

  /**
   * How it went to ask.
   *
   * @param by who is asked
   * @param questions how many questions there were
   * @param answered how many have an answer that can be used
   * @param tokens what was spent on them tonight
   * @param fellBack why the others have none; empty when all have one
   */
  record Consulted(Consultant by, int questions, int answered, long tokens, String fellBack) {

    /** Of somebody who is there and has not been asked yet. */
    static Consulted nothingYet(Consultant by) {
      return new Consulted(by, 0, 0, 0, "");
    }

    /** Whether there was anything to ask. */
    boolean wasAskedAnything() {
      return questions > 0;
    }

    /** Returns it in words, for a report. */
    String told(String what, String done) {
      String told = "%d of %d %s %s by %s for %d tokens"
          .formatted(answered, questions, what, done, by, tokens);
      return fellBack.isEmpty() ? told : told + ", the rest by words alone: " + fellBack;
    }
  }

  Answers {
    advice = Map.copyOf(advice);
  }

  /** Returns what was answered, if it can be used. */
  <T extends Advice> Optional<T> to(Question question, Class<T> kind) {
    return Optional.ofNullable(advice.get(question.digest()))
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
