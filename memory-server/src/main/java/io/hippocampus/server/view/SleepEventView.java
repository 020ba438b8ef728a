package io.hippocampus.server.view;

import io.hippocampus.server.sleeping.SleepEvent;
import io.hippocampus.server.sleeping.SleepEvent.What;
import io.hippocampus.server.view.NightView.PhaseView;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened in a night under way.
 *
 * @param what {@code began}, {@code went}, {@code ended}, {@code cancel_wanted} or {@code over}
 * @param at when
 * @param phase of which phase it is told
 * @param done how many are done
 * @param of of how many, where that is known
 * @param ended what the phase did, when it ended
 * @param state how the run ended, when it is over
 * @param message what more there is to say
 */
public record SleepEventView(
    String what,
    Instant at,
    Optional<String> phase,
    OptionalInt done,
    OptionalInt of,
    Optional<PhaseView> ended,
    Optional<String> state,
    Optional<String> message) {

  /** Returns the view of an event. */
  public static SleepEventView of(SleepEvent event) {
    Instant at = event.at();
    return switch (event.what()) {
      case What.Began began ->
        new SleepEventView(
            "began",
            at,
            Optional.of(Names.of(began.phase())),
            OptionalInt.of(0),
            began.considered(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
      case What.Went went ->
        new SleepEventView(
            "went",
            at,
            Optional.of(Names.of(went.progress().phase())),
            OptionalInt.of(went.progress().done()),
            went.progress().of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(went.progress().what()));
      case What.Ended ended ->
        new SleepEventView(
            "ended",
            at,
            Optional.of(Names.of(ended.report().phase())),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(PhaseView.of(ended.report())),
            Optional.empty(),
            Optional.empty());
      case What.CancelWanted wanted ->
        told("cancel_wanted", at, Optional.empty(), "by " + wanted.by());
      case What.Over over ->
        told("over", at, Optional.of(Names.of(over.state())), over.message().orElse(""));
    };
  }

  private static SleepEventView told(
      String what, Instant at, Optional<String> state, String message) {
    return new SleepEventView(
        what,
        at,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        state,
        Optional.of(message).filter(text -> !text.isEmpty()));
  }
}
