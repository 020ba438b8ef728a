/**
 * REST: the memory as resources below {@code /v1}.
 *
 * <p>One class for each kind of resource gives its routes; what they take are the records of
 * {@code Requests}, checked against their schemas before anything is done, and what they give are
 * the views that every door answers with. No route decides anything: they ask the front door. Start
 * reading at {@link io.hippocampus.server.rest.Rest}.
 */
@NullMarked
package io.hippocampus.server.rest;

import org.jspecify.annotations.NullMarked;
