package io.hippocampus.agent;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.event.AiServiceResponseReceivedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.event.ToolExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.observability.api.listener.AiServiceResponseReceivedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.observability.api.listener.ToolExecutedEventListener;
import io.hippocampus.MemorySpace;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records what an agent service hears, does and says, beside whatever chat memory it has.
 *
 * <p>Each event tells one thing, once, so nothing is recorded again however much of the history is
 * sent along. What cannot be recorded is logged, without saying what it was, and does not disturb
 * the agent. Thread-safe.
 */
final class ConversationListeners {

  private static final System.Logger LOG = System.getLogger(ConversationListeners.class.getName());

  private final Function<Object, MemorySpace> spaces;
  private final Transcription transcription;

  ConversationListeners(Function<Object, MemorySpace> spaces, Transcription transcription) {
    this.spaces = spaces;
    this.transcription = transcription;
  }

  /** Returns the listeners, all of which are to be registered. */
  List<AiServiceListener<?>> all() {
    AiServiceStartedListener started = event -> undisturbed(event, this::heard);
    ToolExecutedEventListener executed = event -> undisturbed(event, this::used);
    AiServiceResponseReceivedListener responded = event -> undisturbed(event, this::said);
    return List.of(started, executed, responded);
  }

  private void heard(AiServiceStartedEvent event) {
    record(event, List.of(event.userMessage()));
  }

  private void used(ToolExecutedEvent event) {
    ToolExecutionResultMessage answer = ToolExecutionResultMessage.builder()
        .id(event.request().id())
        .toolName(event.request().name())
        .contents(event.resultContents())
        .build();
    record(event, List.of(AiMessage.from(event.request()), answer));
  }

  /** What it says beside calling tools; the calls are recorded with their answers. */
  private void said(AiServiceResponseReceivedEvent event) {
    String text = event.response().aiMessage().text();
    if (text != null) {
      record(event, List.of(AiMessage.from(text)));
    }
  }

  private void record(AiServiceEvent event, List<ChatMessage> together) {
    Object memoryId = AgentMemory.known(event.invocationContext().chatMemoryId());
    new Diary(spaces.apply(memoryId), Conversations.session(memoryId), transcription)
        .write(List.of(together));
  }

  private static <E extends AiServiceEvent> void undisturbed(E event, Consumer<E> recording) {
    try {
      recording.accept(event);
    } catch (RuntimeException e) {
      InvocationContext invocation = event.invocationContext();
      LOG.log(
          System.Logger.Level.WARNING,
          "cannot record what a {0} told of invocation {1}: {2}",
          event.eventClass().getSimpleName(),
          invocation == null ? "unknown" : invocation.invocationId(),
          e.getClass().getName());
    }
  }
}
