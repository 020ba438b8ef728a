package io.hippocampus.agent;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model that answers as a test says, and keeps what it was asked. */
final class FakeChatModel implements ChatModel {

  final List<ChatRequest> asked = new ArrayList<>();
  private final Function<List<ChatMessage>, AiMessage> answers;

  /** Answers by what is in its context. */
  FakeChatModel(Function<List<ChatMessage>, AiMessage> answers) {
    this.answers = answers;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    asked.add(request);
    return ChatResponse.builder().aiMessage(answers.apply(request.messages())).build();
  }
}
