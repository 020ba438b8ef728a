/**
 * Fading and strengthening: how retrievability falls while a memory rests, and how reactivation
 * makes it fall more slowly.
 *
 * <p>Pure functions of a {@link io.hippocampus.memory.Strength} and a moment; nothing here reads a
 * clock or keeps a state. Start reading at {@link io.hippocampus.forgetting.ForgettingCurve}, then
 * {@link io.hippocampus.forgetting.Strengthening}.
 */
@NullMarked
package io.hippocampus.forgetting;

import org.jspecify.annotations.NullMarked;
