package io.hippocampus.port;

/**
 * One store with all that is kept in it. Thread-safe; closing it ends what it gave out and returns
 * after everything written is on disk.
 */
public interface Stores extends AutoCloseable {

  /** Returns the experiences, memories and their ledger. */
  MemoryStore memories();

  /** Returns the nights. */
  SleepLog sleeps();

  /** Returns the recalls. */
  RecallLog recalls();

  /** Returns the policies. */
  PolicyLog policies();

  /** Returns what language models rated. */
  RatingLog ratings();

  /** Returns the calls of language models. */
  ModelLog modelCalls();

  /** Returns what a language model answered to nights. */
  ConsultationLog consultations();

  /** Returns what changes the model of the embeddings. */
  ModelSwitch models();

  @Override
  void close();
}
