package io.hippocampus.server.mcp.tool;

import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.server.view.Names;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells how far a night is, a step for each phase, and cancels it when nobody waits for it any
 * more. A night that begins its phases again tells nothing until it is further than it was.
 */
final class NightProgress implements NightObserver {

  private static final int PHASES = Phase.values().length;

  private final io.hippocampus.server.mcp.tool.Progress listener;
  private double furthest = -1;
  private boolean isWanted = true;

  NightProgress(io.hippocampus.server.mcp.tool.Progress listener) {
    this.listener = listener;
  }

  @Override
  public void began(Phase phase, OptionalInt considered) {
    tell(phase.ordinal(), Names.of(phase));
  }

  @Override
  public void went(NightObserver.Progress progress) {
    if (progress.of().isPresent() && progress.of().getAsInt() > 0) {
      double part = Math.min(1.0, (double) progress.done() / progress.of().getAsInt());
      tell(
          progress.phase().ordinal() + part,
          Names.of(progress.phase()) + ": " + progress.done() + " of "
              + progress.of().getAsInt() + " " + progress.what());
    }
  }

  @Override
  public void ended(PhaseReport report) {
    tell(report.phase().ordinal() + 1, Names.of(report.phase()) + " done");
  }

  @Override
  public Optional<String> cancelledBy() {
    return isWanted ? Optional.empty() : Optional.of("the client that asked for it, by going away");
  }

  private void tell(double done, String what) {
    if (done > furthest && isWanted) {
      furthest = done;
      isWanted = listener.told(done, PHASES, what);
    }
  }
}
