package io.hippocampus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolProviderRequest;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Tagger;
import io.hippocampus.recall.RecalledBlock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model remembers, recalls, forgets and asks why; what it gets wrong it is told how to mend. */
final class MemoryToolsTest {

  private final AgentLife life = new AgentLife();
  private final List<AiServiceTool> tools = AgentMemory.of(life.space)
      .tools()
      .provideTools(new ToolProviderRequest("s1", UserMessage.from("hello")))
      .aiServiceTools();

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void tools_areDescribed_andNamedLikeTheOwnTools() {
    assertThat(tools.stream().map(AiServiceTool::name))
        .containsExactlyInAnyOrderElementsOf(MemoryTools.TOOL_NAMES);
    for (AiServiceTool tool : tools) {
      ToolSpecification told = tool.toolSpecification();
      assertThat(told.description()).isNotBlank();
      assertThat(told.parameters().additionalProperties()).isFalse();
      assertThat(told.parameters().properties().values())
          .allSatisfy(argument -> assertThat(argument.description()).isNotBlank());
      assertThat(told.parameters().properties())
          .containsKeys(told.parameters().required().get(0));
    }
  }

  @Test
  void remember_keepsTheTagThatTheModelWrote() {
    String answer = done("remember", """
        {"text": "Ann is allergic to peanuts.", "importance": 9, "reason": "an allergy",
         "cues": ["What must Ann not eat?"], "topics": ["allergy", "food"], "valence": -0.5,
         "arousal": 0.25, "expected_reward": 1, "event_date": "2026-02-28"}""");
    Memory memory = life.space.memories().get(0);
    assertThat(answer).isEqualTo("Remembered as memory " + memory.id() + ".");
    assertThat(memory.content()).isEqualTo("Ann is allergic to peanuts.");
    assertThat(memory.origin().speaker()).isEqualTo("assistant");
    assertThat(memory.origin().session()).isEqualTo("s1");
    assertThat(memory.origin().occurredFrom()).isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
    assertThat(memory.salience().importance()).isEqualTo(0.9);
    assertThat(memory.salience().valence()).isEqualTo(-0.5);
    assertThat(memory.salience().arousal()).isEqualTo(0.25);
    assertThat(memory.salience().expectedReward()).isEqualTo(1);
    assertThat(memory.salience().cues()).containsExactly("What must Ann not eat?");
    assertThat(memory.salience().topics()).containsExactly("allergy", "food");
    assertThat(memory.salience().taggedBy()).isEqualTo(Tagger.CALLER);
    assertThat(done("remember", """
        {"text": "Ann is allergic to peanuts.", "importance": 9, "reason": "an allergy",
         "event_date": "2026-02-28"}""")).startsWith("That was remembered before");
  }

  @Test
  void remember_ofWhatIsToCome_isOfNow_andKeepsTheDay() {
    done("remember", """
        {"text": "Ann sails to Elba on 6 March 2026.", "importance": "7", "reason": "a plan",
         "cues": "When does Ann sail?", "event_date": "2026-03-06"}""");
    Memory memory = life.space.memories().get(0);
    assertThat(memory.origin().occurredFrom()).isEqualTo(life.clock.instant());
    assertThat(memory.origin().metadata()).containsEntry("event_date", "2026-03-06");
    assertThat(memory.salience().cues()).containsExactly("When does Ann sail?");
  }

  @Test
  void recall_givesABlockWithIds_withinItsLimits() {
    for (int day = 1; day <= 5; day++) {
      done("remember", """
          {"text": "Ann sailed %d miles.", "importance": 5, "reason": "a log",
           "event_date": "2026-02-0%d"}""".formatted(day * 10, day));
    }
    String block = done("recall", "{\"query\": \"how many miles did Ann sail\", \"limit\": 2}");
    assertThat(block).startsWith("<recalled-memories>").contains(", memory m");
    assertThat(block.lines().filter(line -> line.startsWith("- ["))).hasSize(2);
    assertThat(RecalledBlock.without(block)).isBlank();
    String some = done("recall", """
        {"query": "miles", "from": "2026-02-02", "until": "2026-02-03"}""");
    assertThat(some).contains("20 miles", "30 miles").doesNotContain("10 miles", "40 miles");
    assertThat(done("recall", "{\"query\": \"miles\", \"speaker\": \"Bob\"}"))
        .startsWith("Nothing is remembered");
  }

  @Test
  void forget_showsFirst_andErasesWhenConfirmed() {
    done("remember", "{\"text\": \"Ann's number is 1234.\", \"importance\": 5, \"reason\": \"x\"}");
    String id = life.space.memories().get(0).id().value();
    String shown = done("forget", "{\"memory\": \"%s\", \"reason\": \"asked\"}".formatted(id));
    assertThat(shown).contains("Nothing is erased yet", "1234", "confirm");
    assertThat(life.space.memories()).hasSize(1);
    String erased = done(
        "forget", "{\"memory\": \"%s\", \"reason\": \"asked\", \"confirm\": true}".formatted(id));
    assertThat(erased).contains("for good").doesNotContain("1234");
    assertThat(life.space.memories()).isEmpty();
    assertThat(done("explain", "{\"memory\": \"%s\"}".formatted(id))).doesNotContain("1234");
  }

  @Test
  void explain_tellsWhereItComesFrom() {
    done("remember", "{\"text\": \"Ann likes tea.\", \"importance\": 6, \"reason\": \"taste\"}");
    String id = life.space.memories().get(0).id().value();
    assertThat(done("explain", "{\"memory\": \"%s\"}".formatted(id)))
        .contains(
            "Ann likes tea.", "message by assistant", "0.60", "caller/1", "SHORT_TERM", "recorded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "remember | {'importance': 5, 'reason': 'x'} | text is missing",
        "remember | {'text': 'a', 'reason': 'x'} | importance is missing; give it a whole number from 1 to 9",
        "remember | {'text': 'a', 'importance': 12, 'reason': 'x'} | importance is 12; allowed is a whole number from 1 to 9",
        "remember | {'text': 'a', 'importance': 4.5, 'reason': 'x'} | importance is 4.5; allowed is a whole number",
        "remember | {'text': 'a', 'importance': 'high', 'reason': 'x'} | importance is 'high'; allowed is",
        "remember | {'text': 'a', 'importance': 4, 'reason': 'x', 'valence': 3} | valence is 3; allowed is a number from -1.0 to 1.0",
        "remember | {'text': 'a', 'importance': 4, 'reason': 'x', 'event_date': 'tomorrow'} | event_date is 'tomorrow'; allowed is a date like",
        "remember | {'text': 'a', 'importance': 4, 'reason': 'x', 'feeling': 'x'} | there is no argument feeling; allowed are arousal, cues",
        "remember | {'text': ['a'], 'importance': 4, 'reason': 'x'} | text is ['a']; allowed is a text",
        "recall | {'query': 'a', 'limit': 99} | limit is 99; allowed is a whole number from 1 to 20",
        "recall | {'query': 'a', 'from': '2026-02-03', 'until': '2026-02-01'} | interval ends",
        "recall | no json | the arguments are no JSON",
        "recall | [1] | the arguments are '[1]'; give one JSON object",
        "forget | {'memory': 'm99', 'reason': 'x'} | there is no memory m99",
        "forget | {'memory': 'm1', 'reason': 'x', 'confirm': 'maybe'} | there is no memory m1",
        "explain | {'memory': 'm99'} | take an id from what recall gave"
      })
  void whatIsWrong_isSaid_andNothingIsDone(String tool, String arguments, String message) {
    ToolExecutionResult result = call(tool, arguments.replace('\'', '"'));
    assertThat(result.isError()).isTrue();
    assertThat(result.resultText().replace('"', '\''))
        .startsWith("not done: ")
        .contains(message)
        .endsWith("Mend it and call " + tool + " again.");
    assertThat(life.space.memories()).isEmpty();
  }

  @Test
  void reasonThatIsTooLong_isSaid() {
    ToolExecutionResult result = call(
        "remember",
        "{\"text\": \"a\", \"importance\": 4, \"reason\": \"%s\"}".formatted("x".repeat(161)));
    assertThat(result.isError()).isTrue();
    assertThat(result.resultText()).contains("161 characters; allowed are up to 160");
  }

  private String done(String tool, String arguments) {
    ToolExecutionResult result = call(tool, arguments);
    assertThat(result.isError()).as(result.resultText()).isFalse();
    return result.resultText();
  }

  private ToolExecutionResult call(String tool, String arguments) {
    return tools.stream()
        .filter(one -> one.name().equals(tool))
        .findFirst()
        .orElseThrow()
        .toolExecutor()
        .executeWithContext(
            ToolExecutionRequest.builder()
                .id("1")
                .name(tool)
                .arguments(arguments)
                .build(),
            InvocationContext.builder().chatMemoryId("s1").build());
  }
}
