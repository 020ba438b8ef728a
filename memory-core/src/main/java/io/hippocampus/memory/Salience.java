package io.hippocampus.memory;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tag that marks how much an experience mattered, and for what it will be wanted.
 *
 * <p>Importance, emotion and expected reward stay apart: importance carries pruning and is a mild
 * prior of recall, emotion and reward feed the order of replay only.
 *
 * @param importance how much it will matter later, 0 to 1
 * @param valence how pleasant it was, -1 to 1
 * @param arousal how stirring it was, 0 to 1
 * @param expectedReward what it promises the agent, -1 to 1
 * @param topics what it is about, at most 16 short words
 * @param cues the questions or key terms with which it will be wanted, at most 8
 * @param reason why it was rated so, at most 160 characters, may be empty
 * @param taggedBy who wrote the tag
 */
public record Salience(
    double importance,
    double valence,
    double arousal,
    double expectedReward,
    Set<String> topics,
    List<String> cues,
    String reason,
    Tagger taggedBy) {

  /** What a memory is marked with until a tagger has tagged it: of middling importance. */
  public static final Salience UNTAGGED = Salience.of(0.5, Tagger.NONE);

  private static final int LONGEST_REASON = 160;

  public Salience {
    Checks.within("importance", importance, 0, 1);
    Checks.within("valence", valence, -1, 1);
    Checks.within("arousal", arousal, 0, 1);
    Checks.within("expectedReward", expectedReward, -1, 1);
    topics = Collections.unmodifiableSet(new LinkedHashSet<>(topics));
    cues = List.copyOf(cues);
    if (topics.size() > 16) {
      throw new IllegalArgumentException(
          "a salience tag has " + topics.size() + " topics; allowed are up to 16");
    }
    if (cues.size() > 8) {
      throw new IllegalArgumentException(
          "a salience tag has " + cues.size() + " cues; allowed are up to 8");
    }
    topics.forEach(topic -> Checks.name("topic", topic));
    for (String cue : cues) {
      if (cue.isBlank() || cue.length() > 1_000) {
        throw new IllegalArgumentException(
            "a cue has " + cue.length() + " characters; allowed are 1 to 1000, not blank");
      }
      Checks.wellFormed("cue", cue);
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("the reason of a salience tag has " + reason.length()
          + " characters; allowed are up to " + LONGEST_REASON);
    }
    Checks.wellFormed("reason", reason);
  }

  /** Returns a tag of that importance by that tagger, calm, neutral and without topics or cues. */
  public static Salience of(double importance, Tagger taggedBy) {
    return new Salience(importance, 0, 0, 0, Set.of(), List.of(), "", taggedBy);
  }

  /** Returns this tag with that importance. */
  public Salience withImportance(double other) {
    return new Salience(other, valence, arousal, expectedReward, topics, cues, reason, taggedBy);
  }

  /** Whether a tagger has written it; otherwise it is the placeholder. */
  public boolean isTagged() {
    return !taggedBy.equals(Tagger.NONE);
  }
}
