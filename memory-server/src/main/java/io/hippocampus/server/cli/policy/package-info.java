/**
 * Commands on how a space sleeps: read, compare and change its policy, try others on its own
 * history, and see what its use tells.
 *
 * <p>A change holds from the next sleep. Start reading at
 * {@link io.hippocampus.server.cli.policy.PolicyCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.policy;

import org.jspecify.annotations.NullMarked;
