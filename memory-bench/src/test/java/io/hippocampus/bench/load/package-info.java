/**
 * What the packaged server bears: requests a second and how long they take, on more and more
 * connections.
 *
 * <p>Run by {@code mvn -pl memory-bench -am verify -Pload}, after the jar was packaged; a figure is
 * quoted with its commit and machine. Start reading at
 * {@link io.hippocampus.bench.load.ServerLoad}.
 */
@NullMarked
package io.hippocampus.bench.load;

import org.jspecify.annotations.NullMarked;
