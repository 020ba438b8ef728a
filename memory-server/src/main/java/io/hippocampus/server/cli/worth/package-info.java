/**
 * Commands that show what a memory is worth: lived through before your eyes, or measured on data
 * with questions whose evidence is known.
 *
 * <p>They touch no home but one of their own. Start reading at
 * {@link io.hippocampus.server.cli.worth.WorthCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.worth;

import org.jspecify.annotations.NullMarked;
