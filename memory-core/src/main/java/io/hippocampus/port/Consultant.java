package io.hippocampus.port;

/**
 * Who is asked about memories at night.
 *
 * @param model the language model, with its maker
 * @param prompt the version of what it is asked
 */
public record Consultant(String model, String prompt) {
  @Override
  public String toString() {
    return model + " " + prompt;
  }
}
