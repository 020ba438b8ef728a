/**
 * The command line, one of the doors.
 *
 * <p>Answers go to standard output, everything else to standard error; the exit code says how it
 * went. What every command stands on is in {@code frame} and {@code page}; each other room below
 * holds commands that belong together, which are a section of the help, and no such room knows
 * another. picocli stays in here. Start reading at {@link io.hippocampus.server.cli.Main}.
 */
@NullMarked
package io.hippocampus.server.cli;

import org.jspecify.annotations.NullMarked;
