/**
 * What an agent built with LangChain4j plugs in: its conversation as a context window that forgets
 * nothing, recall as retriever and as a block in the prompt, tools by which its model remembers
 * itself, a view for those who speak in vectors, and listeners.
 *
 * <p>Every type of LangChain4j is met here and nothing of the memory's inside: all of it goes
 * through the front door. Nothing here waits for a language model. Start reading at
 * {@link io.hippocampus.agent.AgentMemory}, then at {@link io.hippocampus.agent.Conversation}.
 */
@NullMarked
package io.hippocampus.agent;

import org.jspecify.annotations.NullMarked;
