/**
 * The commands that run the server and say who may come in.
 *
 * <p>Start reading at {@link io.hippocampus.server.cli.server.ServeCommand}.
 */
@NullMarked
package io.hippocampus.server.cli.server;

import org.jspecify.annotations.NullMarked;
