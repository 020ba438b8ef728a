/**
 * Fading: how retrievability falls with time, and how reactivation strengthens.
 *
 * <p>Pure functions of values and moments that are handed in; this package reads no clock and no
 * store.
 */
@NullMarked
package io.hippocampus.forgetting;

import org.jspecify.annotations.NullMarked;
