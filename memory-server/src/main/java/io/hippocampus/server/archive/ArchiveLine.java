package io.hippocampus.server.archive;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Trust;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One line of an archive, as its JSON has it. The names are a promise to whoever reads archives.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ArchiveLine.HeaderLine.class, name = "header"),
  @JsonSubTypes.Type(value = ArchiveLine.ExperienceLine.class, name = "experience"),
  @JsonSubTypes.Type(value = MemoryLine.class, name = "memory"),
  @JsonSubTypes.Type(value = ArchiveLine.TrailerLine.class, name = "trailer")
})
sealed interface ArchiveLine
    permits ArchiveLine.HeaderLine,
        ArchiveLine.ExperienceLine,
        MemoryLine,
        ArchiveLine.TrailerLine {

  /** The newest format there is. */
  int FORMAT = 1;

  /** The first line. */
  record HeaderLine(
      Integer format, String space, String model, Integer dimensions, Instant writtenAt)
      implements ArchiveLine {

    static HeaderLine of(Header header) {
      return new HeaderLine(
          FORMAT,
          header.space().value(),
          header.model().name(),
          header.model().dimensions(),
          header.writtenAt());
    }

    Header header() {
      return new Header(new SpaceName(space), new EmbeddingModelId(model, dimensions), writtenAt);
    }
  }

  /** An experience. */
  record ExperienceLine(
      String id,
      String session,
      Long position,
      String speaker,
      ExperienceKind kind,
      String content,
      Instant occurredAt,
      Trust trust,
      OptionalDouble reward,
      Map<String, String> metadata,
      Instant recordedAt,
      String memory)
      implements ArchiveLine {

    static ExperienceLine of(Lived lived) {
      Experience experience = lived.experience();
      return new ExperienceLine(
          experience.id().value(),
          experience.session(),
          lived.position(),
          experience.speaker(),
          experience.kind(),
          experience.content(),
          experience.occurredAt(),
          experience.trust(),
          experience.reward(),
          experience.metadata(),
          lived.recordedAt(),
          lived.memory().value());
    }

    Lived lived() {
      Experience experience = new Experience(
          new ExperienceId(id),
          session,
          speaker,
          kind,
          content,
          occurredAt,
          trust,
          reward,
          metadata);
      return new Lived(experience, position, recordedAt, new MemoryId(memory));
    }
  }

  /**
   * The last line.
   *
   * @param digest the SHA-256 of all lines before, each with the newline that ends it, in hex
   */
  record TrailerLine(Long experiences, Long memories, String digest) implements ArchiveLine {}
}
