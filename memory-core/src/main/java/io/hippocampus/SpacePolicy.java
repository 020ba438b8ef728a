package io.hippocampus;

import io.hippocampus.consolidation.Foresight;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.PolicyLog;
import io.hippocampus.port.PolicyLog.StoredPolicy;
import io.hippocampus.port.RecallLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a space sleeps: by a policy of its own, or by the one the application gives. Every policy is
 * kept with who set it, when and why; a change holds from the next sleep. Thread-safe.
 */
public final class SpacePolicy {

  private static final String APPLICATION = "application";
  private static final Duration LATELY = Duration.ofDays(7);

  private final SpaceName space;
  private final SleepPolicy given;
  private final String givenText;
  private final PolicyLog log;
  private final MemoryStore memories;
  private final RecallLog recalls;
  private final Function<SleepRequest, MemorySpace.Night> asleep;
  private final InstantSource clock;
  private volatile InForce inForce;

  /**
   * A policy in force.
   *
   * @param version its version, counted from 1; 0 for one that no night has followed yet
   * @param document what it says
   * @param isGiven whether the application gives it; otherwise somebody set it for this space
   */
  public record InForce(int version, PolicyDocument document, boolean isGiven) {}

  /**
   * What another policy would do tonight that this one would not.
   *
   * @param turned the knobs it turns differently
   * @param tonight what a night by the policy in force would do
   * @param otherwise what one by the other would do
   * @param pruned what the other would prune
   * @param goes what the other would prune and this one not
   * @param stays what this one would prune and the other not
   * @param recalledLately those of {@code pruned} that were recalled within the last seven days
   */
  public record Difference(
      List<PolicyDocument.Turned> turned,
      SleepReport tonight,
      SleepReport otherwise,
      Set<MemoryId> pruned,
      Set<MemoryId> goes,
      Set<MemoryId> stays,
      Set<MemoryId> recalledLately) {}

  SpacePolicy(
      SpaceName space, Hippocampus.Parts parts, Function<SleepRequest, MemorySpace.Night> asleep) {
    this.space = space;
    this.given = parts.policy();
    this.givenText = PolicyDocument.of(given).text();
    this.log = parts.stores().policies();
    this.memories = parts.stores().memories();
    this.recalls = parts.stores().recalls();
    this.asleep = asleep;
    this.clock = parts.clock();
    this.inForce = read();
  }

  private InForce read() {
    Optional<StoredPolicy> last = log.current(space);
    if (last.isPresent() && !last.get().by().equals(APPLICATION)) {
      return new InForce(last.get().version(), readAgain(last.get()), false);
    }
    int version = last.filter(stored -> stored.document().equals(givenText))
        .map(StoredPolicy::version)
        .orElse(0);
    return new InForce(version, new PolicyDocument(givenText, given), true);
  }

  /** Reads what was readable when it was set; a version since may have named a knob otherwise. */
  private PolicyDocument readAgain(StoredPolicy stored) {
    try {
      return PolicyDocument.read(stored.document());
    } catch (IllegalArgumentException e) {
      throw new MismatchException("policy " + stored.version() + " of space " + space
          + " was set by another version of this program and cannot be read by this one: "
          + e.getMessage() + "; open the home with that version and set another policy");
    }
  }

  /** Returns the policy in force. */
  public InForce inForce() {
    return inForce;
  }

  /** Returns how the space sleeps. */
  public SleepPolicy current() {
    return inForce.document().policy();
  }

  /** Returns the latest policies, newest first, as they were written. */
  public List<StoredPolicy> history(int limit) {
    return log.all(space, limit);
  }

  /** Returns the policy of that version, as it was written. */
  public Optional<StoredPolicy> version(int version) {
    return log.version(space, version);
  }

  /**
   * Has the space sleep by that policy from its next night on.
   *
   * @param by who wants it, 1 to 200 characters
   * @param why why, 1 to 2,000 characters
   * @return the policy in force
   * @throws IllegalArgumentException if it is not said who and why; nothing is changed then
   */
  public synchronized InForce change(PolicyDocument document, String by, String why) {
    requireTold("by", by, 200);
    requireTold("why", why, 2_000);
    if (by.equals(APPLICATION)) {
      throw new IllegalArgumentException(
          "the policy is set by 'application'; that name is kept for what is given in code");
    }
    int version = log.save(space, document.text(), clock.instant(), by, why);
    inForce = new InForce(version, document, false);
    return inForce;
  }

  /**
   * Has the space sleep by what the application gives again.
   *
   * @param by who wants it, 1 to 200 characters
   * @param why why, 1 to 2,000 characters
   * @throws IllegalArgumentException if it is not said who and why; nothing is changed then
   */
  public synchronized InForce reset(String by, String why) {
    requireTold("by", by, 200);
    requireTold("why", why, 2_000);
    return keepGiven(clock.instant(), by + ": " + why);
  }

  private InForce keepGiven(Instant at, String why) {
    int version = log.save(space, givenText, at, APPLICATION, why);
    inForce = new InForce(version, new PolicyDocument(givenText, given), true);
    return inForce;
  }

  /** Returns the policy that a night follows, kept if it was not yet. */
  synchronized InForce forNight(Instant now) {
    return inForce.version() > 0 ? inForce : keepGiven(now, "given in code");
  }

  /**
   * Returns what the other policy would do tonight. Both nights are planned, nothing is changed.
   *
   * @throws io.hippocampus.port.ConflictException if a night is under way
   */
  public Difference difference(SleepPolicy other) {
    Instant now = clock.instant();
    MemorySpace.Night tonight = asleep.apply(SleepRequest.DRY_RUN.asOf(now));
    MemorySpace.Night otherwise = asleep.apply(SleepRequest.DRY_RUN.asOf(now).by(other));
    Set<MemoryId> pruned = otherwise.pruned();
    Set<MemoryId> lately = new LinkedHashSet<>(pruned);
    lately.retainAll(recalls.givenSince(space, now.minus(LATELY)));
    return new Difference(
        PolicyDocument.between(current(), other),
        tonight.report(),
        otherwise.report(),
        pruned,
        without(pruned, tonight.pruned()),
        without(tonight.pruned(), pruned),
        lately);
  }

  /**
   * Foresees how much of what is live would be left after some nights by a policy if nothing new
   * happened; nothing is changed.
   *
   * @param nights after how many nights, each 1 to {@value Foresight#MOST_NIGHTS}, in any order
   */
  public List<Horizon> foresee(SleepPolicy other, List<Integer> nights) {
    return new Foresight(other, memories.lived(space), memories.ordinaryImportance(space))
        .of(memories.live(space), clock.instant(), nights);
  }

  private static Set<MemoryId> without(Set<MemoryId> all, Set<MemoryId> others) {
    Set<MemoryId> rest = new LinkedHashSet<>(all);
    rest.removeAll(new HashSet<>(others));
    return rest;
  }

  private static void requireTold(String what, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException("a change of policy says " + what + " in " + value.length()
          + " characters; allowed are 1 to " + longest + ", not blank");
    }
  }
}
