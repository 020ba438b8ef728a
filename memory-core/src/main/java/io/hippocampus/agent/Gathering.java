package io.hippocampus.agent;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the messages of a conversation into those that stay together. Calls wait for their
 * answers; when anything else comes first, they stand as they are. Used by one thread.
 */
final class Gathering {

  private final List<List<ChatMessage>> gathered = new ArrayList<>();
  private List<ChatMessage> waiting;
  private Optional<SystemMessage> system = Optional.empty();

  /** Goes on from calls that wait for their answers; empty when none do. */
  Gathering(List<ChatMessage> waiting) {
    this.waiting = new ArrayList<>(waiting);
  }

  /** Adds what was said next; a system message is kept apart. */
  void add(ChatMessage message) {
    if (message instanceof SystemMessage instruction) {
      system = Optional.of(instruction);
    } else {
      gather(message);
    }
  }

  private void gather(ChatMessage message) {
    boolean answers = message instanceof ToolExecutionResultMessage && !waiting.isEmpty();
    if (!answers) {
      stopWaiting();
    }
    if (answers || (message instanceof AiMessage said && said.hasToolExecutionRequests())) {
      waiting.add(message);
      if (isAnswered(waiting)) {
        stopWaiting();
      }
    } else {
      gathered.add(List.of(message));
    }
  }

  /** Waits no longer for answers. */
  void stopWaiting() {
    if (!waiting.isEmpty()) {
      gathered.add(List.copyOf(waiting));
      waiting = new ArrayList<>();
    }
  }

  /** Returns what was gathered so far. */
  List<List<ChatMessage>> gathered() {
    return List.copyOf(gathered);
  }

  /** Returns the latest system message, if there was one. */
  Optional<SystemMessage> system() {
    return system;
  }

  /** Returns the calls that still wait with those of their answers that came. */
  List<ChatMessage> waiting() {
    return List.copyOf(waiting);
  }

  /** Whether messages that stay together have an answer to each call. */
  static boolean isAnswered(List<ChatMessage> together) {
    return !(together.get(0) instanceof AiMessage said)
        || together.size() > said.toolExecutionRequests().size();
  }
}
