package io.hippocampus.server.cli.upkeep;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.Receipt;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.recall.Recollection;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.home.TemporaryHome;
import io.hippocampus.server.model.EmbeddingSettings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Looks whether all is well. What it writes, it writes into a temporary home that it removes again.
 */
final class Checkup {

  private static final int OLDEST_JAVA = 21;
  private static final long LITTLE_ROOM = 1L << 30;
  private static final long NO_ROOM = 100L << 20;
  private static final Instant EARLIEST_NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATEST_NOW = Instant.parse("2100-01-01T00:00:00Z");

  /** How a check came out. */
  enum Result {
    OK,
    WARN,
    FAIL
  }

  /**
   * A check.
   *
   * @param name what was checked
   * @param result how it came out
   * @param found what was found
   * @param advice what to do, empty when nothing need be done
   */
  record Check(String name, Result result, String found, String advice) {

    static Check ok(String name, String found) {
      return new Check(name, Result.OK, found, "");
    }

    static Check warn(String name, String found, String advice) {
      return new Check(name, Result.WARN, found, advice);
    }

    static Check fail(String name, String found, String advice) {
      return new Check(name, Result.FAIL, found, advice);
    }
  }

  private final Desk desk;
  private final HomeOption home;
  private final Page notes;

  Checkup(Desk desk, HomeOption home, Page notes) {
    this.desk = desk;
    this.home = home;
    this.notes = notes;
  }

  List<Check> run() {
    List<Check> checks = new ArrayList<>();
    checks.add(guarded("java", Checkup::java));
    checks.add(guarded("letters", Checkup::letters));
    checks.add(guarded("clock", this::clock));
    checks.add(guarded("home", this::directory));
    checks.add(guarded("disk", this::disk));
    checks.add(guarded("embeddings", this::embeddings));
    checks.addAll(spaces());
    notes.line("Recording, recalling and forgetting in a temporary home ...");
    checks.addAll(roundTrip());
    return checks;
  }

  private static Check guarded(String name, Supplier<Check> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Check.fail(name, Failure.of(e).message(), "");
    }
  }

  private static Check java() {
    Runtime.Version version = Runtime.version();
    String found = version + " by " + System.getProperty("java.vendor", "?") + ", "
        + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return version.feature() >= OLDEST_JAVA
        ? Check.ok("java", found)
        : Check.fail("java", found, "Use a JDK of version " + OLDEST_JAVA + " or newer.");
  }

  /** In a locale without letters beyond ASCII the JVM misreads arguments and names of files. */
  private static Check letters() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    return encoding.toUpperCase(Locale.ROOT).startsWith("ANSI")
        ? Check.warn(
            "letters",
            "arguments are read as " + encoding + ", without letters such as é or 語",
            "Set LC_ALL=C.UTF-8, or pass such text through standard input with -.")
        : Check.ok("letters", "arguments are read as " + encoding);
  }

  private Check clock() {
    Instant now = desk.terminal().clock().instant();
    String found = now + ", zone " + desk.terminal().zone();
    return now.isBefore(EARLIEST_NOW) || now.isAfter(LATEST_NOW)
        ? Check.fail(
            "clock", found, "Set the system's clock: what is recorded now would get a wrong time.")
        : Check.ok("clock", found);
  }

  private Check directory() {
    Path directory = home.directory();
    Path there = nearestThere();
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Check.fail(
          "home",
          directory + " cannot be written to",
          "Choose another with --home, or change the rights of " + there + ".");
    }
    return home.exists()
        ? Check.ok("home", directory.toString())
        : Check.ok("home", directory + " (not made yet)");
  }

  private Path nearestThere() {
    Path there = home.directory();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private Check disk() {
    try {
      FileStore disk = Files.getFileStore(nearestThere());
      long room = disk.getUsableSpace();
      String found = Page.bytes(room) + " free";
      if (room < NO_ROOM) {
        return Check.fail("disk", found, "Make room: nothing can be recorded on a full disk.");
      }
      return room < LITTLE_ROOM
          ? Check.warn("disk", found, "Make room before you ingest much.")
          : Check.ok("disk", found);
    } catch (IOException e) {
      return Check.fail("disk", e.toString(), "");
    }
  }

  private Check embeddings() {
    EmbeddingSettings settings = home.embedding();
    return settings
        .keyVariable()
        .filter(variable -> desk.keys().getOrDefault(variable, "").isBlank())
        .map(variable -> Check.fail(
            "embeddings",
            "by " + settings.described() + ", whose key is not in " + variable,
            "Set the environment variable " + variable + "; until then, words alone are recalled."))
        .orElseGet(() -> Check.ok("embeddings", "by " + settings.described()));
  }

  private List<Check> spaces() {
    if (!home.exists()) {
      return List.of(Check.ok("store", "nothing recorded yet"));
    }
    List<Check> checks = new ArrayList<>();
    try (HomeInUse inUse = home.openExisting()) {
      Hippocampus memory = inUse.memory();
      List<SpaceName> spaces = memory.spaces();
      checks.add(Check.ok("store", "opens, " + Page.count(spaces.size(), "space", "spaces")));
      for (SpaceName space : spaces) {
        checks.add(guarded("index", () -> index(memory.space(space))));
      }
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      checks.add(Check.fail("store", failure.message(), adviceFor(failure.exitCode())));
    }
    return checks;
  }

  private static String adviceFor(ExitCode code) {
    return switch (code) {
      case UNAVAILABLE -> "Only one process has a home open at a time.";
      case CORRUPT -> "Do not write to it; restore a backup of the home's directory.";
      case OK, FAILED, BAD_INPUT, NOT_FOUND, CONFLICT -> "";
    };
  }

  private static Check index(MemorySpace space) {
    int differences = space.upkeep().indexDifferences().size();
    int live = space.memories().size();
    String found = space.name() + ": " + Page.memories(live);
    return differences == 0
        ? Check.ok("index", found + ", as in the store")
        : Check.fail(
            "index",
            found + ", differs from the store in " + Page.memories(differences),
            "Run: hippocampus rebuild-index --space '" + space.name() + "'");
  }

  /** Loads the model, and records, recalls, sleeps on and forgets something. */
  private List<Check> roundTrip() {
    List<Check> checks = new ArrayList<>();
    try (TemporaryHome scratch = TemporaryHome.make();
        Hippocampus memory = home.embeddingAsHere(
                desk.opening().at(scratch.directory()).clock(desk.terminal().clock()))
            .open()) {
      MemorySpace space = memory.space("doctor");
      Instant now = desk.terminal().clock().instant();
      long start = System.nanoTime();
      Receipt wanted =
          space.record(Experience.builder("doctor", "The lighthouse keeper has a grey cat.", now)
              .build());
      space.record(Experience.builder("doctor", "The ferry was late because of the fog.", now)
          .build());
      space.upkeep().awaitEncoded();
      checks.add(Check.ok("model", "loads and embeds, " + millisSince(start)));
      start = System.nanoTime();
      Recollection recollection = space.recall("Which pet does the lighthouse keeper have?");
      boolean isFound = recollection.recalled().stream()
          .findFirst()
          .filter(first -> first.memory().id().equals(wanted.memory()))
          .isPresent();
      checks.add(
          isFound
              ? Check.ok("recall", "finds what was recorded, " + millisSince(start))
              : Check.fail(
                  "recall",
                  "does not find what was recorded",
                  "This is a defect; please report it."));
      checks.add(sleepAndForget(space, wanted));
    } catch (IOException | RuntimeException e) {
      checks.add(Check.fail(
          "round trip",
          Failure.of(e).message(),
          "The temporary directory " + System.getProperty("java.io.tmpdir")
              + " must be writable, with some room."));
    }
    return checks;
  }

  private static Check sleepAndForget(MemorySpace space, Receipt wanted) {
    String outcome = space.sleep().outcome().toString().toLowerCase(Locale.ROOT);
    space.forget(wanted.memory(), "checked");
    boolean isGone = space.recall("lighthouse keeper").recalled().stream()
        .noneMatch(recalled -> recalled.memory().id().equals(wanted.memory()));
    return isGone && outcome.equals("committed")
        ? Check.ok("sleep", "a night was slept, and what was forgotten is gone")
        : Check.fail(
            "sleep",
            isGone ? "the night was " + outcome : "what was forgotten is still recalled",
            "This is a defect; please report it.");
  }

  private static String millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000 + " ms";
  }
}
