/**
 * What lies in a home beside the memory itself: its small settings files, and the note by which
 * other processes find the server that has it open. And homes that are there for a while only.
 *
 * <p>Start reading at {@link io.hippocampus.server.home.RunningServer}.
 */
@NullMarked
package io.hippocampus.server.home;

import org.jspecify.annotations.NullMarked;
