/**
 * How the server is: whether it lives and is ready, and what it measured.
 *
 * <p>Nothing here names a space or holds a text: whoever may look at the machine need not be one
 * who may look into memories. Start reading at {@link io.hippocampus.server.watch.Watch}.
 */
@NullMarked
package io.hippocampus.server.watch;

import org.jspecify.annotations.NullMarked;
