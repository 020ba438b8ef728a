package io.hippocampus.port;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The policies a space has slept by, each a document with a version. Thread-safe; as durable as
 * {@link MemoryStore}.
 */
public interface PolicyLog {

  /**
   * A policy as it was saved.
   *
   * @param version counts the space's policies from 1
   * @param document the policy's text
   * @param at when it was saved
   * @param by who saved it
   * @param why why
   */
  record StoredPolicy(int version, String document, Instant at, String by, String why) {}

  /** Returns the policy in force, the one saved last. */
  Optional<StoredPolicy> current(SpaceName space);

  /** Saves a policy and returns its version. */
  int save(SpaceName space, String document, Instant at, String by, String why);

  /** Returns the latest policies, newest first. */
  List<StoredPolicy> all(SpaceName space, int limit);

  /** Returns the policy of that version. */
  Optional<StoredPolicy> version(SpaceName space, int version);
}
