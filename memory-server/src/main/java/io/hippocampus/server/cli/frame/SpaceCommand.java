package io.hippocampus.server.cli.frame;

import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.NotFoundException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command on one space of a home that is there. */
public abstract class SpaceCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  /** A command at that desk. */
  protected SpaceCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** Does what the command is for. */
  protected abstract Answer answer(MemorySpace space) throws IOException;

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected final Answer answer() throws IOException {
    try (HomeInUse inUse = home.openExisting()) {
      return answer(space.require(inUse.memory()));
    }
  }

  /** Returns the account of the memory of that id, or of the memory that experience became. */
  protected static MemoryAccount account(MemorySpace space, String id) {
    return memory(space, id)
        .or(() -> space.memoryOf(new ExperienceId(id)).flatMap(of -> memory(space, of.value())))
        .orElseThrow(() -> new NotFoundException(
            "there is no memory or experience '" + id + "' in the space '" + space.name() + "'"));
  }

  private static Optional<MemoryAccount> memory(MemorySpace space, String id) {
    MemoryId memory = new MemoryId(id);
    return space.find(memory).map(held -> space.explain(memory));
  }
}
