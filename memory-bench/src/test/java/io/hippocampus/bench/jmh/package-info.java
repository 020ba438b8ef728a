/**
 * How fast it is: recording, recalling and sleeping, each on homes filled with invented days.
 *
 * <p>Run by {@code mvn -pl memory-bench -am verify -Pjmh}; a figure is quoted with its commit and
 * machine. Start reading at {@link io.hippocampus.bench.jmh.FilledHome}. What a recall costs beside
 * a plain search is measured in pairs, by {@link io.hippocampus.bench.jmh.PairedRecall} and
 * {@code -Ppaired}.
 */
@NullMarked
package io.hippocampus.bench.jmh;

import org.jspecify.annotations.NullMarked;
