package io.hippocampus.server.cli.frame;

import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.policy.Preset;
import io.hippocampus.port.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a policy comes from: the name of a preset, or a file. */
public final class PolicySource {

  private PolicySource() {}

  /**
   * Reads a policy.
   *
   * @param given the name of a preset, or of a file as seen from the desk
   * @throws NotFoundException if there is neither such a preset nor such a file
   * @throws IllegalArgumentException naming every mistake in it
   */
  public static PolicyDocument read(String given, Desk desk) throws IOException {
    if (Preset.spelled(given).isPresent()) {
      return PolicyDocument.read("preset: " + given + "\n");
    }
    Path file = desk.file(given);
    if (!Files.isRegularFile(file)) {
      throw new NotFoundException(
          "there is no preset and no file '" + given + "'; presets are " + Preset.spellings());
    }
    try {
      return PolicyDocument.read(Files.readString(file));
    } catch (java.nio.charset.MalformedInputException e) {
      throw new IllegalArgumentException(given + " is not text in UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(given + ": " + e.getMessage(), e);
    }
  }
}
