package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import io.hippocampus.MemorySpace;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A conversation's window is bounded, goes on after a restart, and what leaves it is remembered.
 */
final class ChatMemoryTest {

  private static final ToolExecutionRequest WEATHER = ToolExecutionRequest.builder()
      .id("call-1")
      .name("weather")
      .arguments("{\"city\":\"Elba\"}")
      .build();
  private static final ToolExecutionRequest TIDES =
      ToolExecutionRequest.builder().id("call-2").name("tides").arguments("{}").build();
  private static final AiMessage CALLS = AiMessage.from("Let me look", List.of(WEATHER, TIDES));
  private static final ToolExecutionResultMessage SUN =
      ToolExecutionResultMessage.from(WEATHER, "sunny with a light breeze");
  private static final ToolExecutionResultMessage EBB =
      ToolExecutionResultMessage.from(TIDES, "ebb at noon");

  private final AgentLife life = new AgentLife();

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void window_givesWhatWasSaid_andAgainAfterARestart() {
    ChatMemory chat = chat();
    List<ChatMessage> said = List.of(
        UserMessage.from("Ann", "How is the weather on Elba?"),
        CALLS,
        SUN,
        EBB,
        AiMessage.from("Sunny, and ebb at noon."),
        UserMessage.from("Thanks"));
    chat.add(said);
    assertThat(chat.messages()).isEqualTo(said);
    life.restart();
    assertThat(chat().messages()).isEqualTo(said);
    assertThat(AgentMemory.of(life.space).chatMemory("other").messages()).isEmpty();
  }

  @Test
  void everyMessage_isAnExperience_andToolsWithTheirAnswersAreOne() {
    chat()
        .add(
            UserMessage.from("Ann", "How is the weather on Elba?"),
            CALLS,
            SUN,
            EBB,
            AiMessage.from("Sunny, and ebb at noon."));
    assertThat(life.remembers())
        .containsExactly("How is the weather on Elba?", """
            Let me look
            weather {"city":"Elba"} answered: sunny with a light breeze
            tides {} answered: ebb at noon""", "Sunny, and ebb at noon.");
    assertThat(life.space.memories().stream().map(memory -> memory.origin().speaker()))
        .containsExactly("Ann", "tool", "assistant");
    assertThat(life.space.memories().stream().map(memory -> memory.origin().kind()))
        .containsExactly(ExperienceKind.MESSAGE, ExperienceKind.TOOL_USE, ExperienceKind.MESSAGE);
    assertThat(life.space.memories().stream().map(memory -> memory.origin().session()))
        .containsOnly("s1");
  }

  @Test
  void sameTextSaidTwice_isTwoExperiences_evenAtTheSameMoment() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("again"), UserMessage.from("again"));
    chat.add(UserMessage.from("again"));
    life.restart();
    chat().add(UserMessage.from("again"));
    life.later();
    chat().add(UserMessage.from("again"));
    assertThat(life.remembers()).hasSize(5);
    assertThat(chat().messages()).hasSize(5);
  }

  @Test
  void whatLeavesTheWindow_isStillRecalled() {
    ChatMemory chat = chat(new ContextWindow.Limits(12, Duration.ofDays(3)));
    chat.add(UserMessage.from("I keep the spare key under the blue flowerpot"));
    chat.add(AiMessage.from("Noted, I will think of it"));
    chat.add(UserMessage.from("What is for dinner tonight then?"));
    assertThat(chat.messages())
        .containsExactly(
            AiMessage.from("Noted, I will think of it"),
            UserMessage.from("What is for dinner tonight then?"));
    assertThat(life.recalls("where is the spare key"))
        .first()
        .isEqualTo("I keep the spare key under the blue flowerpot");
  }

  @Test
  void whatIsTooOld_leavesTheWindow() {
    ChatMemory chat = chat(new ContextWindow.Limits(1_000, Duration.ofHours(1)));
    chat.add(UserMessage.from("good morning"));
    life.clock.advance(Duration.ofMinutes(61));
    assertThat(chat.messages()).isEmpty();
    assertThat(life.recalls("morning")).containsExactly("good morning");
  }

  @Test
  void window_neverSplitsCallsFromAnswers_norExceedsItsTokens_whateverIsSaid() {
    Laws.forAll(6, random -> {
      MemorySpace space = life.another();
      ContextWindow.Limits limits =
          new ContextWindow.Limits(5 + random.nextInt(40), Duration.ofDays(3));
      ChatMemory chat = chat(space, limits);
      for (int i = 0; i < 15; i++) {
        chat.add(somethingSaid(i, random));
        List<ChatMessage> window = chat.messages();
        int turns = 0;
        for (int at = 0; at < window.size(); at++) {
          turns++;
          if (window.get(at).equals(CALLS)) {
            assertThat(window.subList(at, at + 3)).containsExactly(CALLS, SUN, EBB);
            at += 2;
          }
        }
        int tokens = space.tokens(Transcription.spoken(window));
        assertThat(tokens <= limits.tokens() || turns == 1).isTrue();
      }
      assertThat(chat(space, limits).messages()).isEqualTo(chat.messages());
    });
  }

  private static List<ChatMessage> somethingSaid(int i, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> List.of(UserMessage.from("word ".repeat(1 + random.nextInt(20)) + i));
      case 1 -> List.of(CALLS, SUN, EBB);
      default -> List.of(AiMessage.from("answer " + i));
    };
  }

  @Test
  void callsThatWait_areInTheWindow_andRecordedOnceAnswered() {
    ChatMemory chat = chat();
    chat.add(CALLS);
    assertThat(chat.messages()).containsExactly(CALLS);
    assertThat(life.remembers()).isEmpty();
    chat.add(SUN);
    assertThat(chat.messages()).containsExactly(CALLS, SUN);
    assertThat(life.remembers()).isEmpty();
    chat.add(EBB);
    assertThat(chat.messages()).containsExactly(CALLS, SUN, EBB);
    assertThat(life.remembers()).hasSize(1);
  }

  @Test
  void callsThatAreNeverAnswered_areRecorded_andLeaveTheWindow() {
    ChatMemory chat = chat();
    chat.add(CALLS, SUN, UserMessage.from("never mind"));
    assertThat(chat.messages()).containsExactly(UserMessage.from("never mind"));
    assertThat(life.remembers().get(0))
        .contains("answered: sunny with a light breeze", "tides {} was not answered");
    life.restart();
    assertThat(chat().messages()).containsExactly(UserMessage.from("never mind"));
  }

  @Test
  void systemMessage_isReplaced_andNoExperience() {
    ChatMemory chat = chat();
    chat.add(SystemMessage.from("Be kind"), UserMessage.from("hello"));
    chat.add(SystemMessage.from("Be brief"));
    assertThat(chat.messages())
        .containsExactly(SystemMessage.from("Be brief"), UserMessage.from("hello"));
    assertThat(life.remembers()).containsExactly("hello");
  }

  @Test
  void set_changesTheWindow_recordsWhatIsNew_andLosesNothing() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("I am allergic to peanuts"), AiMessage.from("Noted"));
    chat.add(CALLS, SUN, EBB, UserMessage.from("and now?"));
    List<ChatMessage> compacted = new ArrayList<>();
    compacted.add(SystemMessage.from("Be kind"));
    compacted.add(AiMessage.from("So far: weather was asked for"));
    compacted.addAll(chat.messages().subList(2, 6));
    chat.set(compacted);
    assertThat(chat.messages()).isEqualTo(compacted);
    assertThat(life.remembers()).filteredOn(text -> text.contains("weather {")).hasSize(1);
    assertThat(life.remembers()).contains("So far: weather was asked for");
    assertThat(life.recalls("peanuts")).contains("I am allergic to peanuts");
    life.restart();
    ChatMemory again = chat();
    assertThat(again.messages()).isEqualTo(compacted.subList(1, 6));
    again.add(UserMessage.from("go on"));
    life.restart();
    assertThat(chat().messages()).hasSize(6).endsWith(UserMessage.from("go on"));
  }

  @Test
  void set_ofWhatIsThere_recordsNothing() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("ok"), UserMessage.from("ok"), CALLS);
    chat.set(chat.messages());
    assertThat(life.remembers()).hasSize(2);
    chat.add(SUN, EBB);
    assertThat(chat.messages())
        .containsExactly(UserMessage.from("ok"), UserMessage.from("ok"), CALLS, SUN, EBB);
    assertThatIllegalArgumentException().isThrownBy(() -> chat.set(List.of()));
  }

  @Test
  void set_withoutTheCallsThatWait_recordsThem() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("hello"), CALLS, SUN);
    chat.set(List.of(UserMessage.from("hello")));
    assertThat(chat.messages()).containsExactly(UserMessage.from("hello"));
    assertThat(life.recalls("weather on Elba"))
        .anyMatch(text -> text.contains("answered: sunny with a light breeze"));
    life.restart();
    assertThat(chat().messages()).containsExactly(UserMessage.from("hello"));
  }

  @Test
  void clear_emptiesTheWindow_andForgetsNothing() {
    ChatMemory chat = chat();
    chat.add(SystemMessage.from("Be kind"), UserMessage.from("I am allergic to peanuts"));
    chat.clear();
    assertThat(chat.messages()).isEmpty();
    life.restart();
    assertThat(chat().messages()).isEmpty();
    assertThat(life.recalls("peanuts")).contains("I am allergic to peanuts");
    chat().add(UserMessage.from("hello"));
    life.restart();
    assertThat(chat().messages()).containsExactly(UserMessage.from("hello"));
  }

  @Test
  void whatIsForgotten_leavesTheWindow() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("my number is 1234"), UserMessage.from("hello"));
    life.space.forget(life.space.memories().get(0).id(), "asked for");
    assertThat(chat.messages()).containsExactly(UserMessage.from("hello"));
    chat.add(UserMessage.from("my number is 1234"));
    assertThat(chat.messages())
        .containsExactly(UserMessage.from("hello"), UserMessage.from("my number is 1234"));
  }

  @Test
  void oneConversation_isShared_byAllWhoHoldIt() {
    AgentMemory agent = AgentMemory.of(life.space);
    ChatMemory one = agent.chatMemory("s1");
    ChatMemory other = agent.chatMemoryProvider().get("s1");
    one.add(UserMessage.from("hello"));
    assertThat(other.messages()).containsExactly(UserMessage.from("hello"));
    assertThat(other.id()).isEqualTo("s1");
  }

  @Test
  void memoryIds_chooseTheirSpace() {
    AgentMemory agent =
        AgentMemory.builder(id -> life.memory.space("user-" + id)).build();
    agent.chatMemory(7).add(UserMessage.from("hello"));
    assertThat(life.memory.space("user-7").memories()).hasSize(1);
    assertThat(agent.chatMemory(8).messages()).isEmpty();
  }

  @Test
  void recalledBlock_isNotRecorded_andLeavesTheWindowWithTheNextTurn() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from("I am allergic to peanuts"));
    String block = RecalledBlock.of(life.space.recall("peanuts"));
    UserMessage asked = UserMessage.from("What may I eat?\n\n" + block);
    chat.add(asked);
    chat.add(CALLS, SUN, EBB);
    assertThat(chat.messages()).endsWith(asked, CALLS, SUN, EBB);
    chat.add(UserMessage.from(block));
    chat.add(AiMessage.from("No peanuts"));
    assertThat(chat.messages()).contains(UserMessage.from("What may I eat?"));
    assertThat(life.remembers())
        .contains("I am allergic to peanuts", "What may I eat?", "No peanuts")
        .noneMatch(text -> text.contains("recalled-memories"))
        .hasSize(4);
  }

  @Test
  void whatIsNoText_isNoted() {
    ChatMemory chat = chat();
    UserMessage picture = UserMessage.from(
        TextContent.from("what is this?"), ImageContent.from("aGVsbG8=", "image/png"));
    chat.add(picture, UserMessage.from(" "), AiMessage.from(""));
    chat.add(CustomMessage.from(Map.of("mood", "calm")));
    assertThat(chat.messages()).hasSize(4).startsWith(picture);
    assertThat(life.remembers()).containsExactly("what is this?\n[image]", "{mood=calm}");
    life.restart();
    assertThat(chat().messages()).containsExactly(UserMessage.from("what is this?\n[image]"));
  }

  @Test
  void whatNoExperienceCanHold_isMended() {
    ChatMemory chat = chat();
    chat.add(UserMessage.from(" \u0007Ann\n", "a \uD800 and a \u0000"));
    assertThat(life.remembers()).containsExactly("a \uFFFD and a \uFFFD");
    assertThat(life.space.memories().get(0).origin().speaker()).isEqualTo("Ann");
    life.restart();
    assertThat(chat().messages()).hasSize(1);
  }

  @Test
  void whatIsLongerThanAnExperience_becomesSeveral_andIsOneMessageAgain() {
    UserMessage book = UserMessage.from("so it goes \uD83D\uDE42 ".repeat(30_000));
    ToolExecutionResultMessage page = ToolExecutionResultMessage.from(WEATHER, "w".repeat(300_000));
    ContextWindow.Limits wide = new ContextWindow.Limits(9_000_000, Duration.ofDays(3));
    chat(wide).add(book, AiMessage.from(WEATHER), page);
    assertThat(life.space.memories()).hasSize(4);
    assertThat(
            life.space.memories().stream().mapToLong(memory -> memory.content().length()))
        .allMatch(length -> length <= Experience.LONGEST_CONTENT);
    life.restart();
    List<ChatMessage> window = chat(wide).messages();
    assertThat(window).startsWith(book, AiMessage.from(WEATHER));
    assertThat(((ToolExecutionResultMessage) window.get(2)).text()).startsWith("wwww");
  }

  @Test
  void ownTools_areNoExperience() {
    AgentMemory agent = AgentMemory.of(life.space);
    agent.tools();
    ToolExecutionRequest recall =
        ToolExecutionRequest.builder().id("c").name("recall").arguments("{}").build();
    ChatMemory chat = agent.chatMemory("s1");
    chat.add(
        AiMessage.from("Let me think", List.of(recall)),
        ToolExecutionResultMessage.from(recall, "nothing"));
    chat.add(
        AiMessage.from(recall, TIDES), ToolExecutionResultMessage.from(recall, "nothing"), EBB);
    assertThat(chat.messages()).hasSize(5);
    assertThat(life.remembers()).containsExactly("Let me think", "tides {} answered: ebb at noon");
    life.restart();
    assertThat(chat().messages())
        .containsExactly(AiMessage.from("Let me think"), AiMessage.from(TIDES), EBB);
  }

  @Test
  void speakers_areNamedAsAsked() {
    AgentMemory.builder(life.space)
        .user("Ann")
        .assistant("Hippo")
        .tool("instruments")
        .build()
        .chatMemory("s1")
        .add(UserMessage.from("hello"), AiMessage.from("hi"), AiMessage.from(TIDES), EBB);
    assertThat(life.space.memories().stream().map(Memory::origin).map(origin -> origin.speaker()))
        .containsExactly("Ann", "Hippo", "instruments");
  }

  @Test
  void namesThatAreNone_areRefused() {
    for (String name : List.of("", " ", "a\n", "x".repeat(201))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AgentMemory.builder(life.space).user(name))
          .withMessageContaining("1 to 200 printable");
    }
  }

  @Test
  void manyAtOnce_loseNothing() {
    ChatMemory chat = chat();
    CompletableFuture.allOf(IntStream.range(0, 40)
            .mapToObj(i -> CompletableFuture.runAsync(() -> chat.add(UserMessage.from("said"))))
            .toArray(CompletableFuture[]::new))
        .join();
    assertThat(chat.messages()).hasSize(40);
    assertThat(life.remembers()).hasSize(40);
    life.restart();
    assertThat(chat().messages()).hasSize(40);
  }

  @Test
  void asynchronousCalls_doTheSame() {
    SpaceChatMemory chat = (SpaceChatMemory)
        AgentMemory.builder(life.space).executor(Runnable::run).build().chatMemory("s1");
    chat.addAsync(List.of(UserMessage.from("hello"))).join();
    assertThat(chat.messagesAsync().join()).containsExactly(UserMessage.from("hello"));
    chat.setAsync(List.of(UserMessage.from("bye"))).join();
    assertThat(chat.messages()).containsExactly(UserMessage.from("bye"));
  }

  private ChatMemory chat() {
    return AgentMemory.of(life.space).chatMemory("s1");
  }

  private ChatMemory chat(ContextWindow.Limits limits) {
    return chat(life.space, limits);
  }

  /** Returns the conversation as who knows of it only what is in the store has it. */
  private static ChatMemory chat(MemorySpace space, ContextWindow.Limits limits) {
    return AgentMemory.builder(space).window(limits).build().chatMemory("s1");
  }
}
