package io.hippocampus.agent;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A conversation as LangChain4j sees it. Thread-safe.
 *
 * <p>What ends in {@code Async} overrides methods that later versions of LangChain4j have; there
 * they would fail if they were not here.
 */
final class SpaceChatMemory implements ChatMemory {

  private final Object id;
  private final Conversation conversation;
  private final Executor executor;

  SpaceChatMemory(Object id, Conversation conversation, Executor executor) {
    this.id = id;
    this.conversation = conversation;
    this.executor = executor;
  }

  @Override
  public Object id() {
    return id;
  }

  @Override
  public void add(ChatMessage message) {
    conversation.add(List.of(message));
  }

  @Override
  public void add(Iterable<ChatMessage> messages) {
    conversation.add(list(messages));
  }

  @Override
  public void set(Iterable<ChatMessage> messages) {
    List<ChatMessage> all = list(messages);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("there are no messages to set; use clear() for none");
    }
    conversation.set(all);
  }

  @Override
  public List<ChatMessage> messages() {
    return conversation.messages();
  }

  @Override
  public void clear() {
    conversation.clear();
  }

  /** Adds in the background. */
  public CompletableFuture<Void> addAsync(List<ChatMessage> messages) {
    return CompletableFuture.runAsync(() -> add(messages), executor);
  }

  /** Sets in the background. */
  public CompletableFuture<Void> setAsync(List<ChatMessage> messages) {
    return CompletableFuture.runAsync(() -> set(messages), executor);
  }

  /** Reads in the background. */
  public CompletableFuture<List<ChatMessage>> messagesAsync() {
    return CompletableFuture.supplyAsync(this::messages, executor);
  }

  private static List<ChatMessage> list(Iterable<ChatMessage> messages) {
    List<ChatMessage> all = new ArrayList<>();
    messages.forEach(all::add);
    return all;
  }
}
