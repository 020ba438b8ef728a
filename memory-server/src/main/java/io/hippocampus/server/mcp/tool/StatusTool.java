package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.SpaceStatus;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.view.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells how the memory is. */
final class StatusTool {

  private StatusTool() {}

  static Tool<Input> tool() {
    return new Tool<>(
        "memory_status",
        "Memory status",
        "Tell how much is remembered, what still waits to be taken in, how the last night went and"
            + " whether anything is wrong. Call it when you are asked about the memory itself, or"
            + " when recall gives less than you expect.",
        Scope.READ,
        Hints.LOOKS,
        Input.class,
        Output.class,
        (input, call) -> status(call));
  }

  /** Nothing is needed. */
  record Input() {}

  /** How it is. */
  record Output(
      @JsonPropertyDescription("The name of this memory.") String space,

      @JsonPropertyDescription("How much was ever recorded.")
      long experiences,

      @JsonPropertyDescription("How much is remembered now.")
      int memories,

      @JsonPropertyDescription("How many of them no night has gone over yet.")
      int shortTerm,

      @JsonPropertyDescription("How many of them nights have consolidated.")
      int longTerm,

      @JsonPropertyDescription("How many of them are pinned.")
      int pinned,

      @JsonPropertyDescription("How many of them no longer hold.")
      int superseded,

      @JsonPropertyDescription(
          "How many of them wait to be tagged or embedded; until then they are found by their words"
              + " only.")
      int waiting,

      @JsonPropertyDescription("How often something was recalled.")
      long recalls,

      @JsonPropertyDescription("The last night, if there was one.")
      Optional<Night> lastNight,

      @JsonPropertyDescription("What is wrong, in words.") List<String> alarms) {}

  /** A night. */
  record Night(
      @JsonPropertyDescription("The id of the night.") String night,
      @JsonPropertyDescription("When it was.") Instant at,

      @JsonPropertyDescription("committed, dry_run, refused, held, cancelled or undone.")
      String outcome,

      @JsonPropertyDescription("Why it ended so.") String because) {

    static Night of(SleepReport report) {
      return new Night(
          report.id().value(), report.at(), Names.of(report.outcome()), report.because());
    }
  }

  private static Answer status(Call call) {
    SpaceStatus status = call.space().status();
    Output data = new Output(
        status.space().value(),
        status.lived().experiences(),
        status.live().live(),
        status.live().shortTerm(),
        status.live().longTerm(),
        status.pinned(),
        status.superseded(),
        status.unencoded(),
        status.recalls(),
        status.lastSleep().map(Night::of),
        status.alarms().stream().map(NightAlarm::told).toList());
    return new Answer(text(data), data);
  }

  private static String text(Output data) {
    String night = data.lastNight()
        .map(last ->
            "Last night: " + When.minute(last.at()) + ", " + last.outcome() + ": " + last.because())
        .orElse("It has not slept yet.");
    String waiting = data.waiting() == 0
        ? "Nothing waits to be taken in."
        : data.waiting() + " wait to be tagged or embedded.";
    return String.join(
        "\n",
        Stream.concat(
                Stream.of(
                    "Memory '" + data.space() + "' holds " + data.memories() + " memories: "
                        + data.shortTerm() + " short-term, " + data.longTerm() + " long-term; "
                        + data.pinned() + " pinned, " + data.superseded() + " no longer hold.",
                    data.experiences() + " experiences were recorded; " + data.recalls()
                        + " recalls were made.",
                    waiting,
                    night),
                data.alarms().stream().map(alarm -> "Attention: " + alarm))
            .toList());
  }
}
