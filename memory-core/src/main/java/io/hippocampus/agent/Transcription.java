package io.hippocampus.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.recall.RecalledBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes down what messages say, and reads messages from what was written.
 *
 * <p>What can be read is the text, the names, the calls and the answers; not a model's thinking,
 * nor pictures, in place of which stands a note. What this memory recalled is not written down, nor
 * what the agent does with the memory's own tools. Pure but for the names of those tools.
 *
 * @param names who is said to have spoken
 * @param ownTools the names of the memory's own tools, if the agent has them
 */
record Transcription(Names names, Set<String> ownTools) {

  /** Says in an experience's metadata what sort of message it was. */
  static final String MESSAGE = "langchain4j.message";

  private static final String NAME = "langchain4j.name";
  private static final String CALLS = "langchain4j.calls.";
  private static final int LONGEST_VALUE = 4_096;
  private static final int MOST_VALUES = 40;
  private static final int SHORTEST = 16;

  /** What sort of message an experience was. */
  private enum Sort {
    USER,
    ASSISTANT,
    CALLS;

    static Optional<Sort> named(String name) {
      return Arrays.stream(values()).filter(sort -> sort.name().equals(name)).findFirst();
    }
  }

  /**
   * What is to be recorded of messages that stay together.
   *
   * @param speaker who spoke
   * @param kind what sort of thing it was
   * @param text what was said, not blank
   * @param metadata what else is needed to read the messages again
   */
  record Draft(String speaker, ExperienceKind kind, String text, Map<String, String> metadata) {}

  /** Writes down messages that stay together; empty when they say nothing to remember. */
  Optional<Draft> write(List<ChatMessage> together) {
    return Optional.of(
            switch (together.get(0)) {
              case UserMessage user -> userSays(user);
              case AiMessage said ->
                said.hasToolExecutionRequests()
                    ? called(said, together)
                    : assistantSays(said.text());
              case ToolExecutionResultMessage answer -> callsAnd(List.of(), together, "");
              case CustomMessage custom ->
                new Draft(
                    names.tool(),
                    ExperienceKind.OBSERVATION,
                    written(String.valueOf(custom.attributes())),
                    Map.of());
              default -> assistantSays("");
            })
        .filter(draft -> !draft.text().isBlank());
  }

  /** Reads messages that were written down; empty if what was written is no message. */
  Optional<List<ChatMessage>> read(String text, Map<String, String> metadata) {
    return Optional.ofNullable(metadata.get(MESSAGE))
        .flatMap(Sort::named)
        .map(sort -> switch (sort) {
          case USER ->
            List.of(Optional.ofNullable(metadata.get(NAME))
                .map(name -> UserMessage.from(name, text))
                .orElseGet(() -> UserMessage.from(text)));
          case ASSISTANT -> List.of(AiMessage.from(text));
          case CALLS -> readCalls(text, metadata);
        });
  }

  /** Returns the messages without what this memory recalled for them. */
  static List<ChatMessage> withoutRecalled(List<ChatMessage> together) {
    return together.get(0) instanceof UserMessage user ? List.of(withoutRecalled(user)) : together;
  }

  private static UserMessage withoutRecalled(UserMessage user) {
    List<Content> own = new ArrayList<>();
    for (Content content : user.contents()) {
      if (content instanceof TextContent text) {
        String said = RecalledBlock.without(text.text());
        if (!said.isBlank() || said.equals(text.text())) {
          own.add(said.equals(text.text()) ? text : TextContent.from(said));
        }
      } else {
        own.add(content);
      }
    }
    return own.isEmpty() || own.equals(user.contents())
        ? user
        : user.toBuilder().contents(own).build();
  }

  /** Returns all that messages say, for their tokens to be counted. */
  static String spoken(List<ChatMessage> together) {
    return together.stream()
        .map(message -> switch (message) {
          case UserMessage user -> noted(user.contents());
          case AiMessage said ->
            orEmpty(said.text())
                + said.toolExecutionRequests().stream()
                    .map(call -> " " + call.name() + " " + orEmpty(call.arguments()))
                    .collect(Collectors.joining());
          case ToolExecutionResultMessage answer -> noted(answer.contents());
          default -> "";
        })
        .collect(Collectors.joining("\n"));
  }

  private Draft userSays(UserMessage user) {
    Map<String, String> metadata = new HashMap<>(Map.of(MESSAGE, Sort.USER.name()));
    Optional<String> name = Optional.ofNullable(user.name()).filter(given -> !given.isBlank());
    name.ifPresent(
        given -> metadata.put(NAME, Pieces.first(Pieces.wellFormed(given), LONGEST_VALUE)));
    return new Draft(
        name.map(names::speaker).orElse(names.user()),
        ExperienceKind.MESSAGE,
        written(noted(user.contents())),
        metadata);
  }

  private Draft assistantSays(String text) {
    return new Draft(
        names.assistant(),
        ExperienceKind.MESSAGE,
        written(orEmpty(text)),
        Map.of(MESSAGE, Sort.ASSISTANT.name()));
  }

  private Draft called(AiMessage said, List<ChatMessage> together) {
    List<ToolExecutionRequest> calls = said.toolExecutionRequests().stream()
        .filter(call -> !ownTools.contains(call.name()))
        .toList();
    return calls.isEmpty()
        ? assistantSays(said.text())
        : callsAnd(calls, together, written(orEmpty(said.text())));
  }

  private Draft callsAnd(
      List<ToolExecutionRequest> calls, List<ChatMessage> together, String said) {
    List<ToolExecutionResultMessage> answers = together.stream()
        .filter(ToolExecutionResultMessage.class::isInstance)
        .map(ToolExecutionResultMessage.class::cast)
        .filter(answer -> !ownTools.contains(answer.toolName()))
        .toList();
    List<String> lines = new ArrayList<>();
    if (!said.isBlank()) {
      lines.add(said);
    }
    List<ToolExecutionResultMessage> left = new ArrayList<>(answers);
    for (ToolExecutionRequest call : calls) {
      Optional<ToolExecutionResultMessage> answer =
          left.stream().filter(one -> answers(one, call)).findFirst();
      answer.ifPresent(left::remove);
      lines.add(call.name() + " " + written(orEmpty(call.arguments()))
          + answer.map(Transcription::answered).orElse(" was not answered"));
    }
    left.forEach(answer -> lines.add(answer.toolName() + answered(answer)));
    return new Draft(
        names.tool(),
        ExperienceKind.TOOL_USE,
        String.join("\n", lines),
        callsToRead(calls, answers, said));
  }

  private static boolean answers(ToolExecutionResultMessage answer, ToolExecutionRequest call) {
    return call.id() == null
        ? String.valueOf(call.name()).equals(answer.toolName())
        : call.id().equals(answer.id());
  }

  private static String answered(ToolExecutionResultMessage answer) {
    boolean failed = Boolean.TRUE.equals(answer.isError());
    return (failed ? " failed: " : " answered: ") + written(noted(answer.contents()));
  }

  /** Keeps the calls as JSON in pieces; of more than fits, answers and arguments are shortened. */
  private static Map<String, String> callsToRead(
      List<ToolExecutionRequest> calls, List<ToolExecutionResultMessage> answers, String said) {
    Map<String, String> metadata = new HashMap<>(Map.of(MESSAGE, Sort.CALLS.name()));
    for (int most = LONGEST_VALUE * MOST_VALUES; most >= SHORTEST; most /= 2) {
      List<String> pieces = Pieces.of(json(calls, answers, said, most), LONGEST_VALUE);
      if (pieces.size() <= MOST_VALUES) {
        for (int i = 0; i < pieces.size(); i++) {
          metadata.put(CALLS + i, pieces.get(i));
        }
        return metadata;
      }
    }
    return metadata;
  }

  private static String json(
      List<ToolExecutionRequest> calls,
      List<ToolExecutionResultMessage> answers,
      String said,
      int most) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!calls.isEmpty()) {
      messages.add(AiMessage.builder()
          .text(said.isBlank() ? null : Pieces.first(said, most))
          .toolExecutionRequests(calls.stream()
              .map(call -> ToolExecutionRequest.builder()
                  .id(call.id())
                  .name(call.name())
                  .arguments(orEmpty(call.arguments()).length() > most ? "{}" : call.arguments())
                  .build())
              .toList())
          .build());
    }
    for (ToolExecutionResultMessage answer : answers) {
      messages.add(ToolExecutionResultMessage.builder()
          .id(answer.id())
          .toolName(answer.toolName())
          .text(Pieces.first(written(noted(answer.contents())), most))
          .isError(answer.isError())
          .build());
    }
    return Pieces.wellFormed(ChatMessageSerializer.messagesToJson(messages));
  }

  private static List<ChatMessage> readCalls(String text, Map<String, String> metadata) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; metadata.containsKey(CALLS + i); i++) {
      json.append(metadata.get(CALLS + i));
    }
    return json.isEmpty()
        ? List.of(AiMessage.from(text))
        : ChatMessageDeserializer.messagesFromJson(json.toString());
  }

  /** Returns what is to be written down of a text: not what this memory recalled. */
  private static String written(String text) {
    String own = RecalledBlock.without(text);
    boolean onlyRecalled = own.isBlank() && !text.isBlank();
    return onlyRecalled ? "" : Pieces.wellFormed(own);
  }

  private static String noted(List<Content> contents) {
    return contents.stream()
        .map(content -> content instanceof TextContent text
            ? text.text()
            : "[" + content.type().name().toLowerCase(Locale.ROOT) + "]")
        .collect(Collectors.joining("\n"));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
