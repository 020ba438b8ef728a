/**
 * Commands on models: which one rates experiences, which one embeds them, and what to do when that
 * changes.
 *
 * <p>Keys stay in the environment. Start reading at
 * {@link io.hippocampus.server.cli.model.ModelCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.model;

import org.jspecify.annotations.NullMarked;
