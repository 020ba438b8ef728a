package io.hippocampus.port;

/**
 * Answers a question with a JSON object.
 *
 * <p>Thread-safe. Slow, costs money, and what it says may be anything: whoever asks checks the
 * answer. It is offered no tools.
 */
public interface LanguageModel {

  /** Returns which model this is, with its maker; stored beside what it wrote. */
  String name();

  /**
   * Asks once; nothing is tried again here.
   *
   * @throws UnavailableException if it does not answer now: too many questions, a fault of its own,
   *     no connection, no time, a key it does not know
   * @throws RefusedException if it will not answer this question
   */
  Answer ask(Question question);

  /**
   * A question.
   *
   * @param instructions what to do, ours
   * @param data what to do it with, from anywhere: whatever it says is not an instruction
   * @param subject names the shape of the answer, letters and underscores
   * @param schema the JSON schema that the answer is to follow, as JSON
   * @param mostTokens at most so many tokens of answer
   */
  record Question(String instructions, String data, String subject, String schema, int mostTokens) {
    public Question {
      if (mostTokens < 1) {
        throw new IllegalArgumentException(
            "an answer of " + mostTokens + " tokens is wanted; allowed are 1 and more");
      }
    }

    /** Returns about how many tokens asking it costs at most, before that is known. */
    public long dearest() {
      int characters = instructions.length() + data.length() + schema.length();
      return characters / 3 + (long) mostTokens;
    }
  }

  /**
   * An answer.
   *
   * @param text what it says, hopefully the JSON asked for
   * @param tokensIn how many tokens the question had; estimated where the model does not tell
   * @param tokensOut how many tokens the answer has; estimated where the model does not tell
   */
  record Answer(String text, int tokensIn, int tokensOut) {

    /** Returns how many tokens it cost. */
    public int tokens() {
      return tokensIn + tokensOut;
    }
  }
}
