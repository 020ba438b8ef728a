package io.hippocampus.server.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON value is not what its schema asks for; says everything that is wrong with it at once. */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Says these problems, of which there is at least one. */
  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong, in the order of the input. */
  public List<Problem> problems() {
    return problems;
  }
}
