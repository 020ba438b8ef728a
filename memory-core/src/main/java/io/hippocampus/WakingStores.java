package io.hippocampus;

import io.hippocampus.port.ConsultationLog;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.ModelLog;
import io.hippocampus.port.ModelSwitch;
import io.hippocampus.port.PolicyLog;
import io.hippocampus.port.RatingLog;
import io.hippocampus.port.RecallLog;
import io.hippocampus.port.SleepLog;
import io.hippocampus.port.Stores;
import java.util.concurrent.Executor;

/**
 * The stores of a home as its spaces use them: to log a recall keeps no recall waiting.
 * Thread-safe.
 *
 * @param all the stores themselves
 * @param recalls their recalls, logged in the background
 */
record WakingStores(Stores all, RecallLog recalls) implements Stores {

  /** Returns the stores, whose recalls are logged on that background. */
  static Stores over(Stores all, Executor background) {
    return new WakingStores(all, new RecallsLater(all.recalls(), background));
  }

  @Override
  public MemoryStore memories() {
    return all.memories();
  }

  @Override
  public SleepLog sleeps() {
    return all.sleeps();
  }

  @Override
  public PolicyLog policies() {
    return all.policies();
  }

  @Override
  public RatingLog ratings() {
    return all.ratings();
  }

  @Override
  public ModelLog modelCalls() {
    return all.modelCalls();
  }

  @Override
  public ConsultationLog consultations() {
    return all.consultations();
  }

  @Override
  public ModelSwitch models() {
    return all.models();
  }

  @Override
  public void close() {
    all.close();
  }
}
