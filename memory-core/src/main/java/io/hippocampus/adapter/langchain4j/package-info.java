/**
 * LangChain4j's models behind our ports: any chat model as a language model, any embedding model as
 * an embedder.
 *
 * <p>Thin: it translates questions, answers and failures. Nothing is tried again here, nor
 * budgeted; that is {@code io.hippocampus.language}'s. What goes wrong is said in our words, by
 * what can be done about it, and without the texts that were given: what a server says, which may
 * quote them, goes to the log at debug alone. Start reading at
 * {@link io.hippocampus.adapter.langchain4j.ChatModels} and
 * {@link io.hippocampus.adapter.langchain4j.EmbeddingModels}.
 */
@NullMarked
package io.hippocampus.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
