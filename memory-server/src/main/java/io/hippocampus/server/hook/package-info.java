/**
 * What clients run at moments of a session: at its start, with each prompt, before they compact
 * what they hold, and at its end. So a model is told what matters and a session is remembered
 * without the model having to think of it.
 *
 * <p>A hook stands between a person and their prompt, so it is quick and never in the way: it asks
 * a server that runs already, waits for it a moment only, and whatever goes wrong says nothing but
 * one line for people. Little is loaded for it: no database, no index, no web framework. Start
 * reading at {@link io.hippocampus.server.hook.Hook}.
 */
@NullMarked
package io.hippocampus.server.hook;

import org.jspecify.annotations.NullMarked;
