package io.hippocampus.bench.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Writes what was recalled and what was kept, for whoever scores it in another way. The same
 * evaluation writes the same bytes.
 */
final class Journal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter answers;
  private final BufferedWriter kept;

  private Journal(BufferedWriter answers, BufferedWriter kept) {
    this.answers = answers;
    this.kept = kept;
  }

  /** Begins {@code answers.jsonl} and {@code kept.jsonl} in that directory, in place of former. */
  static Journal in(Path directory) {
    try {
      Files.createDirectories(directory);
      return new Journal(
          Files.newBufferedWriter(directory.resolve("answers.jsonl")),
          Files.newBufferedWriter(directory.resolve("kept.jsonl")));
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot write to " + directory + "; check that it is a directory you may write to", e);
    }
  }

  /** Writes what was recalled for a question, best first. */
  void answered(Question question, List<Memory> ranked) {
    ObjectNode line =
        JSON.createObjectNode().put("space", question.space().value()).put("id", question.id());
    write(answers, line, "ranked", ranked);
  }

  /** Writes all that was live in a space at that moment. */
  void kept(SpaceName space, Instant at, List<Memory> live) {
    ObjectNode line = JSON.createObjectNode().put("space", space.value()).put("at", at.toString());
    write(kept, line, "kept", live);
  }

  private static void write(
      BufferedWriter file, ObjectNode line, String field, List<Memory> memories) {
    ArrayNode list = line.putArray(field);
    for (Memory memory : memories) {
      ObjectNode one = list.addObject();
      ArrayNode sources = one.putArray("sources");
      memory.sources().stream().map(ExperienceId::value).forEach(sources::add);
      one.put("content", memory.content());
    }
    try {
      file.write(JSON.writeValueAsString(line));
      file.write('\n');
    } catch (IOException e) {
      throw new UnavailableException("cannot write the journal of the evaluation", e);
    }
  }

  @Override
  public void close() {
    try (answers;
        kept) {
      answers.flush();
      kept.flush();
    } catch (IOException e) {
      throw new UnavailableException("cannot write the journal of the evaluation", e);
    }
  }
}
