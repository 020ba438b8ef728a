/**
 * The command line, one of the doors.
 *
 * <p>Answers go to standard output, everything else to standard error; the exit code says how it
 * went. picocli stays in this package. Start reading at {@link io.hippocampus.server.cli.Main}.
 */
@NullMarked
package io.hippocampus.server.cli;

import org.jspecify.annotations.NullMarked;
