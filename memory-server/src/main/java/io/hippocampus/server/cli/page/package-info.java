/**
 * How answers look to people: lines on a terminal, and the pages that commands of more than one
 * room show.
 *
 * <p>What a memory says passes through {@code Page.data}, so that it cannot act on the terminal.
 * Start reading at {@link io.hippocampus.server.cli.page.Page}.
 */
@NullMarked
package io.hippocampus.server.cli.page;

import org.jspecify.annotations.NullMarked;
