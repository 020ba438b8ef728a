package io.hippocampus.server.cli.server;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.hook.Hook;
import io.hippocampus.server.hook.HookEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a hook of a client. */
@Command(
    name = "hook",
    description = {
      "Run at moments of a client's session: session-start and user-prompt give the model what is"
          + " remembered, pre-compact and session-end record what was said. The client tells about"
          + " the moment on standard input, as JSON.",
      "",
      "It asks the server that runs for the home. Whatever goes wrong, it answers nothing, says why"
          + " on standard error and ends with 0, so that no prompt ever waits or fails for it."
    },
    footer = {
      "  hippocampus hook user-prompt < told.json",
      "  hippocampus hook session-end --space work < told.json"
    })
final class HookCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  @Parameters(
      paramLabel = "EVENT",
      description = "session-start, user-prompt, pre-compact or session-end.")
  private String event = "";

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      description = "How long one question to the server may take. Default: 1500.")
  private long timeout = Hook.AT_MOST.toMillis();

  HookCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  @Override
  protected Answer answer() {
    HookEvent moment = HookEvent.of(event)
        .orElseThrow(() -> new IllegalArgumentException("there is no hook '" + event
            + "'; there is "
            + Arrays.stream(HookEvent.values())
                .map(HookEvent::word)
                .collect(Collectors.joining(", "))));
    new Hook(home.directory(), space.name(), Duration.ofMillis(timeout))
        .run(moment, terminal().in(), terminal().out(), terminal().err());
    return Answer.of(Map.of(), page -> {});
  }
}
