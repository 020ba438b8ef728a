package io.hippocampus.sleep.simulation;

import io.hippocampus.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lives a history through again, once for each contender, and compares.
 *
 * <p>The space whose history it is is only read; it may be in use meanwhile. Each contender has a
 * home of its own in the scratch directory, made and removed by this call, also when it fails.
 * Contenders live one after the other, so that one's nights do not slow the other's.
 *
 * <p>What it cannot know: the memories that the history's own nights let go of, once their grace
 * was over, are gone; a contender that would have kept them cannot. So over more than the grace,
 * what is kept is a lower bound, the more so the more a contender keeps. Recalls are asked again
 * without the filters they may have had, and the tags that a language model gave are there from the
 * start.
 */
public final class Simulation {

  private Simulation() {}

  /**
   * Simulates.
   *
   * @throws IllegalArgumentException if nothing of the history is left to be lived again
   * @throws UnavailableException if the scratch directory does not let it, or the embedder does not
   *     answer
   */
  public static SimulationResult run(SimulationOptions options, Progress progress) {
    Survey survey = Survey.of(options.history());
    Differences differences = new Differences(survey.wanted(), options.examples());
    List<SimulatedLife> lives = new ArrayList<>();
    try (RememberingEmbedder embedder = new RememberingEmbedder(options.embedder())) {
      for (Contender contender : options.contenders()) {
        progress.begin(contender.name(), survey.events());
        try (Scratch scratch = Scratch.in(options.scratch());
            Playthrough life =
                new Playthrough(options, contender, survey, embedder, scratch.home())) {
          lives.add(life.play(progress::reached));
          differences.add(contender.name(), life.live());
        } finally {
          progress.end();
        }
      }
    }
    return new SimulationResult(
        survey.from(),
        survey.until(),
        survey.recorded(),
        survey.gone(),
        survey.useful().size(),
        survey.lost(),
        lives,
        differences.between());
  }
}
