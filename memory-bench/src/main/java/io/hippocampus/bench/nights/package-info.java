/**
 * What became of memories night by night, as pictures.
 *
 * <p>Start reading at {@link io.hippocampus.bench.nights.NightCharts}.
 */
@NullMarked
package io.hippocampus.bench.nights;

import org.jspecify.annotations.NullMarked;
