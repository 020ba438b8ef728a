/**
 * HTTP: what doors say of their routes, who may come in, and how answers and errors look.
 *
 * <p>A door gives {@link io.hippocampus.server.http.Endpoint}s, each with the scope it needs, so
 * that there is no route without a policy; {@link io.hippocampus.server.http.HttpServer} mounts
 * them behind the {@code Gate}. Javalin and Jetty are known here only.
 */
@NullMarked
package io.hippocampus.server.http;

import org.jspecify.annotations.NullMarked;
