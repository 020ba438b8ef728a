package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.MemorySpace;
import io.hippocampus.Receipt;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.view.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers one thing, with the salience tag the model gives it. */
final class RememberTool {

  private static final String DEFAULT_SPEAKER = "assistant";
  private static final String DEFAULT_SESSION = "mcp";
  private static final double STIRRING = 0.6;
  private static final double WORTHWHILE = 0.5;

  private RememberTool() {}

  static Tool<Input> tool() {
    return new Tool<>(
        "remember",
        "Remember",
        "Keep something in long-term memory, beyond this conversation. Call it at once when you"
            + " learn a fact, preference, decision, plan, correction or promise that may matter in"
            + " a later conversation, or when you are asked to remember. One call for each fact."
            + " The same text given again on the same day is remembered once. Answers the id of"
            + " the memory.",
        Scope.WRITE,
        Hints.ADDS,
        Input.class,
        Output.class,
        RememberTool::remember);
  }

  /** What sort of thing it is. */
  enum Kind {
    FACT,
    PREFERENCE,
    DECISION,
    EVENT,
    PROCEDURE
  }

  /** What makes it stand out. */
  enum Sign {
    CORRECTION,
    COMMITMENT,
    EMOTION,
    NOVELTY,
    IDENTITY
  }

  /** How much it matters and for what. */
  record SalienceInput(
      @JsonPropertyDescription(Importance.STEPS) @Min(0) @Max(Importance.MOST)
      int importance,

      @JsonPropertyDescription(
          "What makes it stand out. correction: it mends something believed before. commitment:"
              + " somebody promised it. emotion: somebody felt strongly about it. novelty: it is"
              + " unlike what was known. identity: it says who somebody is.")
      Optional<Set<Sign>> tags,

      @JsonPropertyDescription("Why it matters so much, in at most 160 characters.")
      @Size(max = 160)
      Optional<String> reason,

      @JsonPropertyDescription(
          "Up to 8 questions that this will answer some day, each understood by itself: 'What is"
              + " Ann allergic to?', not 'What is she allergic to?'.")
      @Size(max = 8)
      Optional<List<String>> cues) {}

  /** What to remember. */
  record Input(
      @JsonPropertyDescription(
          "What to remember, one fact or event, in a sentence that is understood years later by"
              + " someone who was not there: names instead of pronouns, dates instead of"
              + " 'tomorrow'.")
      @NotBlank
      @Size(max = 8000)
      String text,

      @JsonPropertyDescription(
          "fact: how something is. preference: what somebody likes or wants. decision: what was"
              + " decided. event: what happened or will. procedure: how something is done.")
      Kind kind,

      @JsonPropertyDescription("The day it happened or will happen, such as 2026-03-02; leave out"
          + " if it is of no day.")
      Optional<LocalDate> eventDate,

      @JsonPropertyDescription(
          "How much it matters. Leave out if you cannot tell; the memory then judges by itself.")
      Optional<SalienceInput> salience,

      @JsonPropertyDescription("Who said it, if not you: a name, or 'user'.")
      @Size(min = 1, max = 200)
      Optional<String> speaker,

      @JsonPropertyDescription("The conversation it belongs to, if you know a name for it.")
      @Size(min = 1, max = 200)
      Optional<String> session) {}

  /** What became of it. */
  record Output(
      @JsonPropertyDescription("The id of the memory, for explain_memory, pin and forget.")
      String memory,

      @JsonPropertyDescription("Whether it was not remembered already.")
      boolean isNew,

      @JsonPropertyDescription("When it is remembered to have happened.")
      Instant occurredAt) {}

  private static Answer remember(Input input, Call call) {
    MemorySpace space = call.space();
    Instant now = space.clock().instant();
    ExperienceId ofToday = new ExperienceId(idOfTheDay(input, now));
    Optional<Memory> before =
        space.memoryOf(ofToday).map(id -> space.explain(id).memory());
    if (before.filter(Memory::isLive).isPresent()) {
      return answer(input, before.get(), false);
    }
    // What was let go since and is said anew, is remembered anew.
    Experience.Builder said = experience(input, now);
    Receipt receipt = before.isPresent()
        ? record(said.build(), input, call)
        : record(said.id(ofToday.value()).build(), input, call);
    if (!receipt.isNew()) {
      receipt = record(experience(input, now).build(), input, call);
    }
    return answer(input, space.explain(receipt.memory()).memory(), true);
  }

  private static Receipt record(Experience experience, Input input, Call call) {
    return input
        .salience()
        .map(given -> call.space().record(experience, tag(given, call)))
        .orElseGet(() -> call.space().record(experience));
  }

  private static Answer answer(Input input, Memory held, boolean isNew) {
    String importance = input
        .salience()
        .map(given -> ", importance " + given.importance() + " of " + Importance.MOST)
        .orElse("");
    String text = isNew
        ? "Remembered as memory " + held.id() + ", a " + Names.of(input.kind()) + " of "
            + When.minute(held.origin().occurredFrom()) + importance + "."
        : "That was remembered before, as memory " + held.id() + "; nothing was changed.";
    return new Answer(text, new Output(held.id().value(), isNew, held.origin().occurredFrom()));
  }

  private static Experience.Builder experience(Input input, Instant now) {
    Optional<Instant> event = input.eventDate().map(When::noon);
    Map<String, String> metadata = new HashMap<>();
    metadata.put("kind", Names.of(input.kind()));
    input.eventDate().ifPresent(day -> metadata.put("event_date", day.toString()));
    return Experience.builder(
            input.speaker().orElse(DEFAULT_SPEAKER),
            input.text().strip(),
            event.filter(now::isAfter).orElse(now))
        .session(input.session().orElse(DEFAULT_SESSION))
        .metadata(metadata);
  }

  /**
   * Importance decides what is kept. What stands out feeds the order of replay only: emotion as
   * arousal, a correction or a promise as something worth acting on. All signs are kept as topics.
   */
  private static Salience tag(SalienceInput given, Call call) {
    Set<Sign> signs = given.tags().orElse(Set.of());
    Set<String> topics = new LinkedHashSet<>();
    signs.stream().sorted().map(Names::of).forEach(topics::add);
    boolean isWorthwhile = signs.contains(Sign.CORRECTION) || signs.contains(Sign.COMMITMENT);
    return new Salience(
        Importance.of(given.importance()),
        0,
        signs.contains(Sign.EMOTION) ? STIRRING : 0,
        isWorthwhile ? WORTHWHILE : 0,
        topics,
        given.cues().orElse(List.of()),
        given.reason().orElse(""),
        Tagger.caller(call.client()));
  }

  private static String idOfTheDay(Input input, Instant now) {
    String said = String.join(
        "\u0000",
        input.text().strip(),
        Names.of(input.kind()),
        input.eventDate().map(LocalDate::toString).orElse(""),
        input.speaker().orElse(DEFAULT_SPEAKER),
        input.session().orElse(DEFAULT_SESSION),
        now.atZone(ZoneOffset.UTC).toLocalDate().toString());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(said.getBytes(StandardCharsets.UTF_8));
      return "remembered-" + HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
