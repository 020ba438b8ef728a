package io.hippocampus.server.cli.frame;

import picocli.CommandLine.Option;

/** How a command answers. */
public final class OutputOptions {

  @Option(names = "--json", description = "Answer with one JSON document on standard output.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but the answer.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more, with every term of a formula and where an error came from.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** Whether it answers with one JSON document. */
  public boolean isJson() {
    return json;
  }

  /** Whether it says nothing but the answer. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Whether it says more. */
  public boolean isVerbose() {
    return verbose;
  }
}
