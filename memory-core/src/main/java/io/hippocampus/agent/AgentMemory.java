package io.hippocampus.agent;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.hippocampus.MemorySpace;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.port.RecallLog.Usefulness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A memory as an agent built with LangChain4j plugs it in. Take what the agent needs: each part
 * works without the others.
 *
 * <p>A memory id, as LangChain4j calls it, is a conversation: its text is the session in which is
 * recorded, and it chooses the space. Thread-safe, as is all it gives out. The memory must stay
 * open as long as any of it is used.
 */
public final class AgentMemory {

  /** The memory id of who gives none, as LangChain4j has it. */
  private static final String NO_MEMORY_ID = "default";

  private final Function<Object, MemorySpace> spaces;
  private final Set<String> ownTools = ConcurrentHashMap.newKeySet();
  private final Transcription transcription;
  private final Conversations conversations;
  private final Recalls recalls;
  private final Executor executor;

  private AgentMemory(Builder builder) {
    this.spaces = builder.spaces;
    this.recalls = builder.recalls;
    this.executor = builder.executor;
    this.transcription = new Transcription(builder.names, ownTools);
    this.conversations = new Conversations(
        spaces,
        transcription,
        space -> builder.window.orElseGet(() -> space.window().limits()));
  }

  /** Returns what agents plug in that all have this one memory, with every default. */
  public static AgentMemory of(MemorySpace space) {
    return builder(space).build();
  }

  /** Starts from the memory that all conversations go to. */
  public static Builder builder(MemorySpace space) {
    requireNonNull(space, "space");
    return new Builder(memoryId -> space);
  }

  /**
   * Starts from which memory each conversation goes to, by its memory id: for an agent of many
   * users, each of whom has a space.
   */
  public static Builder builder(Function<Object, MemorySpace> spaces) {
    return new Builder(requireNonNull(spaces, "spaces"));
  }

  /**
   * Returns a conversation as the agent's chat memory: a window of its latest turns, all of which
   * are recorded.
   *
   * <p>A message is on disk when it was added. What does not fit the window any longer is recalled
   * like everything else. A model's calls and the tools' answers leave the window together and are
   * one experience, recorded once all calls are answered. A system message takes the place of the
   * former one; it is no experience. {@code set} changes the window only: what it leaves out was
   * recorded, what is new in it is. {@code clear} empties the window and forgets nothing; to forget
   * is {@link MemorySpace#forget}, and what it forgets leaves the window.
   *
   * <p>After a restart the conversation goes on with the same window, but for the system message,
   * pictures, and what a model thought.
   */
  public ChatMemory chatMemory(Object memoryId) {
    return new SpaceChatMemory(
        requireNonNull(memoryId, "memoryId"), conversations.of(memoryId), executor);
  }

  /** Returns what gives each conversation its {@link #chatMemory}. */
  public ChatMemoryProvider chatMemoryProvider() {
    return this::chatMemory;
  }

  /**
   * Returns recall as a retriever, for agents that have a retrieval of their own.
   *
   * <p>Each content's metadata says from which {@code memory} it is (also as its embedding id), by
   * which {@code recall}, when it {@code occurred}, who was the {@code speaker}, the
   * {@code session}, the {@code kind}, how far to {@code trust} it, and whether it is
   * {@code superseded}; its score is what ranking gave it, higher is better. What LangChain4j makes
   * of it is not marked as recalled: build the agent with
   * {@code storeRetrievedContentInChatMemory(false)}, or take {@link #augmentor}, else it is
   * recorded as something said.
   */
  public ContentRetriever retriever() {
    return new SpaceRetriever(spaces, recalls, executor);
  }

  /**
   * Returns what puts after each user message what it calls to mind, as a
   * {@link io.hippocampus.recall.RecalledBlock}, unless the conversation's window has it still.
   *
   * <p>The block has no more tokens than are allowed; of a best memory that is longer, it has the
   * beginning. When it comes back in a message, it is not recorded.
   */
  public RetrievalAugmentor augmentor() {
    return new SpaceAugmentor(spaces, transcription, recalls, executor);
  }

  /**
   * Returns the tools {@code remember}, {@code recall}, {@code forget} and {@code explain}. What a
   * model remembers with them it tags itself. Their use is no experience.
   */
  public ToolProvider tools() {
    ownTools.addAll(MemoryTools.TOOL_NAMES);
    return new MemoryTools(spaces, transcription.names(), recalls);
  }

  /**
   * Returns a session of a memory as an embedding store, for what comes in segments with
   * embeddings. These must be of the home's own model;
   * {@link io.hippocampus.Hippocampus#embeddedModel} is the default one.
   *
   * <p>A segment becomes an observation, its metadata is kept; the score is (cosine + 1) / 2,
   * exact. Of filters, the index knows equal texts; the others are tried on the nearest 10,000.
   * What is removed is forgotten for good. Unlike in a plain store, what is added is a memory: it
   * is recalled with all others, and sleep prunes what fades and merges what says the same, whose
   * embedding is made anew then. Many at once also fill the space's context window. To keep
   * segments as they are, give them a space of their own and let it not sleep, or
   * {@link MemorySpace#pin} them.
   *
   * @param memory the memory they go to
   * @param session names the store in it; several in one memory have several sessions
   */
  public EmbeddingStore<TextSegment> embeddingStore(MemorySpace memory, String session) {
    return new SpaceEmbeddingStore(memory, session, executor);
  }

  /**
   * Returns listeners that record what an agent service hears, says and does, for agents that keep
   * the chat memory they have. All are to be registered, and {@link #chatMemory} is not to be used
   * beside them, for it records the same. They never fail; what cannot be recorded is logged.
   */
  public List<AiServiceListener<?>> listeners() {
    return new ConversationListeners(spaces, transcription).all();
  }

  /**
   * Says whether something was of use that the retriever or the augmentor gave; a result of an
   * agent service has it among its sources.
   *
   * @param memoryId of the conversation it was given to
   * @throws IllegalArgumentException if the content was not recalled from that conversation's
   *     memory
   */
  public void feedback(Object memoryId, Content content, Usefulness usefulness) {
    Recalls.feedback(spaces.apply(memoryId), content, usefulness);
  }

  /** Returns a memory id, that of no conversation in particular if there is none. */
  static Object known(@Nullable Object memoryId) {
    return memoryId == null ? NO_MEMORY_ID : memoryId;
  }

  /** Builds what agents plug in; single-threaded. */
  public static final class Builder {
    private final Function<Object, MemorySpace> spaces;
    private Names names = Names.DEFAULT;
    private Recalls recalls = Recalls.DEFAULT;
    private Optional<ContextWindow.Limits> window = Optional.empty();
    private Executor executor = ForkJoinPool.commonPool();

    private Builder(Function<Object, MemorySpace> spaces) {
      this.spaces = spaces;
    }

    /** Sets whom user messages are from that name nobody. Default: {@code user}. */
    public Builder user(String value) {
      names = new Names(value, names.assistant(), names.tool());
      return this;
    }

    /** Sets whom the model's messages are from. Default: {@code assistant}. */
    public Builder assistant(String value) {
      names = new Names(names.user(), value, names.tool());
      return this;
    }

    /** Sets whom the use of tools is from. Default: {@code tool}. */
    public Builder tool(String value) {
      names = new Names(names.user(), names.assistant(), value);
      return this;
    }

    /** Sets how much a conversation's window holds. Default: as much as its space's. */
    public Builder window(ContextWindow.Limits value) {
      window = Optional.of(value);
      return this;
    }

    /** Sets how many memories at most an agent is given at once, 1 to 1000. Default: 10. */
    public Builder limit(int value) {
      recalls = new Recalls(value, recalls.tokens());
      return this;
    }

    /** Sets how many tokens at most of memories an agent is given at once. Default: 1,500. */
    public Builder tokens(int value) {
      recalls = new Recalls(recalls.limit(), value);
      return this;
    }

    /** Sets where asynchronous calls work. Default: the common pool. */
    public Builder executor(Executor value) {
      executor = requireNonNull(value, "executor");
      return this;
    }

    /** Returns what agents plug in. */
    public AgentMemory build() {
      return new AgentMemory(this);
    }
  }
}
