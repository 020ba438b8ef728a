package io.hippocampus.agent;

import dev.langchain4j.data.message.ChatMessage;
import io.hippocampus.memory.ExperienceId;
import java.time.Instant;
import java.util.List;

/**
 * Messages of a conversation that stay together: one, or a model's calls with what the tools
 * answered.
 *
 * @param messages the messages in order, at least one
 * @param experiences what was recorded of them, in order; empty when there was nothing to remember
 * @param tokens how many tokens they have
 * @param at when they were said
 */
record Turn(List<ChatMessage> messages, List<ExperienceId> experiences, int tokens, Instant at) {

  Turn {
    messages = List.copyOf(messages);
    experiences = List.copyOf(experiences);
  }

  /** Returns this turn, saying that. */
  Turn saying(List<ChatMessage> other) {
    return new Turn(other, experiences, tokens, at);
  }
}
