package io.hippocampus.memory;

/** What sort of thing was experienced. */
public enum ExperienceKind {
  /** Something said by a person or the agent. */
  MESSAGE,
  /** A tool's call and its result, kept together. */
  TOOL_USE,
  /** Something that was noticed or arrived: a notification, a reading, a file. */
  OBSERVATION,
  /** How something turned out, usually with a reward. */
  OUTCOME
}
