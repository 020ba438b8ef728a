package io.hippocampus.server.cli;

import picocli.CommandLine.Option;

/** How a command answers. */
final class OutputOptions {

  @Option(names = "--json", description = "Answer with one JSON document on standard output.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but the answer.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more, with every term of a formula and where an error came from.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;
}
