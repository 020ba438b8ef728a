package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.view.Names;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the memory sleep, or tells what a night would do. */
final class SleepTool {

  private static final int EXAMPLES = 5;

  /** Verdicts that change what is recalled, of which examples are told. */
  private static final Set<Verdict> TOLD = EnumSet.of(
      Verdict.MERGED, Verdict.SUPERSEDED, Verdict.ABSTRACTED, Verdict.PRUNED, Verdict.SPARED);

  private SleepTool() {}

  static Tool<Input> tool(Sleeping sleeping) {
    return new Tool<>(
        "sleep_now",
        "Sleep now",
        "Tell what a night of sleep would keep, merge and let go now, and why; with dryRun false,"
            + " let the memory sleep that night. It sleeps by itself on its schedule, so call this"
            + " only when you are asked to. First call it without dryRun and show what it tells. It"
            + " may take minutes. A night can be undone by the owner.",
        Scope.SLEEP,
        new Hints(false, true, false),
        Input.class,
        Output.class,
        (input, call) -> sleep(input, call, sleeping));
  }

  /** Whether to sleep or only to plan. */
  record Input(
      @JsonPropertyDescription("false to sleep indeed. Default true: nothing is changed.")
      Optional<Boolean> dryRun) {}

  /** What the night did, or would do. */
  record Output(
      @JsonPropertyDescription("The id of the night.") String night,

      @JsonPropertyDescription("Whether nothing was changed.")
      boolean dryRun,

      @JsonPropertyDescription("committed, dry_run, refused, held, cancelled or undone.")
      String outcome,

      @JsonPropertyDescription("Why it ended so.") String because,

      @JsonPropertyDescription("How many memories there were before.")
      int before,

      @JsonPropertyDescription("How many there are after it, or would be.")
      int after,

      @JsonPropertyDescription("How many became long-term memories.")
      int consolidated,

      @JsonPropertyDescription("How many old ones were strengthened.")
      int reinforced,

      @JsonPropertyDescription("How many went into another that says the same.")
      int merged,

      @JsonPropertyDescription("How many no longer hold.") int superseded,

      @JsonPropertyDescription("How many were made from several.")
      int abstracted,

      @JsonPropertyDescription("How many were let go.") int pruned,

      @JsonPropertyDescription("Up to 5 decisions of each sort that changes what is recalled.")
      List<Decided> examples) {}

  /** A decision on one memory. */
  record Decided(
      @JsonPropertyDescription("The id of the memory.") String memory,

      @JsonPropertyDescription("merged, superseded, abstracted, pruned or spared.")
      String verdict,

      @JsonPropertyDescription("Why.") String because) {}

  private static Answer sleep(Input input, Call call, Sleeping sleeping) {
    SleepRequest request = input.dryRun().orElse(true) ? SleepRequest.DRY_RUN : SleepRequest.NOW;
    Night night = sleeping.sleep(
        call.space(), request.wokenBy("by " + call.caller().name() + " over MCP"), call.progress());
    Output data = output(night, request.dryRun());
    return new Answer(text(data, night.report()), data);
  }

  private static Output output(Night night, boolean dryRun) {
    SleepReport report = night.report();
    return new Output(
        report.id().value(),
        dryRun,
        Names.of(report.outcome()),
        report.because(),
        report.evening().live(),
        report.morning().live(),
        report.count(Verdict.CONSOLIDATED),
        report.count(Verdict.REINFORCED),
        report.count(Verdict.MERGED),
        report.count(Verdict.SUPERSEDED),
        report.count(Verdict.ABSTRACTED),
        report.count(Verdict.PRUNED),
        examples(night.decisions()));
  }

  private static List<Decided> examples(List<Decision> decisions) {
    List<Decided> examples = new ArrayList<>();
    for (Verdict verdict : TOLD) {
      decisions.stream()
          .filter(decision -> decision.verdict() == verdict)
          .limit(EXAMPLES)
          .map(decision -> new Decided(
              decision.memory().value(), Names.of(verdict), decision.why().because()))
          .forEach(examples::add);
    }
    return examples;
  }

  private static String text(Output data, SleepReport report) {
    List<String> lines = new ArrayList<>();
    lines.add((data.dryRun() ? "A night now would end like this, nothing is changed: " : "Slept: ")
        + data.outcome() + ", " + data.because() + ".");
    lines.add(data.before() + " memories in the evening, " + data.after() + " in the morning: "
        + data.consolidated() + " became long-term, " + data.reinforced() + " were strengthened, "
        + data.merged() + " merged, " + data.superseded() + " superseded, " + data.abstracted()
        + " abstracted, " + data.pruned() + " let go.");
    report.phases().forEach(phase -> lines.add(Names.of(phase.phase()) + ": " + phase.result()));
    data.examples()
        .forEach(
            one -> lines.add("- " + one.memory() + " " + one.verdict() + ": " + one.because()));
    if (data.dryRun()) {
      lines.add("To sleep indeed, call sleep_now with dryRun false.");
    }
    return String.join("\n", lines);
  }
}
