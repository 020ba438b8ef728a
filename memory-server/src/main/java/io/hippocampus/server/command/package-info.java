/**
 * Commands that run where the memory is open: a process that was given a command on a home asks the
 * server that has that home open to run it, and hands on what comes back.
 *
 * <p>Both ends are in here, and what they say to each other: a
 * {@link io.hippocampus.server.command.CommandCall} as JSON, answered by JSON lines, each with one
 * of {@code call} (its number, first of all), {@code out} and {@code err} (what was written, in
 * base 64), {@code in} (more of the standard input is wanted) and {@code exit} (the last), or with
 * nothing, which says that it goes on. What a command does is not known here. Start reading at
 * {@link io.hippocampus.server.command.CommandServlet}.
 */
@NullMarked
package io.hippocampus.server.command;

import org.jspecify.annotations.NullMarked;
