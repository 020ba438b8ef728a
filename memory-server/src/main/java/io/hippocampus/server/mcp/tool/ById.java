package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemoryAccount;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.server.schema.InputError;
import io.hippocampus.server.schema.InvalidInputException;
import java.time.Instant;
import java.util.List;

/** A memory that a model names by its id. */
final class ById {

  /** What a model is told of the input that names it. */
  static final String INPUT = "The id of the memory, as recall gave it, such as m12.";

  private ById() {}

  /**
   * Returns all that is known of the memory.
   *
   * @throws InvalidInputException if there is none
   */
  static MemoryAccount account(String id, Call call) {
    try {
      return call.space().explain(new MemoryId(id));
    } catch (IllegalArgumentException | NotFoundException e) {
      InvalidInputException unknown = new InvalidInputException(List.of(new InputError(
          "/memory", "there is no memory " + id + " here; take an id from what recall gave")));
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** Returns it as a block of data; empty when it is erased. */
  static String block(MemoryAccount account, Instant now) {
    if (account.memory().content().isEmpty()) {
      return "";
    }
    Recalled alone = new Recalled(
        account.memory(),
        1,
        account.retrievability(),
        account.memory().validity().isSupersededAt(now),
        Explanation.of("asked for by id"));
    return RecalledBlock.withIds(
        new Recollection(new RecallId("by-id"), "by id", now, List.of(), List.of(alone)));
  }
}
