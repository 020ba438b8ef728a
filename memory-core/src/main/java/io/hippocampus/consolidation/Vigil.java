package io.hippocampus.consolidation;

import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.NightObserver.Progress;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Keeps a night's observer posted, and asks it whether the night goes on. Of one night; used by one
 * thread.
 */
public final class Vigil {

  private static final System.Logger LOG = System.getLogger(Vigil.class.getName());

  private final Map<Phase, PhaseReport> ended = new EnumMap<>(Phase.class);
  private NightObserver observer;
  private Phase current = Phase.ENCODE;
  private Optional<String> cancelledBy = Optional.empty();
  private int lastTold;

  /** Says that the night was cancelled, to all that is under way in it. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Cancelled(String by) {
      super("cancelled by " + by, null, false, false);
    }
  }

  /** Keeps that observer posted. */
  public Vigil(NightObserver observer) {
    this.observer = observer;
  }

  /** Begins to encode, nobody knows yet how much. */
  public void beganToEncode() {
    began(Phase.ENCODE, OptionalInt.empty());
  }

  /** Tells how many memories are encoded, and returns whether the night goes on. */
  public boolean encoded(int done) {
    tell(to -> to.went(
        new Progress(Phase.ENCODE, done, OptionalInt.empty(), "memories tagged and embedded")));
    return !isCancelled();
  }

  /** Whether the observer cancelled the night. */
  public boolean isCancelled() {
    if (cancelledBy.isEmpty()) {
      tell(asked -> cancelledBy = asked.cancelledBy());
    }
    return cancelledBy.isPresent();
  }

  /**
   * Lets the night go on.
   *
   * @throws Cancelled if it was cancelled
   */
  void goOn() {
    if (isCancelled()) {
      throw new Cancelled(cancelledBy.orElseThrow());
    }
  }

  /**
   * Begins a phase that will look at so many; of the phases after it nothing is known any more.
   *
   * @throws Cancelled if the night was cancelled
   */
  void began(Phase phase, int considered) {
    goOn();
    began(phase, OptionalInt.of(considered));
  }

  private void began(Phase phase, OptionalInt considered) {
    current = phase;
    lastTold = 0;
    ended.keySet().removeIf(later -> later.compareTo(phase) >= 0);
    tell(to -> to.began(phase, considered));
  }

  /**
   * Goes on in the phase that began last; not all that is done is told.
   *
   * @param done how many are done, from 0
   * @param of of how many
   * @throws Cancelled if the night was cancelled
   */
  void reached(int done, int of, String what) {
    goOn();
    int hundredths = of == 0 ? 0 : (int) (100L * done / of);
    if (hundredths > lastTold) {
      lastTold = hundredths;
      tell(to -> to.went(new Progress(current, done, OptionalInt.of(of), what)));
    }
  }

  /** Goes back into a phase that ended, to count something else. */
  void backIn(Phase phase) {
    current = phase;
    lastTold = 0;
  }

  /** Ends a phase. */
  void ended(PhaseReport report) {
    ended.put(report.phase(), report);
    tell(to -> to.ended(report));
  }

  /** Returns the reports of the phases that ended, in their order. */
  List<PhaseReport> phases() {
    return List.copyOf(ended.values());
  }

  /** Returns the phase that began last. */
  Phase current() {
    return current;
  }

  private void tell(Consumer<NightObserver> words) {
    try {
      words.accept(observer);
    } catch (RuntimeException e) {
      observer = NightObserver.NONE;
      LOG.log(System.Logger.Level.WARNING, "the observer of a night failed; it goes on alone", e);
    }
  }
}
