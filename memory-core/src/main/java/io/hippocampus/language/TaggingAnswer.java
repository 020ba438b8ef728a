package io.hippocampus.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.language.TaggingQuestion.Range;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model's answer to a {@link TaggingQuestion}, read with suspicion: what is not exactly what was
 * asked for is a flaw of that one tag, and what was not asked for is passed over.
 *
 * @param entries what was made of each place that was asked for
 * @param flaw what is wrong with the answer, all in all; empty when nothing is
 */
record TaggingAnswer(Map<Integer, Entry> entries, String flaw) {

  private static final int MOST_TOPICS = 5;
  private static final int MOST_CUES = 4;
  private static final int LONGEST_TOPIC = 60;
  private static final int LONGEST_CUE = 300;
  private static final int LONGEST_REASON = 160;

  /**
   * What was made of one tag.
   *
   * @param tag the tag, its importance on the model's own scale, if it is right
   * @param flaw what is wrong with it, if it is not
   */
  record Entry(Optional<Salience> tag, String flaw) {}

  TaggingAnswer {
    entries = Map.copyOf(entries);
  }

  /** Reads an answer to a question for those places. */
  static TaggingAnswer read(String text, Set<Integer> wanted, Tagger tagger) {
    Map<Integer, Entry> entries = new HashMap<>();
    wanted.forEach(place -> entries.put(place, new Entry(Optional.empty(), "it had no tag")));
    Optional<JsonNode> answer = Json.read(text);
    if (answer.isEmpty() || !answer.get().path("tags").isArray()) {
      return new TaggingAnswer(entries, "no JSON object with tags");
    }
    for (JsonNode said : answer.get().path("tags")) {
      int place = said.path("id").asInt(0) - 1;
      Entry before = entries.get(place);
      if (before != null && before.tag().isEmpty()) {
        entries.put(place, entry(said, tagger));
      }
    }
    long flawed =
        entries.values().stream().filter(entry -> entry.tag().isEmpty()).count();
    return new TaggingAnswer(
        entries, flawed == 0 ? "" : flawed + " of " + wanted.size() + " tags missing or wrong");
  }

  Entry of(int place) {
    Entry entry = entries.get(place);
    if (entry == null) {
      throw new IllegalArgumentException("place " + place + " was not asked for");
    }
    return entry;
  }

  /** Returns how many tags are right. */
  int tagged() {
    return (int)
        entries.values().stream().filter(entry -> entry.tag().isPresent()).count();
  }

  private static Entry entry(JsonNode said, Tagger tagger) {
    try {
      return new Entry(Optional.of(tag(said, tagger)), "");
    } catch (IllegalArgumentException e) {
      return new Entry(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static Salience tag(JsonNode said, Tagger tagger) {
    return new Salience(
        whole(said, "importance", TaggingQuestion.IMPORTANCE) / 10.0,
        whole(said, "valence", TaggingQuestion.VALENCE) / 2.0,
        whole(said, "arousal", TaggingQuestion.AROUSAL) / 4.0,
        whole(said, "expected_reward", TaggingQuestion.REWARD) / 2.0,
        new LinkedHashSet<>(strings(said, "topics", MOST_TOPICS, LONGEST_TOPIC)),
        strings(said, "cues", MOST_CUES, LONGEST_CUE),
        reason(said),
        tagger);
  }

  private static int whole(JsonNode said, String name, Range range) {
    JsonNode value = said.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || !range.holds(value.intValue())) {
      throw new IllegalArgumentException("%s was %s; allowed are %d to %d"
          .formatted(name, shown(value), range.least(), range.most()));
    }
    return value.intValue();
  }

  /** Returns the strings of a list that are not blank, cut to what is wanted of them. */
  private static List<String> strings(JsonNode said, String name, int most, int longest) {
    JsonNode list = said.path(name);
    List<String> strings = new ArrayList<>();
    for (JsonNode one : list) {
      String text = one.asText().strip();
      if (one.isTextual() && !text.isEmpty() && strings.size() < most) {
        strings.add(Json.cut(text, longest));
      }
    }
    if (!list.isArray() || strings.isEmpty()) {
      throw new IllegalArgumentException(name + " was " + (list.isArray() ? "empty" : shown(list))
          + "; a list of 1 to " + most + " strings is wanted");
    }
    return strings;
  }

  private static String reason(JsonNode said) {
    JsonNode reason = said.path("reason");
    if (!reason.isTextual()) {
      throw new IllegalArgumentException("reason was " + shown(reason) + "; a string is wanted");
    }
    return Json.cut(reason.textValue().strip(), LONGEST_REASON);
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : Json.cut(value.toString(), 40);
  }
}
