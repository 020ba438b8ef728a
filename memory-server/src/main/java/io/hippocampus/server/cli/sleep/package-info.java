/**
 * Commands on nights: sleep one, see what it did, undo it; and on the schedules by which they come.
 *
 * <p>Start reading at {@link io.hippocampus.server.cli.sleep.SleepCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.sleep;

import org.jspecify.annotations.NullMarked;
