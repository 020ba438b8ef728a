package io.hippocampus.server.view;

import io.hippocampus.memory.night.GateTrace;
import io.hippocampus.memory.night.GateTrace.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a night promoted what it promoted, and not the rest.
 *
 * @param night the night
 * @param promoted how many new memories became long-term
 * @param stopped how many each gate stopped
 * @param candidates the new memories
 */
public record GatesView(
    NightView night, int promoted, Map<String, Integer> stopped, List<CandidateView> candidates) {

  /** A new memory, and the gate that stopped it, if one did. */
  public record CandidateView(
      String memory, Optional<String> stopped, String because, List<DecisionView> decisions) {

    static CandidateView of(Candidate candidate) {
      return new CandidateView(
          candidate.memory().value(),
          candidate.stopped().map(Names::of),
          candidate.because(),
          candidate.decisions().stream().map(DecisionView::of).toList());
    }
  }

  /** Returns the view of a trace. */
  public static GatesView of(GateTrace trace) {
    Map<String, Integer> stopped = new LinkedHashMap<>();
    trace.stopped().forEach((gate, count) -> stopped.put(Names.of(gate), count));
    return new GatesView(
        NightView.of(trace.night()),
        trace.promoted(),
        stopped,
        trace.candidates().stream().map(CandidateView::of).toList());
  }
}
