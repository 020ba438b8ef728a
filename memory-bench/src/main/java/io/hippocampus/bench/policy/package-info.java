/**
 * What the default is compared with: other ways to say what is worth keeping.
 *
 * <p>Each sees what is held and nothing of what will be asked, save the oracle, which is there to
 * say how much could be had. Start reading at {@link io.hippocampus.bench.policy.Policy}.
 */
@NullMarked
package io.hippocampus.bench.policy;

import org.jspecify.annotations.NullMarked;
