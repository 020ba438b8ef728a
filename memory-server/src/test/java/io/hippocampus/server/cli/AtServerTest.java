package io.hippocampus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer;
import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.cli.Shell.Outcome;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands on a home that a server has open. */
final class AtServerTest {

  /** The size on disk, which depends on when Lucene merges. */
  private static final Pattern BYTES = Pattern.compile("\"indexBytes\" : \\d+|\\d+ [kM]?B on disk");

  /** The ids of recalls, which are drawn. */
  private static final Pattern ID = Pattern.compile("(?<=r-)[0-9a-f-]{32,}");

  /** How long nights took, in the columns of a simulation. */
  private static final Pattern SECONDS = Pattern.compile(" +\\d+\\.\\d s\\b");

  @TempDir
  private Path folder;

  /** A command, and what it reads. */
  private record Step(List<String> command, String input) {

    static Step of(String... command) {
      return new Step(List.of(command), "");
    }
  }

  private static final List<Step> LIFE = List.of(
      Step.of("record", "The harbour master at Marrick is Aldous Fenn.", "--id", "e-1"),
      new Step(List.of("record", "-", "--id", "e-2"), "Käthe's boat is the Seagull. 🛶\n"),
      Step.of("record", " ", "--id", "e-3"),
      Step.of("recall", "Who is the harbour master?"),
      Step.of("recall", "boat yesterday", "--zone", "Asia/Tokyo", "--json"),
      new Step(List.of("recall", "-", "--explain"), "Whose boat?"),
      Step.of("recall", "boat", "--zone", "Nowhere"),
      Step.of("recall", "boat", "--space", "nobody"),
      Step.of("explain", "e-1"),
      Step.of("explain", "no-such"),
      Step.of("pin", "e-1"),
      Step.of("unpin", "e-1"),
      Step.of("prune", "e-2", "--reason", "a trial"),
      Step.of("restore", "e-2"),
      Step.of("spaces"),
      Step.of("status"),
      Step.of("ingest", "day.jsonl"),
      Step.of("ingest", "day.jsonl", "--dry-run", "--verbose"),
      Step.of("ingest", "missing.jsonl"),
      Step.of("ingest", "bad.jsonl", "--json"),
      Step.of("sleep", "--dry-run"),
      Step.of("sleep", "--policy", "mine.yaml"),
      Step.of("sleep", "--policy", "none.yaml"),
      Step.of("sleeps"),
      Step.of("report", "--verbose"),
      Step.of("undo"),
      Step.of("undo"),
      Step.of("redo"),
      Step.of("schedule", "add", "nightly", "--at", "03:15", "--zone", "Europe/Berlin"),
      Step.of("schedule", "add", "nightly", "--at", "03:15", "--zone", "Europe/Berlin"),
      Step.of("schedule"),
      Step.of("schedule", "next", "-n", "2"),
      Step.of("schedule", "pause", "nightly"),
      Step.of("schedule", "list", "--json"),
      Step.of("schedule", "resume", "nightly"),
      Step.of("schedule", "remove", "nightly"),
      Step.of("schedule", "remove", "nightly"),
      Step.of("policy"),
      Step.of("policy", "diff", "lean"),
      Step.of("policy", "set", "mine.yaml", "--why", "a trial", "--by", "ann"),
      Step.of("policy", "history"),
      Step.of("policy", "reset", "--why", "over"),
      Step.of("calibrate"),
      Step.of("use"),
      Step.of("retag", "--dry-run"),
      Step.of("retag", "--json"),
      Step.of("rebuild-index"),
      Step.of("simulate", "--policy", "current", "--policy", "mine.yaml"),
      Step.of("simulate", "--forward", "--policy", "lean"),
      Step.of("simulate", "--nights", "0"),
      Step.of("reembed", "--provider", "openai"),
      Step.of("export"),
      Step.of("export", "out.jsonl"),
      Step.of("export", "out.jsonl"),
      Step.of("import", "out.jsonl", "--space", "copy"),
      new Step(List.of("import", "-", "--space", "copy"), "no archive"),
      Step.of("forget", "e-1"),
      Step.of("forget", "e-1", "--yes", "--reason", "asked for"),
      Step.of("recall", "harbour master"),
      Step.of("recall"),
      Step.of("status"));

  @Test
  void everyCommand_answersTheSame_withAServerAndWithout() throws IOException {
    Path alone = place("alone");
    Path served = place("served");
    List<String> without = LIFE.stream()
        .map(told(new Shell(alone.resolve("home")).in(alone), alone))
        .toList();
    List<String> with;
    try (RunningMemoryServer server = new RunningMemoryServer(served.resolve("home"))) {
      with = LIFE.stream()
          .map(told(new Shell(served.resolve("home")).in(served), served))
          .toList();
    }
    for (int i = 0; i < LIFE.size(); i++) {
      assertThat(with.get(i)).isEqualTo(without.get(i));
    }
  }

  /** The commands that a server which has the home open runs; the others want their own process. */
  private static final Set<String> SHARED = Set.of(
      "record",
      "ingest",
      "recall",
      "feedback",
      "explain",
      "pin",
      "unpin",
      "prune",
      "restore",
      "forget",
      "spaces",
      "status",
      "sleep",
      "sleeps",
      "report",
      "undo",
      "redo",
      "schedule",
      "schedule add",
      "schedule list",
      "schedule next",
      "schedule pause",
      "schedule resume",
      "schedule remove",
      "policy",
      "policy set",
      "policy diff",
      "policy history",
      "policy reset",
      "use",
      "calibrate",
      "simulate",
      "retag",
      "reembed",
      "doctor",
      "rebuild-index",
      "export",
      "import");

  private static final Set<String> ALONE = Set.of(
      "schedule run",
      "policy presets",
      "policy check",
      "model",
      "agreement",
      "serve",
      "mcp",
      "hook",
      "key",
      "key create",
      "key revoke",
      "demo",
      "evaluate",
      "completion");

  @Test
  void everyCommand_isRunByTheServer_orInAProcessOfItsOwn() {
    Set<String> shared = new TreeSet<>();
    Set<String> alone = new TreeSet<>();
    sort("", Shell.commands(), shared, alone);
    assertThat(shared).isEqualTo(new TreeSet<>(SHARED));
    assertThat(alone).isEqualTo(new TreeSet<>(ALONE));
  }

  private static void sort(
      String above, CommandLine commands, Set<String> shared, Set<String> alone) {
    commands.getSubcommands().forEach((name, command) -> {
      if (command.getCommand() instanceof Subcommand one) {
        (one.sharedHome().isPresent() ? shared : alone).add(above + name);
      }
      sort(above + name + " ", command, shared, alone);
    });
  }

  @Test
  void whoIsAsked_answersThroughTheServer() {
    Path home = folder.resolve("home");
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      Shell shell = new Shell(home).watched();
      String memory = shell.record("The key lies under the mat.");
      Outcome kept = shell.typing("n\n", "forget", memory);
      assertThat(kept.exitCode()).isEqualTo(2);
      assertThat(kept.err()).contains("The key lies under the mat.").contains("[y/N]");
      Outcome forgotten = shell.typing("y\n", "forget", memory);
      assertThat(forgotten.exitCode()).isZero();
      assertThat(server.get("/v1/spaces/default/memories?state=live").json().path("items"))
          .isEmpty();
    }
  }

  @Test
  void longInput_arrivesWhole() {
    Path home = folder.resolve("home");
    String lines = IntStream.range(0, 3_000)
        .mapToObj(
            i -> "{\"speaker\":\"ann\",\"occurredAt\":\"2026-03-09T08:00:00Z\",\"text\":\"Entry "
                + i + " " + "x".repeat(800) + "\"}\n")
        .collect(Collectors.joining());
    assertThat(lines.length()).isGreaterThan(2 << 20);
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      Outcome found = new Shell(home).typing(lines, "ingest", "-", "--dry-run");
      assertThat(found.out()).contains("3,000 experiences in 1 session");
      assertThat(server.get("/v1/spaces").json().path("items")).isEmpty();
    }
  }

  @Test
  void commandWhoseEndNobodyWants_endsBetweenBatches_andGoesOnWhenItIsBegunAgain()
      throws IOException {
    Path home = folder.resolve("home");
    Path file = folder.resolve("long.jsonl");
    Files.write(
        file,
        IntStream.range(0, 700)
            .mapToObj(i ->
                "{\"speaker\":\"ann\",\"occurredAt\":\"2026-03-09T08:00:00Z\",\"text\":\"Entry " + i
                    + "\"}")
            .toList());
    AtomicInteger asked = new AtomicInteger();
    try (RunningMemoryServer server = new RunningMemoryServer(
        home,
        usual -> (open, call, in, out, err, isWanted) ->
            usual.run(open, call, in, out, err, () -> asked.incrementAndGet() != 1))) {
      Shell shell = new Shell(home);
      Outcome left = shell.run("ingest", file.toString(), "--json");
      assertThat(left.exitCode()).isEqualTo(4);
      assertThat(left.json().at("/error/message").asText()).contains("begin it again");
      assertThat(shell.data("status").at("/spaces/0/experiences").asInt()).isEqualTo(250);

      assertThat(shell.data("ingest", file.toString()).path("recorded").asInt()).isEqualTo(450);
      assertThat(shell.data("status").at("/spaces/0/experiences").asInt()).isEqualTo(700);
    }
  }

  @Test
  void nightThatNobodyWaitsFor_isCancelled() {
    Path home = folder.resolve("home");
    AtomicBoolean isWanted = new AtomicBoolean(true);
    try (RunningMemoryServer server = new RunningMemoryServer(
        home,
        usual -> (open, call, in, out, err, wanted) ->
            usual.run(open, call, in, out, err, isWanted::get))) {
      Shell shell = new Shell(home);
      shell.record("The ferry leaves at noon.");
      isWanted.set(false);
      assertThat(shell.run("sleep").exitCode()).isEqualTo(6);
      isWanted.set(true);
      assertThat(shell.data("sleeps").toString()).contains("cancelled");
      assertThat(server
              .get("/v1/spaces/default/sleeps")
              .json()
              .at("/items/0/state")
              .asText())
          .isEqualTo("cancelled");
      assertThat(shell.run("sleep").exitCode()).isZero();
    }
  }

  @Test
  void doctor_looksAtTheServersOwnHome() {
    Path home = folder.resolve("home");
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      Outcome found = new Shell(home).run("doctor");
      assertThat(found.exitCode()).as(found.toString()).isZero();
      assertThat(found.out()).contains("default: 1 memory, as in the store");
    }
  }

  @Test
  void commandThatWantsTheHomeToItself_endsWithUnavailable() {
    Path home = folder.resolve("home");
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      assertThat(new Shell(home).run("schedule", "run", "--once").exitCode()).isEqualTo(4);
    }
  }

  @Test
  void serverThatDoesNotAnswer_leavesTheCommandToItsOwnProcess() throws IOException {
    Path home = folder.resolve("home");
    Shell shell = new Shell(home);
    String left;
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      left = Files.readString(home.resolve("server.json"));
    }
    Files.writeString(home.resolve("server.json"), left);
    assertThat(shell.run("recall", "ferry").out()).contains("The ferry leaves at noon.");
  }

  @Test
  void serverRefuses_whatItMustNotRun() throws IOException {
    Path home = folder.resolve("home");
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("store"));
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      assertThat(call(server, home, "schedule run", "schedule", "run")).contains("\"exit\":2");
      assertThat(call(server, home, "serve", "serve")).contains("\"exit\":2");
      assertThat(call(server, home, "import", "import", "/dev/stdin")).contains("\"exit\":2");
      assertThat(call(server, home, "status", "status", "--home", other.toString()))
          .contains("\"exit\":2");
      assertThat(call(server, other, "status", "status")).isEqualTo("409");
      assertThat(call(server, home, "What was said", "status")).isEqualTo("400");
    }
  }

  /** Asks the server itself, and returns its lines, or the status of its refusal. */
  private static String call(
      RunningMemoryServer server, Path home, String name, String... arguments) {
    Map<String, Object> call = Map.of(
        "name",
        name,
        "arguments",
        List.of(arguments),
        "home",
        home.toString(),
        "directory",
        home.toString(),
        "zone",
        "UTC",
        "environment",
        Map.of(),
        "inIsTty",
        false,
        "outIsTty",
        false,
        "errIsTty",
        false);
    Answer answer = server.ask(
        "POST", "/command", Json.compact(call), "Authorization", "Bearer " + server.ownToken());
    return answer.status() == 200 ? answer.body() : String.valueOf(answer.status());
  }

  private Path place(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Files.writeString(place.resolve("day.jsonl"), """
        {"speaker":"ann","occurredAt":"2026-03-09T08:00:00Z","text":"The ferry leaves at noon."}
        {"speaker":"bob","occurredAt":"2026-03-09T08:01:00Z","text":"I will take the early ferry."}
        """);
    Files.writeString(place.resolve("bad.jsonl"), "{\"speaker\":\"ann\"}\n");
    Files.writeString(place.resolve("mine.yaml"), "preset: thorough\n");
    return place;
  }

  /** Returns what a step does there, in words that are the same in every place. */
  private static Function<Step, String> told(Shell shell, Path place) {
    return step -> {
      Outcome outcome = shell.typing(step.input(), step.command().toArray(String[]::new));
      String all = "$ " + String.join(" ", step.command()) + "\n" + outcome.out() + "\n!"
          + outcome.err() + "\n=" + outcome.exitCode();
      String placed = all.replace(place.toString(), "PLACE");
      String untimed = SECONDS.matcher(placed).replaceAll(" TIME");
      return numbered(BYTES.matcher(untimed).replaceAll("SIZE"));
    };
  }

  private static String numbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Matcher ids = ID.matcher(text);
    return ids.replaceAll(id -> numbers.computeIfAbsent(id.group(), same -> "ID" + numbers.size()));
  }
}
