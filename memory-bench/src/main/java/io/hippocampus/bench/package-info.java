/**
 * What the memory is worth: dated streams are lived through, slept on and asked about.
 *
 * <p>A measurement names what it measured, on which data and with which seed, so that it can be
 * repeated.
 */
@NullMarked
package io.hippocampus.bench;

import org.jspecify.annotations.NullMarked;
