package io.hippocampus.server.cli;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a command answers: one thing, told to programs and to people.
 *
 * @param data the answer for {@code --json}: views, or maps and lists of them
 * @param page writes the same for people to read
 * @param failure why the command did not do what it should, though it has something to tell
 */
record Answer(Object data, Consumer<Page> page, Optional<Failure> failure) {

  static Answer of(Object data, Consumer<Page> page) {
    return new Answer(data, page, Optional.empty());
  }

  /** Returns this answer as that of a command which failed. */
  Answer failed(Failure why) {
    return new Answer(data, page, Optional.of(why));
  }

  ExitCode exitCode() {
    return failure.map(Failure::exitCode).orElse(ExitCode.OK);
  }
}
