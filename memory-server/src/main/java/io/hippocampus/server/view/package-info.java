/**
 * What every door answers with: the memory's values as plain data, with names that stay.
 *
 * <p>A view is a record of numbers, strings, moments and lists. Its component names are the names
 * in JSON and a promise to whoever reads it: one may be added, none is renamed or taken away.
 * Moments are ISO 8601 in UTC, numbers are not rounded, and what is absent is left out.
 */
@NullMarked
package io.hippocampus.server.view;

import org.jspecify.annotations.NullMarked;
