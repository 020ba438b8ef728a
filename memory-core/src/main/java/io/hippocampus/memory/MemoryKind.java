package io.hippocampus.memory;

/** What sort of memory it is. */
public enum MemoryKind {
  /** Of something that happened once, in the words it happened in. */
  EPISODIC,
  /** Abstracted from several episodes, which it cites. */
  SEMANTIC
}
