package io.hippocampus.server.rest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is sent to routes, each as the memory's own words. */
final class Requests {

  private Requests() {}

  /** An experience to record. */
  record Message(
      @JsonPropertyDescription("Who said it, or where it came from.") @NotBlank @Size(max = 200)
      String speaker,

      @JsonPropertyDescription("What was said or noticed, verbatim.")
      @NotBlank
      @Size(max = Experience.LONGEST_CONTENT)
      String content,

      @JsonPropertyDescription("When it happened; now if left out.")
      Optional<Instant> occurredAt,

      @JsonPropertyDescription(
          "Its id; the same id recorded again is the same experience. Made from all the rest if"
              + " left out.")
      Optional<@NotBlank @Size(max = 200) String> id,

      @JsonPropertyDescription("The conversation or run it belongs to; 'default' if left out.")
      Optional<@NotBlank @Size(max = 200) String> session,

      @JsonPropertyDescription("What sort of thing it was; 'message' if left out.")
      Optional<ExperienceKind> kind,

      @JsonPropertyDescription("How far its source is to be believed; by its kind if left out.")
      Optional<Trust> trust,

      @JsonPropertyDescription("How well it went for the agent, if that is known.")
      Optional<@Min(-1) @Max(1) Double> reward,

      @JsonPropertyDescription("What else to filter by.")
      Optional<@Size(max = 64) Map<String, String>> metadata,

      @JsonPropertyDescription("How much it matters; the memory's own tagger says if left out.")
      Optional<Tag> salience) {

    Experience experience(Instant now) {
      Experience.Builder builder = Experience.builder(speaker, content, occurredAt.orElse(now));
      id.ifPresent(builder::id);
      session.ifPresent(builder::session);
      kind.ifPresent(builder::kind);
      trust.ifPresent(builder::trust);
      reward.ifPresent(builder::reward);
      metadata.ifPresent(builder::metadata);
      return builder.build();
    }

    Salience tag() {
      return salience.map(Tag::salience).orElse(Salience.UNTAGGED);
    }
  }

  /** A salience tag that the caller writes. */
  record Tag(
      @JsonPropertyDescription("How much it will matter later.") @Min(0) @Max(1)
      double importance,

      @JsonPropertyDescription("How pleasant it was; 0 if left out.")
      Optional<@Min(-1) @Max(1) Double> valence,

      @JsonPropertyDescription("How stirring it was; 0 if left out.")
      Optional<@Min(0) @Max(1) Double> arousal,

      @JsonPropertyDescription("What acting on it promises; 0 if left out.")
      Optional<@Min(-1) @Max(1) Double> expectedReward,

      @JsonPropertyDescription("What it is about, in short words.")
      Optional<@Size(max = 16) List<@NotBlank @Size(max = 200) String>> topics,

      @JsonPropertyDescription("The questions with which it will be wanted.")
      Optional<@Size(max = 8) List<@NotBlank @Size(max = 1_000) String>> cues,

      @JsonPropertyDescription("Why it matters so much.")
      Optional<@Size(max = 160) String> reason) {

    Salience salience() {
      return new Salience(
          importance,
          valence.orElse(0.0),
          arousal.orElse(0.0),
          expectedReward.orElse(0.0),
          new LinkedHashSet<>(topics.orElse(List.of())),
          cues.orElse(List.of()),
          reason.orElse(""),
          Tagger.CALLER);
    }
  }

  /** A recall. */
  record Recall(
      @JsonPropertyDescription("What is asked, as a question or key words.")
      @NotBlank
      @Size(max = RecallRequest.LONGEST_CUE)
      String cue,

      @JsonPropertyDescription("At most so many memories; 10 if left out.")
      Optional<@Min(1) @Max(1_000) Integer> limit,

      @JsonPropertyDescription("At most so many tokens of content in all; no limit if left out.")
      Optional<@Min(1) Integer> tokens,

      @JsonPropertyDescription("Only what happened from then on.")
      Optional<Instant> since,

      @JsonPropertyDescription("Only what happened before then.")
      Optional<Instant> until,

      @JsonPropertyDescription(
          "As it was then: nothing that happened later, and what held then. Strengthens nothing.")
      Optional<Instant> asOf,

      @JsonPropertyDescription("Only of these sessions.")
      Optional<@Size(max = 100) List<String>> sessions,

      @JsonPropertyDescription("Only by these speakers.")
      Optional<@Size(max = 100) List<String>> speakers,

      @JsonPropertyDescription("Only of these kinds.") Optional<List<ExperienceKind>> kinds,

      @JsonPropertyDescription("Only what is marked with all of these.")
      Optional<@Size(max = 64) Map<String, String>> metadata,

      @JsonPropertyDescription(
          "Whether to give what no longer holds too, ranked lower; true if left out.")
      Optional<Boolean> withSuperseded,

      @JsonPropertyDescription("Whether the recall strengthens what it gives; true if left out.")
      Optional<Boolean> reactivates,

      @JsonPropertyDescription("Whether to tell the terms of each score; false if left out.")
      Optional<Boolean> explain,

      @JsonPropertyDescription(
          "Whether to give one delimited block for a prompt too; false if left out.")
      Optional<Boolean> block) {

    /** All moments that an experience can have. */
    private static final Interval EVER =
        new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

    RecallRequest request() {
      RecallRequest.Builder request = RecallRequest.builder(cue)
          .withSuperseded(withSuperseded.orElse(true))
          .reactivates(reactivates.orElse(true) && asOf.isEmpty());
      limit.ifPresent(request::limit);
      tokens.ifPresent(request::tokens);
      asOf.ifPresent(request::asOf);
      sessions.map(LinkedHashSet::new).ifPresent(request::sessions);
      speakers.map(LinkedHashSet::new).ifPresent(request::speakers);
      kinds.map(LinkedHashSet::new).ifPresent(request::kinds);
      metadata.ifPresent(request::metadata);
      if (since.isPresent() || until.isPresent()) {
        request.occurred(new Interval(since.orElse(EVER.start()), until.orElse(EVER.end())));
      }
      return request.build();
    }
  }

  /** What is said of a recall: of one memory that it gave, or of how it all turned out. */
  record Feedback(
      @JsonPropertyDescription("The id of a memory that the recall gave.")
      Optional<@NotBlank String> memory,

      @JsonPropertyDescription("Whether that memory was of use.")
      Optional<Usefulness> usefulness,

      @JsonPropertyDescription(
          "How what was done with the recall turned out, in place of the other two.")
      Optional<@Min(-1) @Max(1) Double> reward) {

    Feedback {
      boolean judges = memory.isPresent() && usefulness.isPresent();
      boolean rewards = memory.isEmpty() && usefulness.isEmpty() && reward.isPresent();
      if (!rewards && !(judges && reward.isEmpty())) {
        throw new IllegalArgumentException("say either memory and usefulness, or reward alone");
      }
    }
  }

  /** A night that is wanted. */
  record Sleep(
      @JsonPropertyDescription("Whether to plan only and change nothing; false if left out.")
      Optional<Boolean> dryRun,

      @JsonPropertyDescription(
          "Whether the night may prune more than its policy lets it by itself; false if left out.")
      Optional<Boolean> approve,

      @JsonPropertyDescription("The moment to take as now, of a dry run only.")
      Optional<Instant> asOf) {

    Sleep {
      if (asOf.isPresent() && !dryRun.orElse(false)) {
        throw new IllegalArgumentException(
            "asOf is for a dry run only; leave it out, or dryRun: true");
      }
    }
  }

  /** A policy to sleep by. */
  record Policy(
      @JsonPropertyDescription("The policy as YAML, or 'preset: NAME' alone.")
      @NotBlank
      @Size(max = 65_536)
      String document,

      @JsonPropertyDescription("Why it is changed, for the history.") @NotBlank @Size(max = 2_000)
      String why) {}

  /** A policy to look at. */
  record OtherPolicy(
      @JsonPropertyDescription("The policy as YAML, or 'preset: NAME' alone.")
      @NotBlank
      @Size(max = 65_536)
      String document) {}

  /** What if the space slept by that? */
  record Simulation(
      @JsonPropertyDescription(
          "The policies to compare, by name; 'current' in place of a document is the one in force.")
      @Size(min = 1, max = 8)
      Map<String, @Size(max = 65_536) String> policies,

      @JsonPropertyDescription("Only the last so many nights; all if left out.")
      Optional<@Min(1) @Max(10_000) Integer> nights) {}

  /** Why a memory goes. */
  record Reason(
      @JsonPropertyDescription("Why, for its history.") @NotBlank @Size(max = 500)
      String reason) {}

  /** What is changed of a memory. */
  record Change(
      @JsonPropertyDescription("Whether it may never be pruned.")
      boolean pinned) {}
}
