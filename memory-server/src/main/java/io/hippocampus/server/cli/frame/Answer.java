package io.hippocampus.server.cli.frame;

import io.hippocampus.server.cli.page.Page;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a command answers: one thing, told to programs and to people.
 *
 * @param data the answer for {@code --json}: views, or maps and lists of them
 * @param page writes the same for people to read
 * @param failure why the command did not do what it should, though it has something to tell
 */
public record Answer(Object data, Consumer<Page> page, Optional<Failure> failure) {

  /** Returns the answer of a command that did what it should. */
  public static Answer of(Object data, Consumer<Page> page) {
    return new Answer(data, page, Optional.empty());
  }

  /** Returns this answer as that of a command which failed. */
  public Answer failed(Failure why) {
    return new Answer(data, page, Optional.of(why));
  }

  /** Returns how the process ends. */
  public ExitCode exitCode() {
    return failure.map(Failure::exitCode).orElse(ExitCode.OK);
  }
}
