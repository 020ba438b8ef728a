package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one space experiences and is asked.
 *
 * @param space whose life it is
 * @param experiences in the order of time
 * @param questions in the order asked; of those asked at once, in the order of the stream
 */
record Life(SpaceName space, List<Experience> experiences, List<Question> questions) {

  Life {
    experiences = List.copyOf(experiences);
    questions = List.copyOf(questions);
  }

  /**
   * Returns the lives of a stream, in the order in which they first appear.
   *
   * @throws IllegalArgumentException naming the line of a question whose evidence is not in its
   *     space, or happens after it is asked
   */
  static List<Life> of(Stream stream) {
    Map<SpaceName, Map<ExperienceId, Experience>> lived = new LinkedHashMap<>();
    stream.experiences(one -> lived
        .computeIfAbsent(one.space(), space -> new LinkedHashMap<>())
        .put(one.experience().id(), one.experience()));
    Map<SpaceName, List<Question>> asked = new HashMap<>();
    stream.questions(question -> {
      requireEvidence(question, lived.getOrDefault(question.space(), Map.of()));
      asked.computeIfAbsent(question.space(), space -> new ArrayList<>()).add(question);
    });
    asked.values().forEach(questions -> questions.sort(Comparator.comparing(Question::askedAt)));
    List<Life> lives = new ArrayList<>();
    lived.forEach((space, experiences) -> lives.add(
        new Life(space, List.copyOf(experiences.values()), asked.getOrDefault(space, List.of()))));
    return lives;
  }

  private static void requireEvidence(Question question, Map<ExperienceId, Experience> lived) {
    for (ExperienceId id : question.evidence()) {
      Experience evidence = lived.get(id);
      if (evidence == null) {
        throw new IllegalArgumentException("the evidence " + id + " of question " + question.id()
            + " is not in space " + question.space() + "; name experiences of that space");
      }
      Instant at = evidence.occurredAt();
      if (at.isAfter(question.askedAt())) {
        throw new IllegalArgumentException("the evidence " + id + " of question " + question.id()
            + " occurred at " + at + ", after it is asked at " + question.askedAt());
      }
    }
  }

  /**
   * Returns the experience of that id.
   *
   * @throws IllegalArgumentException if there is none in this life
   */
  Experience experience(ExperienceId id) {
    return experiences.stream()
        .filter(experience -> experience.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("experience " + id + " is not in space " + space));
  }

  /** Returns the experiences that any question wants. */
  List<Experience> wantedExperiences() {
    Set<ExperienceId> wanted = wanted().keySet();
    return experiences.stream()
        .filter(experience -> wanted.contains(experience.id()))
        .toList();
  }

  /** Returns how many of the questions want each experience. */
  Map<ExperienceId, Integer> wanted() {
    Map<ExperienceId, Integer> wanted = new HashMap<>();
    questions.forEach(
        question -> question.evidence().forEach(id -> wanted.merge(id, 1, Integer::sum)));
    return wanted;
  }
}
