/**
 * What a model can do with a memory: the tools, without the protocol by which they are called.
 *
 * <p>A tool is a record that says what it takes, what it gives, who may call it and what it
 * changes; what it takes and gives are records as well, and the schemas a client sees are made of
 * them. Every answer says all that matters as text, and the same as data. What a model gets wrong
 * comes back as an answer it can mend its call from. Descriptions are constant: nothing remembered
 * ever gets into them. Start reading at {@link io.hippocampus.server.mcp.tool.MemoryTools}.
 */
@NullMarked
package io.hippocampus.server.mcp.tool;

import org.jspecify.annotations.NullMarked;
