/**
 * How fast it is: recording, recalling and sleeping, each on homes filled with invented days.
 *
 * <p>Run by {@code mvn -pl memory-bench -am verify -Pjmh}; a figure is quoted with its commit and
 * machine. Start reading at {@link io.hippocampus.bench.jmh.FilledHome}.
 */
@NullMarked
package io.hippocampus.bench.jmh;

import org.jspecify.annotations.NullMarked;
