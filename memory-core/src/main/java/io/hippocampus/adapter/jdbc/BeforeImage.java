package io.hippocampus.adapter.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.Passage;
import java.util.List;
import java.util.Optional;

/**
 * What a memory was before a night changed it.
 *
 * <p>Content that the night left as it was is not repeated: undoing finds it in the memory itself,
 * which must not have changed since.
 *
 * @param memory the memory
 * @param passages the passages it had, when the night replaced them
 */
record BeforeImage(Memory memory, Optional<List<Passage>> passages) {

  private static final String CONTENT = "content";

  /** What is stored; the memory as a tree, for its content may be left out. */
  private record Stored(ObjectNode memory, Optional<List<Passage>> passages) {}

  /** Returns it as it is stored in the ledger, beside a change to {@code after}. */
  String toJson(Memory after) {
    ObjectNode tree = Json.tree(memory);
    if (memory.content().equals(after.content())) {
      tree.remove(CONTENT);
    }
    return Json.of(new Stored(tree, passages));
  }

  /** Returns what was stored beside a change to {@code after}. */
  static BeforeImage ofJson(String json, Memory after) {
    Stored stored = Json.as(Stored.class, json);
    if (!stored.memory().has(CONTENT)) {
      stored.memory().put(CONTENT, after.content());
    }
    return new BeforeImage(Json.as(Memory.class, stored.memory()), stored.passages());
  }
}
