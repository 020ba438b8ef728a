package io.hippocampus;

import io.hippocampus.memory.Tagger;
import io.hippocampus.port.ModelLog.Call;
import io.hippocampus.port.ModelLog.Spent;
import java.util.List;
import java.util.Optional;

/**
 * How the rating of a space by a language model goes.
 *
 * @param rater the model, and the version of what it is asked
 * @param backlog how many memories wait to be rated; they have the offline tagger's tag
 * @param today what the space spent on language models since midnight
 * @param leftToday how many tokens all spaces of the home may still spend today
 * @param tokensPerDay how many they may spend a day
 * @param isResting whether the model is being left alone, for it did not answer
 * @param lastFlaw the latest of the last 50 calls that went not wholly well, if any did
 * @param alarms what is amiss with its ratings, in words
 */
public record RatingStatus(
    Tagger rater,
    long backlog,
    Spent today,
    long leftToday,
    long tokensPerDay,
    boolean isResting,
    Optional<Call> lastFlaw,
    List<String> alarms) {

  public RatingStatus {
    alarms = List.copyOf(alarms);
  }
}
