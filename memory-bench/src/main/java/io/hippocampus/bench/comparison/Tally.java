package io.hippocampus.bench.comparison;

import io.hippocampus.sleep.simulation.Progress;
import java.util.Locale;

/** Counts how far all cells are, and tells it as one thing. Thread-safe. */
final class Tally {

  private final ComparisonProgress progress;
  private final int cells;
  private final long stepsOfCell;
  private int done;
  private long steps;

  /**
   * Begins.
   *
   * @param cells how many cells there are
   * @param done how many are complete already
   * @param stepsOfCell how many steps each of the others has
   */
  Tally(ComparisonProgress progress, int cells, int done, long stepsOfCell) {
    this.progress = progress;
    this.cells = cells;
    this.done = done;
    this.stepsOfCell = stepsOfCell;
    progress.begin("comparing", (cells - done) * stepsOfCell);
    progress.say(done + " of " + cells + " cells");
  }

  /** Returns what a cell tells how far it is. */
  Progress of(Cell cell) {
    return new OfCell(cell);
  }

  synchronized void isDone() {
    done++;
    progress.say(done + " of " + cells + " cells");
  }

  synchronized void end() {
    progress.end();
  }

  private synchronized void advanced(Cell cell, long by, long reached) {
    steps += by;
    progress.reached(steps);
    progress.say(String.format(
        Locale.ROOT,
        "%d of %d cells; %s %d %%",
        done,
        cells,
        cell.name(),
        Math.min(100, 100 * reached / stepsOfCell)));
  }

  /** One cell: the first thing it does is to look up embeddings, then it lives life by life. */
  private final class OfCell implements Progress {
    private final Cell cell;
    private boolean isLiving;
    private long before;
    private long ofLife;
    private long reached;

    OfCell(Cell cell) {
      this.cell = cell;
    }

    @Override
    public void begin(String what, long steps) {
      ofLife = steps;
    }

    @Override
    public void reached(long step) {
      if (isLiving) {
        advanced(cell, before + step - reached, before + step);
        reached = before + step;
      }
    }

    @Override
    public void end() {
      before += isLiving ? ofLife : 0;
      isLiving = true;
    }
  }
}
