package io.hippocampus.agent;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import java.nio.file.Path;

// snippet: two-days
/** Says one thing to an agent that remembers, and lets a night pass. */
final class TwoDays {
  interface Assistant {
    String chat(@MemoryId String conversation, @UserMessage String message);
  }

  public static void main(String[] given) {
    ChatModel model = OpenAiChatModel.builder()
        .baseUrl(given[1])
        .apiKey(System.getenv().getOrDefault("OPENAI_API_KEY", "none"))
        .modelName("gpt-4o-mini")
        .maxRetries(0)
        .build();
    try (Hippocampus memory =
        Hippocampus.builder(Path.of(given[0])).languageModel(model).open()) {
      MemorySpace ann = memory.space("ann");
      AgentMemory plugs = AgentMemory.of(ann);
      Assistant assistant = AiServices.builder(Assistant.class)
          .chatModel(model)
          .chatMemoryProvider(plugs.chatMemoryProvider())
          .retrievalAugmentor(plugs.augmentor())
          .toolProvider(plugs.tools())
          .build();
      System.out.println(assistant.chat(given[2], given[3]));
      System.out.println("slept: " + ann.sleep().phases().get(0).result());
    }
  }
}
// end of snippet
