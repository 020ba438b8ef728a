package io.hippocampus.agent;

import dev.langchain4j.data.message.ChatMessage;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.Receipt;
import io.hippocampus.agent.Transcription.Draft;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.StoredExperience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A conversation as a space records it: writes turns as experiences of a session and reads the
 * latest ones again.
 *
 * <p>A turn longer than an experience may be becomes several. An id is made of what was said and
 * when, and of how often it was said at that moment; so the same text said again is another
 * experience. That a window was cleared or made anew is recorded too, of no importance, for nothing
 * else would tell it after a restart. Thread-safe.
 *
 * @param space whose experiences they are
 * @param session names the conversation
 * @param transcription writes down what messages say
 */
record Diary(MemorySpace space, String session, Transcription transcription) {

  private static final int LATEST = 2_000;
  /** Names, in the second and later parts of a turn, its first. */
  static final String CONTINUES = "langchain4j.continues";

  private static final String WINDOW = "langchain4j.window";
  private static final int IDS_A_VALUE = 100;
  private static final int MOST_VALUES = 40;

  /** Returns the time of the space. */
  Instant now() {
    return space.clock().instant();
  }

  /** Returns how many tokens messages have. */
  int tokens(List<ChatMessage> together) {
    return space.tokens(Transcription.spoken(together));
  }

  /** Whether any part of a turn was forgotten since it was recorded. */
  boolean isForgotten(Turn turn) {
    return turn.experiences().stream().anyMatch(id -> space.memoryOf(id).isEmpty());
  }

  /** Records turns in their order. The same again at the same moment is told apart by a number. */
  List<Turn> write(List<List<ChatMessage>> together) {
    Instant now = now();
    List<Page> pages = new ArrayList<>();
    for (List<ChatMessage> messages : together) {
      transcription.write(messages).ifPresent(draft -> pages.add(new Page(session, draft, now)));
    }
    record(pages, Salience.UNTAGGED);
    List<Turn> turns = new ArrayList<>();
    int next = 0;
    for (List<ChatMessage> messages : together) {
      boolean said = transcription.write(messages).isPresent();
      List<ExperienceId> ids = said ? pages.get(next++).ids() : List.of();
      turns.add(new Turn(messages, ids, tokens(messages), now));
    }
    return turns;
  }

  /** Records that the window was made these turns, or was cleared. */
  void setAnew(List<Turn> turns) {
    Map<String, String> metadata = new HashMap<>(Map.of(Transcription.MESSAGE, WINDOW));
    List<String> first = turns.stream()
        .filter(turn -> !turn.experiences().isEmpty())
        .map(turn -> turn.experiences().get(0).value())
        .toList();
    List<String> latest =
        first.subList(Math.max(0, first.size() - IDS_A_VALUE * MOST_VALUES), first.size());
    for (int i = 0; i * IDS_A_VALUE < latest.size(); i++) {
      metadata.put(
          WINDOW + i,
          String.join(
              " ",
              latest.subList(i * IDS_A_VALUE, Math.min(latest.size(), (i + 1) * IDS_A_VALUE))));
    }
    String what = turns.isEmpty() ? "cleared" : "replaced";
    Draft draft = new Draft(
        transcription.names().assistant(),
        ExperienceKind.OBSERVATION,
        "The context window of this conversation was " + what,
        metadata);
    record(List.of(new Page(session, draft, now())), Salience.of(0, Tagger.CALLER));
  }

  private void record(List<Page> pages, Salience tag) {
    for (List<Page> left = pages; !left.isEmpty(); ) {
      List<Page> again = new ArrayList<>();
      left.forEach(page -> page.number(pages));
      List<Tagged> tagged = left.stream()
          .flatMap(page -> page.experiences().stream())
          .map(experience -> new Tagged(experience, tag))
          .toList();
      Set<ExperienceId> known = space.recordTagged(tagged).stream()
          .filter(receipt -> !receipt.isNew())
          .map(Receipt::experience)
          .collect(Collectors.toSet());
      left.stream().filter(page -> known.contains(page.ids().get(0))).forEach(again::add);
      left = again;
    }
  }

  /** Whether a memory tells only that a window was cleared or made anew. */
  static boolean isOfWindow(Memory memory) {
    return WINDOW.equals(memory.origin().metadata().get(Transcription.MESSAGE));
  }

  /** Returns the turns of the window as it was left, oldest first. */
  List<Turn> read() {
    List<StoredExperience> latest = new ArrayList<>(space.latest(session, LATEST));
    Collections.reverse(latest);
    Map<String, List<StoredExperience>> all = new HashMap<>();
    List<String> window = new ArrayList<>();
    for (StoredExperience stored : latest) {
      String id = stored.experience().id().value();
      Map<String, String> metadata = stored.experience().metadata();
      String begun = metadata.get(CONTINUES);
      if (begun != null) {
        all.computeIfPresent(begun, (first, parts) -> with(parts, stored));
      } else if (WINDOW.equals(metadata.get(Transcription.MESSAGE))) {
        window = new ArrayList<>(ids(metadata));
      } else if (metadata.containsKey(Transcription.MESSAGE)) {
        all.put(id, List.of(stored));
        window.add(id);
      }
    }
    return window.stream()
        .map(id -> all.getOrDefault(id, List.of()))
        .filter(parts -> !parts.isEmpty())
        .flatMap(parts -> turn(parts).stream())
        .toList();
  }

  private Optional<Turn> turn(List<StoredExperience> parts) {
    Experience first = parts.get(0).experience();
    String text =
        parts.stream().map(part -> part.experience().content()).collect(Collectors.joining());
    return transcription
        .read(text, first.metadata())
        .map(messages -> new Turn(
            messages,
            parts.stream().map(part -> part.experience().id()).toList(),
            first.kind() == ExperienceKind.TOOL_USE
                ? tokens(messages)
                : parts.stream().mapToInt(StoredExperience::tokens).sum(),
            first.occurredAt()));
  }

  private static List<StoredExperience> with(List<StoredExperience> parts, StoredExperience next) {
    List<StoredExperience> all = new ArrayList<>(parts);
    all.add(next);
    return all;
  }

  private static List<String> ids(Map<String, String> metadata) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; metadata.containsKey(WINDOW + i); i++) {
      ids.addAll(List.of(metadata.getOrDefault(WINDOW + i, "").split(" ")));
    }
    return ids;
  }
}
