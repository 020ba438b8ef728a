package io.hippocampus.server.cli.policy;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.policy.Preset;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.PolicySource;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.simulation.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policies and schedules are tried out side by side. */
final class ContenderOptions {

  /** What the space's own policy is called. */
  static final String CURRENT = "current";

  private static final LocalTime USUAL = LocalTime.of(3, 15);

  private final Desk desk;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "A policy to try: a preset (lean, balanced, thorough), a YAML file, or current"
          + " for the space's own. As many as you like. Default: current; for a stream, the"
          + " presets.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--schedule",
      paramLabel = "'HH:MM ZONE'",
      description = "When to sleep, such as '03:15 Europe/Berlin'. With several, each policy is"
          + " tried by each. Default: 03:15 in the system's zone; for a stream, in UTC.")
  private List<String> schedules = new ArrayList<>();

  ContenderOptions(Desk desk) {
    this.desk = desk;
  }

  boolean hasSchedules() {
    return !schedules.isEmpty();
  }

  /**
   * Returns the policies by their names, in the order given.
   *
   * @param current the space's own, where there is a space
   */
  Map<String, SleepPolicy> policies(Optional<SleepPolicy> current) throws IOException {
    List<String> wanted =
        !policies.isEmpty() ? policies : current.isPresent() ? List.of(CURRENT) : presets();
    Map<String, SleepPolicy> named = new LinkedHashMap<>();
    for (String text : wanted) {
      String name = nameOf(text);
      if (named.put(name, policy(text, current)) != null) {
        throw new IllegalArgumentException(
            "two policies are named '" + name + "'; rename one of the files");
      }
    }
    return named;
  }

  private static List<String> presets() {
    return List.of(Preset.LEAN.spelling(), Preset.BALANCED.spelling(), Preset.THOROUGH.spelling());
  }

  private static String nameOf(String text) {
    if (text.equals(CURRENT) || Preset.spelled(text).isPresent()) {
      return text;
    }
    String file = String.valueOf(Path.of(text).getFileName());
    return file.replaceFirst("\\.ya?ml$", "");
  }

  private SleepPolicy policy(String text, Optional<SleepPolicy> current) throws IOException {
    if (text.equals(CURRENT)) {
      return current.orElseThrow(() -> new IllegalArgumentException(
          "a stream has no policy of its own; name a preset or a file with --policy"));
    }
    return PolicySource.read(text, desk).policy();
  }

  /** Returns each policy by each schedule. */
  List<Contender> contenders(Map<String, SleepPolicy> named, ZoneId zone) {
    List<SleepSchedule> times = schedules.isEmpty()
        ? List.of(SleepSchedule.nightly("nightly", USUAL, zone))
        : schedules.stream().map(ContenderOptions::schedule).toList();
    List<Contender> contenders = new ArrayList<>();
    named.forEach((name, policy) -> times.forEach(time -> contenders.add(
        new Contender(times.size() > 1 ? name + " " + time.name() : name, policy, time))));
    return contenders;
  }

  private static SleepSchedule schedule(String text) {
    String[] parts = text.strip().split("\\s+");
    try {
      if (parts.length == 2) {
        return SleepSchedule.nightly(
            parts[0].replace(':', '.') + "-" + parts[1].replaceAll("[^A-Za-z0-9_.-]", "-"),
            LocalTime.parse(parts[0]),
            ZoneId.of(parts[1]));
      }
    } catch (DateTimeException e) {
      throw unreadable(text, e);
    }
    throw unreadable(text, null);
  }

  private static IllegalArgumentException unreadable(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "--schedule is '" + text
            + "'; allowed are a time and a zone, such as '03:15 Europe/Berlin'",
        cause);
  }
}
