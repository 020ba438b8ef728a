package io.hippocampus.server.http;

import org.jspecify.annotations.Nullable;

/** A request is not done, for the reason that its problem says. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Returns why. */
  public Problem problem() {
    return problem;
  }

  /** It is an answer, not a fault: where it was thrown tells nobody anything. */
  @Override
  public synchronized @Nullable Throwable fillInStackTrace() {
    return this;
  }
}
