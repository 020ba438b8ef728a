package io.hippocampus.server.view;

import io.hippocampus.RatingStatus;
import io.hippocampus.port.ModelLog.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the rating by a language model goes.
 *
 * @param model which model
 * @param prompt the version of what it is asked
 * @param backlog how many memories wait to be rated
 * @param callsToday how often the space called language models since midnight
 * @param failedToday how many of these calls gave nothing
 * @param tokensToday what they cost
 * @param leftToday how many tokens the home may still spend today
 * @param tokensPerDay how many it may spend a day
 * @param isResting whether the model is being left alone, for it did not answer
 * @param lastFlaw the latest call that went not wholly well, if any did
 * @param alarms what is amiss with its ratings
 */
public record RatingView(
    String model,
    String prompt,
    long backlog,
    long callsToday,
    long failedToday,
    long tokensToday,
    long leftToday,
    long tokensPerDay,
    boolean isResting,
    Optional<FlawView> lastFlaw,
    List<String> alarms) {

  /** A call that went not wholly well. */
  public record FlawView(Instant at, String outcome, String failure) {

    static FlawView of(Call call) {
      return new FlawView(call.at(), Names.of(call.outcome()), call.failure());
    }
  }

  /** Returns the view of a status. */
  public static RatingView of(RatingStatus status) {
    return new RatingView(
        status.rater().name(),
        status.rater().version(),
        status.backlog(),
        status.today().calls(),
        status.today().failed(),
        status.today().tokens(),
        status.leftToday(),
        status.tokensPerDay(),
        status.isResting(),
        status.lastFlaw().map(FlawView::of),
        status.alarms());
  }
}
