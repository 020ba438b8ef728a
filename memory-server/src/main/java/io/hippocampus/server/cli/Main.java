package io.hippocampus.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the command line starts. */
@Command(
    name = "hippocampus",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "A memory that sleeps, for software agents.")
public final class Main implements Runnable {

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"hippocampus " + (version == null ? "unpackaged" : version)};
    }
  }
}
