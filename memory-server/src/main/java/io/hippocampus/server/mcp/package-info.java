/**
 * The door for models: the Model Context Protocol, over HTTP and over standard input and output.
 *
 * <p>Two eras of the protocol are spoken at one address. Up to 2025-11-25 a client opens a session
 * with {@code initialize}; the official SDK speaks that. From 2026-07-28 on every request stands
 * for itself; {@link io.hippocampus.server.mcp.ModernEra} speaks that. Which one is meant shows in
 * each request. Both offer the same: {@link io.hippocampus.server.mcp.Offer}. Start reading at
 * {@link io.hippocampus.server.mcp.McpServlet}.
 */
@NullMarked
package io.hippocampus.server.mcp;

import org.jspecify.annotations.NullMarked;
