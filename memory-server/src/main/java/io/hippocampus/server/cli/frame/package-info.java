/**
 * What every command stands on: the terminal it talks with, the options it shares with others, the
 * answer it gives and how it fails.
 *
 * <p>No command is in here, and nothing here knows one. Start reading at
 * {@link io.hippocampus.server.cli.frame.Subcommand}.
 */
@NullMarked
package io.hippocampus.server.cli.frame;

import org.jspecify.annotations.NullMarked;
