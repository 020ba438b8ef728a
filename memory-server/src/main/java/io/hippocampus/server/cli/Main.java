package io.hippocampus.server.cli;

import io.hippocampus.Hippocampus;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Logging;
import io.hippocampus.server.cli.frame.Opening;
import io.hippocampus.server.cli.frame.OutputOptions;
import io.hippocampus.server.cli.frame.Section;
import io.hippocampus.server.cli.frame.StopSignal;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.Terminal;
import io.hippocampus.server.cli.memory.MemoryCommands;
import io.hippocampus.server.cli.model.ModelCommands;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.cli.policy.PolicyCommands;
import io.hippocampus.server.cli.server.ServerCommands;
import io.hippocampus.server.cli.sleep.SleepCommands;
import io.hippocampus.server.cli.upkeep.UpkeepCommands;
import io.hippocampus.server.cli.worth.WorthCommands;
import io.hippocampus.server.command.CommandRunner;
import io.hippocampus.server.view.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line: which commands there are, how their answers are written and how they end.
 *
 * <p>Answers go to standard output, everything else to standard error. With {@code --json} the
 * answer is one document: {@code {"status": "ok", "command": ..., "data": ...}}, or
 * {@code {"status": "error", "command": ..., "error": {"code": ..., "message": ..., "exitCode":
 * ...}}}, with {@code data} beside the error when there is something to tell all the same.
 */
@Command(
    name = "hippocampus",
    versionProvider = Main.Version.class,
    description = "A memory that sleeps, for software agents.",
    synopsisHeading = "",
    customSynopsis = "Usage: hippocampus COMMAND [options]",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nBegin with:%n",
    footer = {
      "  hippocampus demo",
      "  hippocampus record \"The harbour master at Marrick is Aldous Fenn.\"",
      "  hippocampus recall \"Who is the harbour master?\"",
      "",
      "hippocampus help COMMAND says more about one, with examples."
    })
public final class Main {

  private final Desk desk;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  /** A command line on that terminal which opens homes that way. */
  public Main(Terminal terminal, Opening opening) {
    this(new Desk(terminal, opening, Optional.empty()));
  }

  Main(Desk desk) {
    this.desk = desk;
  }

  /**
   * Returns what runs commands in a server, for other processes.
   *
   * @param environment the server's variables
   */
  public static CommandRunner inServer(Opening opening, Map<String, String> environment) {
    return AtServer.runner(opening, environment);
  }

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    int exitCode;
    try {
      exitCode = new Main(Terminal.system(), Hippocampus::builder).run(arguments);
    } finally {
      // Also when an error ends this thread, as of a jar that was replaced: who stops us must not
      // wait.
      StopSignal.told();
    }
    System.exit(exitCode);
  }

  /** Runs one command and returns its exit code. */
  public int run(String... arguments) {
    if (desk.host().isEmpty()) {
      Logging.to(desk.terminal().err(), false);
    }
    try {
      int exitCode = commandLine().execute(arguments);
      // Clients take some exit codes of a hook for a veto against what the person wants to do.
      return name(arguments).equals("hook") ? ExitCode.OK.number() : exitCode;
    } catch (OutOfMemoryError e) {
      return fail(name(arguments), Failure.of(e), isJson(arguments));
    } finally {
      desk.terminal().out().flush();
      desk.terminal().err().flush();
    }
  }

  /** Returns the commands, in the order in which the help lists them. */
  CommandLine commandLine() {
    CommandLine root = new CommandLine(this);
    List<Section> sections = List.of(
        MemoryCommands.at(desk),
        SleepCommands.at(desk),
        PolicyCommands.at(desk),
        ModelCommands.at(desk),
        ServerCommands.at(desk, AtServer.runner(desk.opening(), desk.terminal().environment())),
        UpkeepCommands.at(desk),
        WorthCommands.at(desk),
        Section.of(
            "About the command line",
            new CompletionCommand(desk, root),
            new CommandLine.HelpCommand()));
    sections.forEach(section -> section.commands().forEach(root::addSubcommand));
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new Contents(sections));
    styleHelpBelow(root);
    root.getCommandSpec().usageMessage().exitCodeList(ExitCode.meanings());
    return root.setExecutionStrategy(this::execute)
        // Who asked the server has looked into files of arguments.
        .setExpandAtFiles(desk.host().isEmpty())
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(desk.terminal().width())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(desk.terminal().isColoured() ? Ansi.ON : Ansi.OFF))
        .setOut(Writers.on(desk.terminal().out()))
        .setErr(Writers.on(desk.terminal().err()));
  }

  private static void styleHelpBelow(CommandLine command) {
    for (CommandLine below : command.getSubcommands().values()) {
      styleHelp(below);
      styleHelpBelow(below);
    }
  }

  private static void styleHelp(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("Usage: ")
        .abbreviateSynopsis(true)
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n")
        .sortOptions(false);
  }

  private int execute(ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!parsed.hasSubcommand()) {
      parsed
          .commandSpec()
          .commandLine()
          .usage(parsed.commandSpec().commandLine().getOut());
      return ExitCode.OK.number();
    }
    ParseResult last = last(parsed);
    Subcommand command = (Subcommand) last.commandSpec().userObject();
    try {
      OptionalInt atServer = atServer(parsed, command);
      return atServer.isPresent()
          ? atServer.getAsInt()
          : write(commandName(parsed), command.call(), command.output());
    } catch (Exception e) {
      throw new CommandLine.ExecutionException(last.commandSpec().commandLine(), "failed", e);
    }
  }

  /** Has the server run the command that has its home open; empty if it is to run here. */
  private OptionalInt atServer(ParseResult parsed, Subcommand command) {
    Optional<Path> home = command.sharedHome().map(HomeOption::directory);
    if (desk.host().isEmpty()) {
      return home.isEmpty()
          ? OptionalInt.empty()
          : AtServer.run(commandName(parsed), parsed.expandedArgs(), home.get(), desk.terminal());
    }
    if (home.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + commandName(parsed) + "' runs in a process of its own only, not in the server");
    }
    return OptionalInt.empty();
  }

  private int write(String command, Answer answer, OutputOptions output) {
    Terminal terminal = desk.terminal();
    if (output.isJson()) {
      terminal
          .out()
          .println(Json.pretty(envelope(command, answer.failure(), Optional.of(answer.data()))));
    } else {
      answer
          .page()
          .accept(
              new Page(terminal.out(), terminal.isColoured(), terminal.width(), terminal.zone()));
      terminal.out().flush();
      answer.failure().ifPresent(failure -> complain(failure.message()));
    }
    return answer.exitCode().number();
  }

  private static Map<String, Object> envelope(
      String command, Optional<Failure> failure, Optional<Object> data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", failure.isPresent() ? "error" : "ok");
    envelope.put("command", command);
    failure.ifPresent(why -> {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("code", why.code());
      error.put("message", why.message());
      error.put("exitCode", why.exitCode().number());
      envelope.put("error", error);
    });
    data.ifPresent(value -> envelope.put("data", value));
    return envelope;
  }

  private int misused(ParameterException misuse, String[] arguments) {
    String name = named(misuse.getCommandLine());
    String message = Page.data(String.valueOf(misuse.getMessage()));
    boolean isJson = isJson(arguments);
    int exitCode = fail(name, new Failure(ExitCode.BAD_INPUT, Failure.BAD_INPUT, message), isJson);
    if (!isJson) {
      CommandLine.UnmatchedArgumentException.printSuggestions(
          misuse, Writers.on(desk.terminal().err()));
      boolean atRoot = misuse.getCommandLine().getParent() == null;
      desk.terminal().err().println("Try: hippocampus " + (atRoot ? "" : name + " ") + "--help");
    }
    return exitCode;
  }

  private int failed(Exception thrown, CommandLine command, ParseResult parsed) {
    Throwable cause = thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    OutputOptions output = outputOf(parsed);
    if (output.isVerbose()) {
      cause.printStackTrace(desk.terminal().err());
    }
    return fail(commandName(parsed), Failure.of(cause), output.isJson());
  }

  /** Returns the command that was meant: the last of those named. */
  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  private static OutputOptions outputOf(ParseResult parsed) {
    return last(parsed).commandSpec().userObject() instanceof Subcommand command
        ? command.output()
        : new OutputOptions();
  }

  /** Returns how a command is called on the line: {@code policy set}. */
  private static String named(CommandLine command) {
    CommandLine above = command.getParent();
    return above == null || above.getParent() == null
        ? command.getCommandName()
        : named(above) + " " + command.getCommandName();
  }

  private static String commandName(ParseResult parsed) {
    return named(last(parsed).commandSpec().commandLine());
  }

  private int fail(String command, Failure failure, boolean isJson) {
    if (isJson) {
      desk.terminal()
          .out()
          .println(Json.pretty(envelope(command, Optional.of(failure), Optional.empty())));
    } else {
      complain(failure.message());
    }
    return failure.exitCode().number();
  }

  private void complain(String message) {
    desk.terminal().err().println("hippocampus: " + Page.data(message));
  }

  private static boolean isJson(String[] arguments) {
    return Arrays.asList(arguments).contains("--json");
  }

  private static String name(String[] arguments) {
    return arguments.length == 0 ? "hippocampus" : arguments[0];
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
