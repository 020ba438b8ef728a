package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import io.hippocampus.Hippocampus;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with this memory learns one day and knows the next, in another process. */
final class AgentTest {

  private static final String REMEMBERED = "Ann is allergic to peanuts.";

  private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");

  interface Assistant {
    String chat(@MemoryId String conversation, @UserMessage String message);
  }

  private static Assistant assistant(ChatModel model, Hippocampus memory) {
    AgentMemory ann = AgentMemory.of(memory.space("ann"));
    return AiServices.builder(Assistant.class)
        .chatModel(model)
        .chatMemoryProvider(ann.chatMemoryProvider())
        .retrievalAugmentor(ann.augmentor())
        .toolProvider(ann.tools())
        .build();
  }

  @Test
  void agent_learnsOneDay_sleeps_andKnowsTheNext(@TempDir Path home) {
    FakeChatModel model = new FakeChatModel(AgentTest::answer);
    try (Hippocampus memory = open(home)) {
      String said = assistant(model, memory).chat("monday", "I am Ann, and allergic to peanuts");
      assertThat(said).isEqualTo("I will not forget it.");
      assertThat(memory.space("ann").sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
    }
    clock.advance(Duration.ofDays(1));
    try (Hippocampus memory = open(home)) {
      Assistant assistant = assistant(model, memory);
      assertThat(assistant.chat("tuesday", "What must Ann not eat because she is allergic?"))
          .startsWith("I recall: ")
          .contains("peanuts");
      assertThat(memory.space("ann").memories().stream().map(Memory::content))
          .contains(REMEMBERED, "What must Ann not eat because she is allergic?")
          .noneMatch(content -> content.contains("recalled-memories"));
      assertThat(memory.space("ann").memories())
          .filteredOn(kept -> kept.content().equals(REMEMBERED))
          .singleElement()
          .satisfies(kept -> {
            assertThat(kept.salience().taggedBy()).isEqualTo(Tagger.CALLER);
            assertThat(kept.salience().importance()).isEqualTo(0.9);
          });
    }
    assertThat(model.asked.get(0).toolSpecifications()).hasSize(4);
  }

  /** Remembers an allergy it is told of, and answers from what it recalls. */
  private static AiMessage answer(List<ChatMessage> context) {
    ChatMessage last = context.get(context.size() - 1);
    if (last instanceof ToolExecutionResultMessage answer) {
      assertThat(answer.text()).startsWith("Remembered as memory ");
      return AiMessage.from("I will not forget it.");
    }
    String text = ((dev.langchain4j.data.message.UserMessage) last).singleText();
    if (!RecalledBlock.without(text).equals(text)) {
      return AiMessage.from(
          "I recall: " + text.lines().filter(line -> line.startsWith("- [")).toList());
    }
    return AiMessage.from(ToolExecutionRequest.builder()
        .id("call-1")
        .name("remember")
        .arguments("{\"text\": \"" + REMEMBERED + "\", \"importance\": 9,"
            + " \"reason\": \"an allergy\", \"cues\": [\"What must Ann not eat?\"]}")
        .build());
  }

  private Hippocampus open(Path home) {
    return Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run)
        .open();
  }
}
