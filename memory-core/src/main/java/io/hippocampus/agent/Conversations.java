package io.hippocampus.agent;

import io.hippocampus.MemorySpace;
import io.hippocampus.encoding.ContextWindow;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The conversations under way. All who ask for one of that id share it, as long as anybody holds
 * it; then it is read from the store again. Thread-safe.
 */
final class Conversations {

  private final Function<Object, MemorySpace> spaces;
  private final Transcription transcription;
  private final Function<MemorySpace, ContextWindow.Limits> limits;
  private final Map<Key, WeakReference<Conversation>> held = new HashMap<>();

  private record Key(String space, String session) {}

  Conversations(
      Function<Object, MemorySpace> spaces,
      Transcription transcription,
      Function<MemorySpace, ContextWindow.Limits> limits) {
    this.spaces = spaces;
    this.transcription = transcription;
    this.limits = limits;
  }

  /** Returns the session in which what belongs to a memory id is recorded. */
  static String session(Object memoryId) {
    return memoryId.toString();
  }

  /** Returns the conversation of that memory id. */
  synchronized Conversation of(Object memoryId) {
    MemorySpace space = spaces.apply(memoryId);
    Key key = new Key(space.name().value(), session(memoryId));
    WeakReference<Conversation> reference = held.get(key);
    Conversation conversation = reference == null ? null : reference.get();
    if (conversation == null) {
      held.values().removeIf(other -> other.get() == null);
      conversation = new Conversation(
          new Diary(space, key.session(), transcription), transcription, limits.apply(space));
      held.put(key, new WeakReference<>(conversation));
    }
    return conversation;
  }
}
