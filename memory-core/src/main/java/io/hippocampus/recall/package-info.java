/**
 * From a cue to ranked, explained and budgeted recollections.
 *
 * <p>Every recollection says why it was recalled and ranked where it is, with the terms of the
 * formula. What an index finds is checked against the store before it is told.
 */
@NullMarked
package io.hippocampus.recall;

import org.jspecify.annotations.NullMarked;
