package io.hippocampus.bench.stream;

import static java.util.stream.Collectors.joining;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A dated stream: what was experienced, and what is asked of it. Immutable; it can be read again.
 *
 * <p>Reading holds one line at a time. What is wrong, in the file or in what the reader makes of a
 * line (an {@link IllegalArgumentException} it throws), is told with the file and the line.
 */
public final class Stream {

  private static final String EXPERIENCES = "experiences.jsonl";
  private static final String QUESTIONS = "questions.jsonl";

  private static final Set<String> OF_EXPERIENCE = Set.of(
      "space", "id", "session", "speaker", "occurredAt", "text", "kind", "reward", "metadata");
  private static final Set<String> OF_QUESTION =
      Set.of("space", "id", "askedAt", "category", "text", "evidence");

  /** Where the files are. */
  private interface Folder {

    /** Opens a file of the folder; empty when it is not there. */
    Optional<InputStream> open(String file) throws IOException;
  }

  private final String name;
  private final Folder folder;

  private Stream(String name, Folder folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Returns the stream in a directory.
   *
   * @throws IllegalArgumentException if there is no {@code experiences.jsonl} in it
   */
  public static Stream in(Path directory) {
    if (!Files.isRegularFile(directory.resolve(EXPERIENCES))) {
      throw new IllegalArgumentException("there is no " + directory.resolve(EXPERIENCES)
          + "; name a directory that holds a stream");
    }
    return new Stream(directory.toString(), file -> {
      Path path = directory.resolve(file);
      return Files.exists(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
    });
  }

  /** Returns the stream that is bundled: two invented months of an assistant's work. */
  public static Stream demo() {
    String beside = "/io/hippocampus/bench/demo/";
    return new Stream(
        "demo", file -> Optional.ofNullable(Stream.class.getResourceAsStream(beside + file)));
  }

  /** Returns its name: the directory, or {@code demo}. */
  public String name() {
    return name;
  }

  /**
   * Returns a digest of its files: two streams with the same one are the same.
   *
   * @throws UnavailableException if a file cannot be read
   */
  public String digest() {
    ContentDigest digest = new ContentDigest();
    for (String file : List.of(EXPERIENCES, QUESTIONS)) {
      try {
        Optional<InputStream> bytes = folder.open(file);
        if (bytes.isPresent()) {
          try (InputStream opened = bytes.get()) {
            digest.add(file, opened);
          }
        }
      } catch (IOException e) {
        throw new UnavailableException("cannot read " + file + " of the stream " + name, e);
      }
    }
    return digest.hex();
  }

  /**
   * Gives each experience to the reader, in the order of the file.
   *
   * @throws IllegalArgumentException if a line is not an experience, is earlier than the one before
   *     it in its space, or has an id that its space had before
   * @throws UnavailableException if the file cannot be read
   */
  public void experiences(Consumer<StreamExperience> reader) {
    Map<SpaceName, Instant> latest = new HashMap<>();
    Map<SpaceName, Set<ExperienceId>> seen = new HashMap<>();
    read(EXPERIENCES, fields -> {
      StreamExperience one = experience(fields.only(OF_EXPERIENCE));
      ExperienceId id = one.experience().id();
      Instant at = one.experience().occurredAt();
      Instant before = latest.put(one.space(), at);
      if (before != null && at.isBefore(before)) {
        throw new IllegalArgumentException(
            "experience " + id + " occurred at " + at + ", before the one above it in space "
                + one.space() + ", " + before + "; sort each space by occurredAt");
      }
      if (!seen.computeIfAbsent(one.space(), space -> new HashSet<>()).add(id)) {
        throw new IllegalArgumentException(
            "experience " + id + " is in space " + one.space() + " already; give each its own id");
      }
      reader.accept(one);
    });
  }

  /**
   * Gives each question to the reader, in the order of the file; none when there is no such file.
   *
   * @throws IllegalArgumentException if a line is not a question, or has an id that its space had
   *     before
   * @throws UnavailableException if the file cannot be read
   */
  public void questions(Consumer<Question> reader) {
    Map<SpaceName, Set<String>> seen = new HashMap<>();
    read(QUESTIONS, fields -> {
      Question question = question(fields.only(OF_QUESTION));
      if (!seen.computeIfAbsent(question.space(), space -> new HashSet<>()).add(question.id())) {
        throw new IllegalArgumentException("question " + question.id() + " is in space "
            + question.space() + " already; give each its own id");
      }
      reader.accept(question);
    });
  }

  private void read(String file, Consumer<Fields> reader) {
    try {
      Optional<InputStream> bytes = folder.open(file);
      if (bytes.isPresent()) {
        new JsonLines(file).read(bytes.get(), reader);
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot open " + file + " of the stream " + name, e);
    }
  }

  private static StreamExperience experience(Fields fields) {
    Experience.Builder experience = Experience.builder(
            fields.text("speaker"), fields.text("text"), fields.moment("occurredAt"))
        .id(fields.text("id"))
        .session(fields.text("session"))
        .metadata(fields.optionalTexts("metadata"));
    fields.optionalText("kind").ifPresent(kind -> experience.kind(kind(kind)));
    fields.optionalNumber("reward").ifPresent(experience::reward);
    return new StreamExperience(new SpaceName(fields.text("space")), experience.build());
  }

  private static ExperienceKind kind(String name) {
    return Arrays.stream(ExperienceKind.values())
        .filter(kind -> spelled(kind).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'kind' is '" + name + "'; allowed are "
            + Arrays.stream(ExperienceKind.values()).map(Stream::spelled).collect(joining(", "))));
  }

  private static String spelled(ExperienceKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Question question(Fields fields) {
    Set<ExperienceId> evidence = new LinkedHashSet<>();
    fields.texts("evidence").forEach(id -> evidence.add(new ExperienceId(id)));
    return new Question(
        new SpaceName(fields.text("space")),
        fields.text("id"),
        fields.moment("askedAt"),
        fields.text("category"),
        fields.text("text"),
        evidence);
  }
}
