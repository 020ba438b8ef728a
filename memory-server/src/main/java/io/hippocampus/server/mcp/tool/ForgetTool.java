package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.view.Names;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Lets a memory go so that it can be had back, or erases it for good. */
final class ForgetTool {

  private ForgetTool() {}

  static Tool<Input> tool() {
    return new Tool<>(
        "forget",
        "Forget a memory",
        "Let a memory go: it is not recalled any more, and can be had back with undo until the"
            + " memory's days of grace are over. Call it when you are asked to forget something, or"
            + " when a memory is wrong; for what is merely outdated, remember what holds now"
            + " instead. Only when the user asks for it to be erased, for privacy, give forGood"
            + " true: then it is erased at once with all it was made from and all that was made"
            + " from it, and nothing brings it back.",
        Scope.WRITE,
        Hints.TAKES_AWAY,
        Input.class,
        Output.class,
        ForgetTool::forget);
  }

  /** Which memory, why and how. */
  record Input(
      @JsonPropertyDescription(ById.INPUT) @NotBlank @Size(max = 200)
      String memory,

      @JsonPropertyDescription("Why it is to be forgotten, without what it says.")
      @NotBlank
      @Size(max = 160)
      String reason,

      @JsonPropertyDescription(
          "true to erase it for good, which cannot be undone. Default false: it can be had back.")
      Optional<Boolean> forGood,

      @JsonPropertyDescription("true to have back what was let go. Default false.")
      Optional<Boolean> undo) {

    Input {
      if (forGood.orElse(false) && undo.orElse(false)) {
        throw new IllegalArgumentException(
            "forGood and undo are both true; give one of them, for nothing undoes forGood");
      }
    }
  }

  /** How it stands now. */
  record Output(
      @JsonPropertyDescription("The id of the memory.") String memory,

      @JsonPropertyDescription("short_term, long_term, merged, pruned or forgotten.")
      String state,

      @JsonPropertyDescription("Whether it can be had back.")
      boolean canBeUndone) {}

  private static Answer forget(Input input, Call call) {
    MemoryAccount account = ById.account(input.memory(), call);
    MemoryId id = account.memory().id();
    MemorySpace space = call.space();
    String text;
    if (input.forGood().orElse(false)) {
      space.forget(id, input.reason());
      text =
          "Memory " + id + " is erased for good, with the " + account.sources().size()
              + " experiences it was made from and all that was made from them.";
    } else if (input.undo().orElse(false)) {
      space.restore(id);
      text = "Memory " + id + " is back, as it was.";
    } else {
      letGo(account, input.reason(), space);
      text = "Memory " + id + " is let go. To have it back, call forget with undo true, before the"
          + " days of grace are over; after that it is erased.";
    }
    MemoryState state = space.explain(id).memory().standing().state();
    return new Answer(text, new Output(id.value(), Names.of(state), state.isRestorable()));
  }

  private static void letGo(MemoryAccount account, String reason, MemorySpace space) {
    if (account.memory().isLive()) {
      space.prune(account.memory().id(), reason);
    } else if (!account.memory().standing().state().isRestorable()) {
      throw new IllegalArgumentException(
          "memory " + account.memory().id() + " is erased already; there is nothing to let go");
    }
  }
}
