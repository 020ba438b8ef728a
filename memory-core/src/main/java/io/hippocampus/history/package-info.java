/**
 * What a space really lived through, to be lived through again: what was recorded and recalled, in
 * the order of time, with what callers gave beside it. What was forgotten is not part of it; that
 * there was something is.
 *
 * <p>Everything here is an immutable value. Start reading at {@link io.hippocampus.history.Event}.
 */
@NullMarked
package io.hippocampus.history;

import org.jspecify.annotations.NullMarked;
