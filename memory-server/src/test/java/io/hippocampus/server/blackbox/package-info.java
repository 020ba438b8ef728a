/**
 * The packaged program from outside: each test starts it as a process of its own and speaks HTTP to
 * it, or less than HTTP. Nothing here knows a class of the server.
 *
 * <p>Runs in the Maven profile {@code blackbox}, since it needs the jar. Start reading at
 * {@link io.hippocampus.server.blackbox.Server}.
 */
@NullMarked
package io.hippocampus.server.blackbox;

import org.jspecify.annotations.NullMarked;
