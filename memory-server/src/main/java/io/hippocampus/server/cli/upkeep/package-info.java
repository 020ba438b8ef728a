/**
 * Commands that look after a home: is all well, and build anew what can be.
 *
 * <p>Start reading at {@link io.hippocampus.server.cli.upkeep.UpkeepCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.upkeep;

import org.jspecify.annotations.NullMarked;
