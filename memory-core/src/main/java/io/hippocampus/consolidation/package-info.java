/**
 * The sleep cycle: from an evening to a morning.
 *
 * <p>A night is computed as a plan, which is a pure function of the evening, the policy and the
 * clock; then verified; then committed in one atomic step. Each phase is a small class with an
 * explained result: {@link io.hippocampus.consolidation.Selection},
 * {@link io.hippocampus.consolidation.Replay}, {@link io.hippocampus.consolidation.Abstraction},
 * {@link io.hippocampus.consolidation.Pruning}, {@link io.hippocampus.consolidation.Verification}.
 * Where a language model is asked, {@link io.hippocampus.consolidation.Consultation} does it before
 * the plan that rests on its answers.
 *
 * <p>Start reading at {@link io.hippocampus.consolidation.SleepPlanner} for what is decided and at
 * {@link io.hippocampus.consolidation.SleepCycle} for how it becomes true.
 */
@NullMarked
package io.hippocampus.consolidation;

import org.jspecify.annotations.NullMarked;
