package io.hippocampus.server.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON value is not what its schema asks for; says everything that is wrong with it at once. */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<InputError> errors;

  /** Says these errors, of which there is at least one. */
  public InvalidInputException(List<InputError> errors) {
    super(errors.stream().map(InputError::toString).collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  /** Returns what is wrong, in the order of the input. */
  public List<InputError> errors() {
    return errors;
  }
}
