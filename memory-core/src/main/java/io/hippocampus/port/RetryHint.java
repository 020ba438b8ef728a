package io.hippocampus.port;

import java.time.Duration;

/**
 * Carried by an exception of a model's client: how long the model's server asked to wait. It is
 * looked for among the causes of a failed call.
 */
public interface RetryHint {

  /** Returns how long to wait before trying again. */
  Duration retryAfter();
}
