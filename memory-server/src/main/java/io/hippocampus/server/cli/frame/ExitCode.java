package io.hippocampus.server.cli.frame;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, as the shell sees it. The numbers are a promise to scripts. */
public enum ExitCode {
  /** All went well. */
  OK(0, "all went well"),
  /** Something unexpected went wrong, or a check of doctor failed. */
  FAILED(1, "unexpected failure, or a check of doctor failed"),
  /** The command was not understood, or its input is bad. */
  BAD_INPUT(2, "bad usage or bad input; nothing was changed"),
  /** What was asked for is not there. */
  NOT_FOUND(3, "not found: no such home, space, memory, night or file"),
  /** Not now: trying again later can succeed. */
  UNAVAILABLE(4, "unavailable: the home is in use, the disk is full; try again later"),
  /** What is on disk cannot be read, or does not fit. */
  CORRUPT(5, "corrupt, or made with another embedding model"),
  /** Refused: something changed meanwhile, or the night would have made recall worse. */
  CONFLICT(6, "conflict, or the night was refused");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** Returns the number the process ends with. */
  public int number() {
    return number;
  }

  /** Returns all numbers with what they mean, for the help. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode code : values()) {
      meanings.put(String.valueOf(code.number), code.meaning);
    }
    return meanings;
  }
}
