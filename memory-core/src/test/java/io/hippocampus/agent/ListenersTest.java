package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import io.hippocampus.memory.ExperienceKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners record a conversation once, beside the agent's own chat memory, and never disturb. */
final class ListenersTest {

  private final AgentLife life = new AgentLife();

  interface Assistant {
    String chat(@MemoryId String conversation, @dev.langchain4j.service.UserMessage String message);
  }

  /** A tool of the agent's own. */
  static final class Weather {
    @Tool
    String weather(@P("city") String city) {
      return "sunny on " + city;
    }
  }

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void conversation_isRecordedOnce_howeverOftenItsHistoryIsSent() {
    FakeChatModel model = new FakeChatModel(ListenersTest::answer);
    Assistant assistant = assistant(model, AgentMemory.of(life.space));
    for (String asked : List.of("Is it sunny on Elba?", "thanks", "thanks")) {
      life.later();
      assertThat(assistant.chat("s1", asked)).isEqualTo("Yes");
    }
    assertThat(model.asked).hasSize(4);
    assertThat(model.asked.get(3).messages()).hasSize(7);
    assertThat(life.remembers())
        .containsExactly(
            "Is it sunny on Elba?",
            "Let me look",
            "weather {\"city\": \"Elba\"} answered: sunny on Elba",
            "Yes",
            "thanks",
            "Yes",
            "thanks",
            "Yes");
    assertThat(life.space.memories().get(2).origin().kind()).isEqualTo(ExperienceKind.TOOL_USE);
    assertThat(life.space.memories().stream().map(memory -> memory.origin().session()))
        .containsOnly("s1");
  }

  @Test
  void agent_goesOn_whenNothingCanBeRecorded() {
    AgentMemory broken = AgentMemory.builder(id -> {
          throw new IllegalStateException("this memory is closed");
        })
        .build();
    Assistant assistant = assistant(new FakeChatModel(ListenersTest::answer), broken);
    assertThat(assistant.chat("s1", "Is it sunny on Elba?")).isEqualTo("Yes");
  }

  private static Assistant assistant(FakeChatModel model, AgentMemory memory) {
    return AiServices.builder(Assistant.class)
        .chatModel(model)
        .tools(new Weather())
        .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
        .registerListeners(memory.listeners())
        .build();
  }

  private static AiMessage answer(List<ChatMessage> context) {
    ChatMessage last = context.get(context.size() - 1);
    return last instanceof UserMessage asked && asked.singleText().contains("sunny")
        ? AiMessage.from(
            "Let me look",
            List.of(ToolExecutionRequest.builder()
                .id("call-1")
                .name("weather")
                .arguments("{\"city\": \"Elba\"}")
                .build()))
        : AiMessage.from("Yes");
  }
}
