/**
 * Policies as documents: few headline knobs that people turn, an advanced part for the rest, and
 * presets to start from.
 *
 * <p>Start reading at {@link io.hippocampus.policy.PolicyDocument}, then
 * {@link io.hippocampus.policy.Knob}, where every knob has its line.
 */
@NullMarked
package io.hippocampus.policy;

import org.jspecify.annotations.NullMarked;
