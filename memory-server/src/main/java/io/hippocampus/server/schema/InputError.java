package io.hippocampus.server.schema;

/**
 * Something wrong with a JSON value.
 *
 * @param pointer where it stands, as a JSON pointer such as {@code /salience/importance}; empty for
 *     the value as a whole
 * @param told what is wrong and what is allowed, such as {@code must be at most 4, was 9}
 */
public record InputError(String pointer, String told) {

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the input" : pointer + ":") + " " + told;
  }
}
