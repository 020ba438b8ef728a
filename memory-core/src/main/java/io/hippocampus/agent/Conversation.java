package io.hippocampus.agent;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hippocampus.agent.Transcription.Draft;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.ExperienceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation: what of it the model has before it, while all of it is recorded.
 *
 * <p>A message is recorded when it is added, calls of tools once all of them are answered or
 * something else is said. What leaves the window stays in memory; what is forgotten leaves the
 * window. Calls that were never answered are recorded and leave it, for models refuse them. The
 * window is the same after a restart, but for the system message, which an agent gives anew with
 * each request, and for calls that waited for their answers. What was recalled for a user message
 * stays with it until the next one. Thread-safe.
 */
final class Conversation {

  private final Diary diary;
  private final Transcription transcription;
  private final ContextWindow.Limits limits;
  private Optional<SystemMessage> system = Optional.empty();
  private List<Turn> turns;
  private List<ChatMessage> waiting = List.of();

  /** Goes on with a conversation where it was left. */
  Conversation(Diary diary, Transcription transcription, ContextWindow.Limits limits) {
    this.diary = diary;
    this.transcription = transcription;
    this.limits = limits;
    this.turns = new ArrayList<>(diary.read());
    evict();
  }

  /** Adds messages at the end; a system message takes the place of the former one. */
  synchronized void add(List<ChatMessage> messages) {
    Gathering gathering = new Gathering(waiting);
    messages.forEach(gathering::add);
    List<Turn> added = diary.write(gathering.gathered());
    if (added.stream().anyMatch(turn -> turn.messages().get(0) instanceof UserMessage)) {
      turns.replaceAll(turn -> turn.saying(Transcription.withoutRecalled(turn.messages())));
    }
    turns.addAll(added);
    system = gathering.system().or(() -> system);
    waiting = gathering.waiting();
    evict();
  }

  /** Makes the window these messages; records those of them that it did not have. */
  synchronized void set(List<ChatMessage> messages) {
    Gathering gathering = new Gathering(List.of());
    messages.forEach(gathering::add);
    boolean stopsWaiting = !waiting.isEmpty() && !messages.contains(waiting.get(0));
    if (stopsWaiting) {
      turns.addAll(diary.write(List.of(waiting)));
    }
    List<Turn> before = List.copyOf(turns);
    List<Turn> now = matched(gathering.gathered());
    if (!continues(before, now)) {
      diary.setAnew(now);
    }
    turns = now;
    system = gathering.system();
    waiting = gathering.waiting();
    evict();
  }

  /** Returns each as the turn it is already, or as the turn it has just become. */
  private List<Turn> matched(List<List<ChatMessage>> wanted) {
    List<Had> left = new ArrayList<>();
    turns.forEach(turn -> left.add(new Had(turn, transcription.write(turn.messages()))));
    Map<Integer, Turn> known = new HashMap<>();
    List<List<ChatMessage>> news = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      List<ChatMessage> together = wanted.get(i);
      Optional<Draft> draft = transcription.write(together);
      Optional<Had> same =
          left.stream().filter(had -> had.says(together, draft)).findFirst();
      if (same.isPresent()) {
        left.remove(same.get());
        known.put(i, same.get().turn().saying(together));
      } else {
        news.add(together);
      }
    }
    List<Turn> written = diary.write(news);
    List<Turn> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Turn had = known.get(i);
      all.add(had == null ? written.get(next++) : had);
    }
    return all;
  }

  /** A turn of the window, and what was written down of it. */
  private record Had(Turn turn, Optional<Draft> written) {

    boolean says(List<ChatMessage> together, Optional<Draft> draft) {
      return turn.messages().equals(together) || (draft.isPresent() && draft.equals(written));
    }
  }

  /** Whether a window is an earlier one with something more at its end. */
  private static boolean continues(List<Turn> before, List<Turn> now) {
    return now.size() >= before.size()
        && recorded(before).equals(recorded(now.subList(0, before.size())));
  }

  private static List<List<ExperienceId>> recorded(List<Turn> turns) {
    return turns.stream().map(Turn::experiences).toList();
  }

  /** Empties the window; forgets nothing. */
  synchronized void clear() {
    Gathering gathering = new Gathering(waiting);
    gathering.stopWaiting();
    turns.addAll(diary.write(gathering.gathered()));
    waiting = List.of();
    if (!turns.isEmpty()) {
      diary.setAnew(List.of());
    }
    turns = new ArrayList<>();
    system = Optional.empty();
  }

  /** Returns the window: the system message, then what was said, oldest first. */
  synchronized List<ChatMessage> messages() {
    turns.removeIf(diary::isForgotten);
    evict();
    List<ChatMessage> messages = new ArrayList<>();
    system.ifPresent(messages::add);
    turns.stream().map(Turn::messages).filter(Gathering::isAnswered).forEach(messages::addAll);
    messages.addAll(waiting);
    return messages;
  }

  private void evict() {
    Instant oldest = diary.now().minus(limits.age());
    turns.removeIf(turn -> turn.at().isBefore(oldest));
    int newest = waiting.isEmpty() ? 0 : diary.tokens(waiting);
    int tokens = newest + turns.stream().mapToInt(Turn::tokens).sum();
    int fewest = waiting.isEmpty() ? 1 : 0;
    while (tokens > limits.tokens() && turns.size() > fewest) {
      tokens -= turns.remove(0).tokens();
    }
  }
}
