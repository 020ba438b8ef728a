/**
 * Who may do what: access keys, what each may do and in which spaces, and the record of who did
 * what.
 *
 * <p>A key is known to its holder only; the home keeps a hash of it. Who presents none is the owner
 * as long as the home has no keys and the server answers on the loopback address, and nobody
 * otherwise. Start reading at {@link io.hippocampus.server.access.AccessKeys}.
 */
@NullMarked
package io.hippocampus.server.access;

import org.jspecify.annotations.NullMarked;
