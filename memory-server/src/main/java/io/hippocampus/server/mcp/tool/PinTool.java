package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.access.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Pins a memory, so that it is never let go, or lets it be let go again. */
final class PinTool {

  private PinTool() {}

  static Tool<Input> tool() {
    return new Tool<>(
        "pin",
        "Pin a memory",
        "Keep a memory for ever: it never fades and no night lets it go. Call it when you are"
            + " asked never to forget something. With pinned false it may fade again.",
        Scope.WRITE,
        Hints.SETS,
        Input.class,
        Output.class,
        PinTool::pin);
  }

  /** Which memory, and whether to pin it. */
  record Input(
      @JsonPropertyDescription(ById.INPUT) @NotBlank @Size(max = 200)
      String memory,

      @JsonPropertyDescription("false to unpin. Default true.")
      Optional<Boolean> pinned) {}

  /** How it stands now. */
  record Output(
      @JsonPropertyDescription("The id of the memory.") String memory,

      @JsonPropertyDescription("Whether it is never forgotten.")
      boolean pinned) {}

  private static Answer pin(Input input, Call call) {
    MemoryId id = ById.account(input.memory(), call).memory().id();
    boolean pinned = input.pinned().orElse(true);
    if (pinned) {
      call.space().pin(id);
    } else {
      call.space().unpin(id);
    }
    return new Answer(
        pinned
            ? "Memory " + id + " is pinned: it is never let go."
            : "Memory " + id + " is not pinned: it may fade.",
        new Output(id.value(), pinned));
  }
}
