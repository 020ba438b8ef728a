package io.hippocampus.port;

import java.util.List;

/**
 * What a language model said when it was asked about memories. It has the shape that was asked for;
 * whether to believe it is for whoever asked. Immutable.
 */
public sealed interface Advice {

  /** How the later of two memories relates to the earlier one. */
  enum Relation {
    /** Both say the same. */
    DUPLICATE,
    /** The later one says all that the earlier one says, and more. */
    REFINES,
    /** The later one says that what the earlier one says no longer holds. */
    CONTRADICTS,
    /** None of these: each says something of its own. */
    UNRELATED
  }

  /**
   * How two memories relate.
   *
   * @param relation how
   * @param reason why, in the model's words
   */
  record Judgement(Relation relation, String reason) implements Advice {}

  /**
   * What several episodes come to.
   *
   * @param sentences the sentences; none when the episodes have nothing in common
   */
  record Gist(List<Sentence> sentences) implements Advice {
    public Gist {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A sentence with the episodes it rests on.
   *
   * @param text the sentence, in the model's words
   * @param cited the numbers of the episodes it cites, counted from 1; may be empty or wrong
   */
  record Sentence(String text, List<Integer> cited) {
    public Sentence {
      cited = List.copyOf(cited);
    }
  }

  /**
   * Nothing that can be used.
   *
   * @param flaw what was wrong with it, in our words
   */
  record Nonsense(String flaw) implements Advice {}
}
