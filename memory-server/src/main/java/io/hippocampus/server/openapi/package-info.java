/**
 * What the routes say of themselves, as an OpenAPI 3.1 document.
 *
 * <p>Start reading at {@link io.hippocampus.server.openapi.OpenApi}.
 */
@NullMarked
package io.hippocampus.server.openapi;

import org.jspecify.annotations.NullMarked;
