package io.hippocampus.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something the agent lived through, verbatim: the raw material of memory. Append-only.
 *
 * @param id names it within its space; the same id recorded again is the same experience
 * @param session the conversation or run it belongs to; neighbours in a session give each other
 *     context
 * @param speaker who said it, or where it came from
 * @param kind what sort of thing it was
 * @param content what was said or noticed, 1 to {@value #LONGEST_CONTENT} characters, well-formed
 *     Unicode, verbatim
 * @param occurredAt when it happened, in the years 1900 to 2199
 * @param trust how far its source is to be believed
 * @param reward how well it went for the agent, -1 to 1, when that is known
 * @param metadata what else the caller wants to filter by, at most 64 entries
 */
public record Experience(
    ExperienceId id,
    String session,
    String speaker,
    ExperienceKind kind,
    String content,
    Instant occurredAt,
    Trust trust,
    OptionalDouble reward,
    Map<String, String> metadata) {

  /** The most characters one experience may have; longer ones are to be split by the caller. */
  public static final int LONGEST_CONTENT = 262_144;

  public Experience {
    Checks.name("session", session);
    Checks.name("speaker", speaker);
    if (content.isBlank()) {
      throw new IllegalArgumentException(
          "content of experience " + id + " is blank; there is nothing to remember");
    }
    if (content.length() > LONGEST_CONTENT) {
      throw new IllegalArgumentException("content of experience " + id + " has " + content.length()
          + " characters; allowed are 1 to " + LONGEST_CONTENT
          + "; split it into several experiences");
    }
    Checks.wellFormed("content of experience " + id, content);
    Checks.date("occurredAt of experience " + id, occurredAt);
    reward.ifPresent(r -> Checks.within("reward of experience " + id, r, -1, 1));
    metadata = Checks.metadata(metadata);
  }

  /** Starts from the three parts that have no sensible default. */
  public static Builder builder(String speaker, String content, Instant occurredAt) {
    return new Builder(speaker, content, occurredAt);
  }

  /** Builds experiences; single-threaded. */
  public static final class Builder {
    private final String speaker;
    private final String content;
    private final Instant occurredAt;
    private Optional<ExperienceId> id = Optional.empty();
    private String session = "default";
    private ExperienceKind kind = ExperienceKind.MESSAGE;
    private Optional<Trust> trust = Optional.empty();
    private OptionalDouble reward = OptionalDouble.empty();
    private Map<String, String> metadata = Map.of();

    private Builder(String speaker, String content, Instant occurredAt) {
      this.speaker = speaker;
      this.content = content;
      this.occurredAt = occurredAt;
    }

    /**
     * Names the experience. Default: a hash of session, speaker, kind, content and time, so that
     * recording the same thing twice is recording it once.
     */
    public Builder id(String value) {
      id = Optional.of(new ExperienceId(value));
      return this;
    }

    /** Sets the conversation or run it belongs to. Default: {@code default}. */
    public Builder session(String value) {
      session = value;
      return this;
    }

    /** Sets what sort of thing it was. Default: {@link ExperienceKind#MESSAGE}. */
    public Builder kind(ExperienceKind value) {
      kind = value;
      return this;
    }

    /** Sets how far its source is to be believed. Default: {@link Trust#defaultFor} its kind. */
    public Builder trust(Trust value) {
      trust = Optional.of(value);
      return this;
    }

    /** Sets how well it went, -1 to 1. Default: unknown. */
    public Builder reward(double value) {
      reward = OptionalDouble.of(value);
      return this;
    }

    /** Sets what else to filter by. Default: nothing. */
    public Builder metadata(Map<String, String> value) {
      metadata = value;
      return this;
    }

    /**
     * Returns the experience.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    public Experience build() {
      return new Experience(
          id.orElseGet(this::contentHash),
          session,
          speaker,
          kind,
          content,
          occurredAt,
          trust.orElseGet(() -> Trust.defaultFor(kind)),
          reward,
          metadata);
    }

    private ExperienceId contentHash() {
      Checks.wellFormed("content", content);
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part :
            new String[] {session, speaker, kind.name(), content, occurredAt.toString()}) {
          digest.update(part.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
        return new ExperienceId("x" + HexFormat.of().formatHex(digest.digest(), 0, 12));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
