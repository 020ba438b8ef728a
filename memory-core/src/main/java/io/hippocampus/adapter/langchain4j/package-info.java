/**
 * Models that an application brings along as LangChain4j knows them.
 *
 * <p>What goes wrong in them is said in our words, by what can be done about it, and without the
 * texts they were given: what a server says, which may quote them, goes to the log at debug alone.
 * Start reading at {@link io.hippocampus.adapter.langchain4j.EmbeddingModels}.
 */
@NullMarked
package io.hippocampus.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
