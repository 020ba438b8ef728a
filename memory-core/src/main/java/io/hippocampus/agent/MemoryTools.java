package io.hippocampus.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.Receipt;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tools by which a model remembers, recalls, forgets and asks why. What it gets wrong is answered
 * with what to mend, as an error. Thread-safe.
 */
final class MemoryTools implements ToolProvider {

  /** The names of the tools. */
  static final Set<String> TOOL_NAMES = Set.of("remember", "recall", "forget", "explain");

  private static final int DEFAULT_LIMIT = 8;
  private static final int MOST = 20;
  private static final Instant EVER = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant FOREVER = Instant.parse("2200-01-01T00:00:00Z");

  private final Function<Object, MemorySpace> spaces;
  private final Names names;
  private final Recalls recalls;

  MemoryTools(Function<Object, MemorySpace> spaces, Names names, Recalls recalls) {
    this.spaces = spaces;
    this.names = names;
    this.recalls = recalls;
  }

  @Override
  public ToolProviderResult provideTools(ToolProviderRequest request) {
    return ToolProviderResult.builder()
        .add(ToolSchemas.remember(), new Tool(ToolSchemas.remember(), this::remember))
        .add(ToolSchemas.recall(), new Tool(ToolSchemas.recall(), this::recall))
        .add(ToolSchemas.forget(), new Tool(ToolSchemas.forget(), this::forget))
        .add(ToolSchemas.explain(), new Tool(ToolSchemas.explain(), this::explain))
        .build();
  }

  /** What a tool does with what it is given, for a conversation. */
  private interface Work {
    String with(Arguments arguments, Object memoryId);
  }

  /** A tool whose errors are said to the model. */
  private record Tool(ToolSpecification specification, Work work) implements ToolExecutor {

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
      return executed(request, memoryId).resultText();
    }

    @Override
    public ToolExecutionResult executeWithContext(
        ToolExecutionRequest request, InvocationContext context) {
      return executed(request, context == null ? null : context.chatMemoryId());
    }

    private ToolExecutionResult executed(ToolExecutionRequest request, @Nullable Object memoryId) {
      try {
        Arguments arguments =
            Arguments.of(request.arguments(), ToolSchemas.arguments(specification));
        return ToolExecutionResult.builder()
            .resultText(work.with(arguments, AgentMemory.known(memoryId)))
            .build();
      } catch (IllegalArgumentException | NotFoundException e) {
        return failed("not done: " + e.getMessage() + ". Mend it and call " + specification.name()
            + " again.");
      } catch (HippocampusException e) {
        return failed("not done: " + e.getMessage() + ". Go on without it; it may work later.");
      }
    }

    private static ToolExecutionResult failed(String message) {
      return ToolExecutionResult.builder().isError(true).resultText(message).build();
    }
  }

  private String remember(Arguments given, Object memoryId) {
    MemorySpace space = spaces.apply(memoryId);
    Instant now = space.clock().instant();
    Optional<Instant> event = given.when("event_date").map(Arguments.When::middle);
    Salience tag = new Salience(
        given.whole("importance", 1, 9) / 10.0,
        given.number("valence", -1, 1),
        given.number("arousal", 0, 1),
        given.number("expected_reward", -1, 1),
        new LinkedHashSet<>(given.texts("topics")),
        given.texts("cues"),
        given.text("reason"),
        Tagger.CALLER);
    Experience experience = Experience.builder(
            names.assistant(), given.text("text"), event.filter(now::isAfter).orElse(now))
        .session(Conversations.session(memoryId))
        .metadata(
            event.map(date -> Map.of("event_date", given.text("event_date"))).orElse(Map.of()))
        .build();
    Receipt receipt = space.record(experience, tag);
    return receipt.isNew()
        ? "Remembered as memory " + receipt.memory() + "."
        : "That was remembered before, as memory " + receipt.memory() + ".";
  }

  private String recall(Arguments given, Object memoryId) {
    MemorySpace space = spaces.apply(memoryId);
    RecallRequest.Builder request = Recalls.request(given.text("query"))
        .orElseThrow(() -> new IllegalArgumentException(
            "query holds only what was recalled before; say what you want to know"));
    Optional<Arguments.When> from = given.when("from");
    Optional<Arguments.When> until = given.when("until");
    if (from.isPresent() || until.isPresent()) {
      request.occurred(new Interval(
          from.map(Arguments.When::start).orElse(EVER),
          until.map(Arguments.When::end).orElse(FOREVER)));
    }
    given.textIfAny("speaker").ifPresent(speaker -> request.speakers(Set.of(speaker)));
    int limit = given.whole("limit", 1, MOST, DEFAULT_LIMIT);
    Recollection recollection = new Recalls(limit, recalls.tokens())
        .fitting(
            space, Recalls.recall(space, request.limit(limit).build()), RecalledBlock::withIds);
    return recollection.recalled().isEmpty()
        ? "Nothing is remembered that fits. Try other words, or fewer limits."
        : RecalledBlock.withIds(recollection);
  }

  private String forget(Arguments given, Object memoryId) {
    MemorySpace space = spaces.apply(memoryId);
    MemoryId id = new MemoryId(given.text("memory"));
    String reason = given.text("reason");
    MemoryAccount account = explained(space, id);
    if (given.isTrue("confirm")) {
      space.forget(id, reason);
      return "Memory " + id + " is erased for good, with the "
          + account.sources().size()
          + " experiences it was made from and all that was made from them.";
    }
    return "Nothing is erased yet. This memory would be, for good, with the "
        + account.sources().size() + " experiences it was made from and all that was made from"
        + " them:\n" + block(space, account)
        + "\nCall forget again with confirm true to erase it.";
  }

  private String explain(Arguments given, Object memoryId) {
    MemorySpace space = spaces.apply(memoryId);
    MemoryAccount account = explained(space, new MemoryId(given.text("memory")));
    Memory memory = account.memory();
    String sources = account.sources().stream()
        .map(source -> source.experience().kind().name().toLowerCase(Locale.ROOT) + " by "
            + source.experience().speaker() + " at " + source.experience().occurredAt())
        .collect(Collectors.joining("; "));
    String history = account.history().stream()
        .map(change -> change.kind().name().toLowerCase(Locale.ROOT) + " at " + change.at())
        .collect(Collectors.joining("; "));
    return """
        %s
        Standing: %s
        Made from: %s
        Importance: %.2f, rated by %s
        Chance to recall it now: %.2f, reactivated %d times, last at %s
        History: %s""".formatted(
            block(space, account),
            account.because(),
            sources.isEmpty() ? "nothing that is left" : sources,
            memory.salience().importance(),
            memory.salience().taggedBy(),
            account.retrievability().value(),
            memory.strength().count() - 1 + account.recallsSinceNight(),
            memory.strength().reactivatedAt(),
            history);
  }

  private static MemoryAccount explained(MemorySpace space, MemoryId id) {
    try {
      return space.explain(id);
    } catch (NotFoundException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; take an id from what recall gave, such as m12", e);
    }
  }

  private String block(MemorySpace space, MemoryAccount account) {
    Instant now = space.clock().instant();
    Recollection alone = new Recollection(
        new RecallId("explained"),
        "explained",
        now,
        List.of(),
        List.of(new Recollection.Recalled(
            account.memory(),
            1,
            account.retrievability(),
            account.memory().validity().isSupersededAt(now),
            Explanation.of("asked for by id"))));
    return RecalledBlock.withIds(recalls.fitting(space, alone, RecalledBlock::withIds));
  }
}
