package io.hippocampus.agent;

import io.hippocampus.agent.Transcription.Draft;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A turn about to be recorded: one experience, or several if it is too long for one. Used by one
 * thread.
 */
final class Page {

  private final String session;
  private final Draft draft;
  private final Instant at;
  private final List<String> parts;
  private final String hash;
  private int number = -1;

  Page(String session, Draft draft, Instant at) {
    this.session = session;
    this.draft = draft;
    this.at = at;
    this.parts = Pieces.of(draft.text(), Experience.LONGEST_CONTENT).stream()
        .filter(part -> !part.isBlank())
        .toList();
    this.hash = hash();
  }

  /** Takes the next number that no other page of the same saying has. */
  void number(List<Page> others) {
    number = 1
        + others.stream()
            .filter(other -> other.hash.equals(hash))
            .mapToInt(other -> other.number)
            .max()
            .orElse(-1);
  }

  /** Returns what it is recorded as, in order. */
  List<Experience> experiences() {
    List<ExperienceId> ids = ids();
    List<Experience> experiences = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Map<String, String> metadata =
          i == 0 ? draft.metadata() : Map.of(Diary.CONTINUES, ids.get(0).value());
      experiences.add(Experience.builder(draft.speaker(), parts.get(i), at)
          .id(ids.get(i).value())
          .session(session)
          .kind(draft.kind())
          .metadata(metadata)
          .build());
    }
    return experiences;
  }

  /** Returns the ids of what it is recorded as, in order. */
  List<ExperienceId> ids() {
    String first = number == 0 ? hash : hash + "-" + number;
    List<ExperienceId> ids = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ids.add(new ExperienceId(i == 0 ? first : first + "." + i));
    }
    return ids;
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> said = new ArrayList<>(
          List.of(session, draft.speaker(), draft.kind().name(), draft.text(), at.toString()));
      new TreeMap<>(draft.metadata()).forEach((key, value) -> said.add(key + "=" + value));
      for (String part : said) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return "c" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
