package io.hippocampus.server.view;

import io.hippocampus.SpaceStatus;
import io.hippocampus.server.view.NightView.TotalsView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a space is.
 *
 * @param space which one
 * @param experiences how many experiences were ever recorded
 * @param experiencedWords how many words they had
 * @param live what is remembered now
 * @param pinned how many of them are pinned
 * @param superseded how many of them no longer hold
 * @param unencoded how many of them wait for a tag or an embedding
 * @param encodingLagMillis how long the experience encoded last had waited
 * @param rating how the rating by a language model goes, where one is set
 * @param windowTokens how many tokens the context window holds
 * @param windowLimit how many it may hold
 * @param indexShortTerm memories in the short-term index
 * @param indexLongTerm memories in the long-term index
 * @param indexBytes what the long-term index takes on disk
 * @param recalls how many recalls there were
 * @param lastNight the last night, if there was one
 * @param alarms what the last nights should have done and did not
 */
public record StatusView(
    String space,
    long experiences,
    long experiencedWords,
    TotalsView live,
    int pinned,
    int superseded,
    int unencoded,
    Optional<Long> encodingLagMillis,
    Optional<RatingView> rating,
    int windowTokens,
    int windowLimit,
    int indexShortTerm,
    int indexLongTerm,
    long indexBytes,
    long recalls,
    Optional<NightView> lastNight,
    List<AlarmView> alarms) {

  /** Nights in a row that did not do what they are for. */
  public record AlarmView(String kind, int nights, String told) {}

  /** Returns the view of a status. */
  public static StatusView of(SpaceStatus status) {
    return new StatusView(
        status.space().value(),
        status.lived().experiences(),
        status.lived().words(),
        TotalsView.of(status.live()),
        status.pinned(),
        status.superseded(),
        status.unencoded(),
        status.encodingLag().map(Duration::toMillis),
        status.rating().map(RatingView::of),
        status.windowTokens(),
        status.windowLimit(),
        status.index().shortTerm(),
        status.index().longTerm(),
        status.index().bytes(),
        status.recalls(),
        status.lastSleep().map(NightView::of),
        status.alarms().stream()
            .map(alarm -> new AlarmView(Names.of(alarm.kind()), alarm.nights(), alarm.told()))
            .toList());
  }
}
