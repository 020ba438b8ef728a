/**
 * LangChain4j's models behind our ports: any chat model as a language model, any embedding model as
 * an embedder.
 *
 * <p>Thin: it translates questions, answers and failures. Nothing is tried again here, nor
 * budgeted; that is {@code io.hippocampus.language}'s. Start reading at
 * {@link io.hippocampus.adapter.langchain4j.ChatModels}.
 */
@NullMarked
package io.hippocampus.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
