package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecalledBlock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a message calls to mind is handed over with where it comes from, within its budget. */
final class RetrievalTest {

  private final AgentLife life = new AgentLife();

  @BeforeEach
  void liveThroughSomething() {
    for (String said : List.of(
        "I keep the spare key under the blue flowerpot",
        "The boat needs new paint before Easter",
        "Bob will bring the bread on Friday")) {
      life.later();
      life.space.record(Experience.builder("Ann", said, life.clock.instant())
          .session("earlier")
          .build());
    }
  }

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void content_tellsWhereItComesFrom() {
    Content best = AgentMemory.of(life.space)
        .retriever()
        .retrieve(Query.from("where is the spare key"))
        .get(0);
    Memory memory = life.space.memories().get(0);
    assertThat(best.textSegment().text()).isEqualTo(memory.content());
    Metadata metadata = best.textSegment().metadata();
    assertThat(metadata.getString("memory")).isEqualTo(memory.id().value());
    assertThat(metadata.getString("speaker")).isEqualTo("Ann");
    assertThat(metadata.getString("session")).isEqualTo("earlier");
    assertThat(metadata.getString("occurred")).isEqualTo("2026-03-02T09:01:00Z");
    assertThat(metadata.getString("trust")).isEqualTo("normal");
    assertThat(metadata.getString("kind")).isEqualTo("message");
    assertThat(metadata.getString("superseded")).isEqualTo("false");
    assertThat(best.metadata().get(ContentMetadata.EMBEDDING_ID))
        .isEqualTo(memory.id().value());
    assertThat((Double) best.metadata().get(ContentMetadata.SCORE)).isPositive();
  }

  @Test
  void retriever_keepsItsLimit_andRecallsNothingForNothing() {
    AgentMemory agent = AgentMemory.builder(life.space).limit(2).build();
    assertThat(agent.retriever().retrieve(Query.from("key boat bread"))).hasSize(2);
    String block = RecalledBlock.of(life.space.recall("key"));
    assertThat(agent.retriever().retrieve(Query.from(block))).isEmpty();
    assertThat(agent.retriever().retrieve(Query.from("key ".repeat(10_000)))).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentMemory.builder(life.space).limit(0))
        .withMessageContaining("1 to 1000");
  }

  @Test
  void feedback_findsTheRecall() {
    AgentMemory agent = AgentMemory.of(life.space);
    Content best = agent.retriever().retrieve(Query.from("spare key")).get(0);
    agent.feedback("s1", best, Usefulness.USEFUL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agent.feedback("s1", Content.from("other"), Usefulness.USEFUL))
        .withMessageContaining("was not recalled");
  }

  @Test
  void augmentor_putsABlockAfterTheMessage() {
    UserMessage asked = UserMessage.from("Ann", "where is the spare key?");
    AugmentationResult result = augment(AgentMemory.of(life.space), asked, List.of());
    UserMessage augmented = (UserMessage) result.chatMessage();
    assertThat(augmented.name()).isEqualTo("Ann");
    assertThat(augmented.singleText())
        .startsWith("where is the spare key?\n\n<recalled-memories>\n")
        .contains("- [2026-03-02T09:01:00Z, Ann, trust normal] I keep the spare key under")
        .endsWith("</recalled-memories>");
    assertThat(RecalledBlock.without(augmented.singleText())).isEqualTo("where is the spare key?");
    assertThat(result.contents()).hasSize(3);
  }

  @Test
  void augmentor_leavesPicturesInTheMessage() {
    UserMessage asked = UserMessage.from(
        TextContent.from("where is the spare key?"), ImageContent.from("aGVsbG8=", "image/png"));
    UserMessage augmented =
        (UserMessage) augment(AgentMemory.of(life.space), asked, List.of()).chatMessage();
    assertThat(augmented.contents()).hasSize(3).startsWith(asked.contents().get(0));
    assertThat(((TextContent) augmented.contents().get(2)).text()).startsWith("<recalled");
    UserMessage picture = UserMessage.from(ImageContent.from("aGVsbG8=", "image/png"));
    assertThat(augment(AgentMemory.of(life.space), picture, List.of()).chatMessage())
        .isEqualTo(picture);
  }

  @Test
  void block_keepsItsBudget_andOfWhatIsTooLongHasTheBeginning() {
    for (int tokens : new int[] {40, 45, 60, 80}) {
      AgentMemory agent = AgentMemory.builder(life.space).tokens(tokens).build();
      UserMessage asked = UserMessage.from("where is the spare key?");
      String text = ((UserMessage) augment(agent, asked, List.of()).chatMessage()).singleText();
      assertThat(life.space.tokens(text) - life.space.tokens(asked.singleText()))
          .isPositive()
          .isLessThanOrEqualTo(tokens);
    }
    life.space.record(
        Experience.builder("Ann", "lighthouse " + "and so on ".repeat(500), life.clock.instant())
            .build());
    AgentMemory agent = AgentMemory.builder(life.space).tokens(100).limit(1).build();
    UserMessage asked = UserMessage.from("lighthouse");
    String text = ((UserMessage) augment(agent, asked, List.of()).chatMessage()).singleText();
    assertThat(text).contains("] lighthouse and so on").contains(" ...\n</recalled-memories>");
    assertThat(life.space.tokens(text)).isLessThan(102);
  }

  @Test
  void whatTheWindowHas_isNotInTheBlock() {
    AgentMemory agent = AgentMemory.builder(life.space).limit(1).build();
    ChatMemory chat = agent.chatMemory("s1");
    chat.add(UserMessage.from("where is the spare key of the boat?"));
    UserMessage asked = UserMessage.from("where is the spare key of the boat?");
    AugmentationResult result = augment(agent, asked, chat.messages());
    assertThat(result.contents())
        .singleElement()
        .satisfies(
            content -> assertThat(content.textSegment().text()).startsWith("I keep the spare key"));
  }

  @Test
  void whatTellsOfTheWindowOnly_isNotHandedOver() {
    AgentMemory agent = AgentMemory.of(life.space);
    ChatMemory chat = agent.chatMemory("s1");
    chat.add(UserMessage.from("hello"));
    chat.clear();
    String cue = "The context window of this conversation was cleared";
    assertThat(life.recalls(cue)).contains(cue);
    assertThat(agent.retriever().retrieve(Query.from(cue)))
        .extracting(content -> content.textSegment().text())
        .doesNotContain(cue)
        .isNotEmpty();
    assertThat(augment(agent, UserMessage.from(cue), List.of()).contents())
        .extracting(content -> content.textSegment().text())
        .doesNotContain(cue);
  }

  @Test
  void asynchronousCalls_doTheSame() {
    AgentMemory agent = AgentMemory.builder(life.space).executor(Runnable::run).build();
    assertThat(((SpaceRetriever) agent.retriever())
            .retrieveAsync(Query.from("key"))
            .join())
        .hasSize(3);
    assertThat(((SpaceAugmentor) agent.augmentor())
            .augmentAsync(request(UserMessage.from("key"), List.of()))
            .join()
            .contents())
        .hasSize(3);
  }

  private static AugmentationResult augment(
      AgentMemory agent, UserMessage asked, List<ChatMessage> window) {
    return agent.augmentor().augment(request(asked, window));
  }

  private static AugmentationRequest request(UserMessage asked, List<ChatMessage> window) {
    return new AugmentationRequest(
        asked, dev.langchain4j.rag.query.Metadata.from(asked, "s1", window));
  }
}
