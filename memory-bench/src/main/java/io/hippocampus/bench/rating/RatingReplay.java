package io.hippocampus.bench.rating;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.bench.rating.RecordedRatings.Node;
import io.hippocampus.language.ModelLimits;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.sleep.simulation.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has recorded ratings given once more, through the path on which a language model rates: each
 * agent's nodes are recorded in a space of its own in the order in which they came to be, and the
 * model is a script that says what was recorded. So it is seen how far the offline tagger agrees
 * with the model, and the model with itself.
 */
public final class RatingReplay {

  private static final ModelLimits WITHOUT_END =
      new ModelLimits(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, 1, 10);

  private final Embedder embedder;
  private final Path homes;
  private final Progress progress;

  /** Plays with that embedder in homes below that directory, which are removed afterwards. */
  public RatingReplay(Embedder embedder, Path homes, Progress progress) {
    this.embedder = embedder;
    this.homes = homes;
    this.progress = progress;
  }

  /** Plays the ratings of one file. */
  public Agreement play(RecordedRatings ratings) {
    Map<String, List<Node>> agents = ratings.nodes().stream()
        .sorted(Comparator.comparing(Node::at))
        .collect(Collectors.groupingBy(Node::agent, LinkedHashMap::new, Collectors.toList()));
    progress.begin(ratings.name(), ratings.nodes().size());
    List<Agreement.Life> lives = new ArrayList<>();
    long done = 0;
    for (List<Node> nodes : agents.values()) {
      lives.add(live(nodes));
      done += nodes.size();
      progress.reached(done);
    }
    progress.end();
    return Agreement.of(ratings.name(), lives);
  }

  private Agreement.Life live(List<Node> nodes) {
    Map<String, Deque<Integer>> said = new HashMap<>();
    nodes.forEach(
        node -> said.computeIfAbsent(node.text(), text -> new ArrayDeque<>()).add(node.rating()));
    ScriptedModel recorded = new ScriptedModel(
        "recorded/ratings", text -> said.getOrDefault(text, new ArrayDeque<>()).remove());
    Path home = temporaryHome();
    VirtualClock clock = new VirtualClock(nodes.get(0).at());
    try (Hippocampus memory = Hippocampus.builder(home)
        .clock(clock)
        .zone(ZoneOffset.UTC)
        .embedder(embedder)
        .background(Runnable::run)
        .languageModel(recorded)
        .modelLimits(WITHOUT_END)
        .open()) {
      MemorySpace space = memory.space(nodes.get(0).agent());
      for (int i = 0; i < nodes.size(); i++) {
        Node node = nodes.get(i);
        clock.advanceTo(node.at());
        space.record(Experience.builder(node.agent(), node.text(), node.at())
            .id("node-" + i)
            .build());
      }
      return told(space, nodes);
    } finally {
      remove(home);
    }
  }

  private static Agreement.Life told(MemorySpace space, List<Node> nodes) {
    List<Agreement.Pair> pairs = new ArrayList<>();
    List<Memory> memories = space.memories();
    for (int i = 0; i < nodes.size(); i++) {
      Memory memory = memories.get(i);
      Rating rating = space.explain(memory.id()).ratings().get(0);
      pairs.add(new Agreement.Pair(
          nodes.get(i).text(),
          nodes.get(i).rating(),
          rating.offline(),
          memory.salience().importance()));
    }
    List<String> alarms = space.status().rating().orElseThrow().alarms();
    return new Agreement.Life(pairs, alarms);
  }

  private Path temporaryHome() {
    try {
      return Files.createTempDirectory(homes, "hippocampus-ratings-");
    } catch (IOException e) {
      throw new UnavailableException("cannot make a temporary home in " + homes, e);
    }
  }

  private static void remove(Path home) {
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot remove the temporary home " + home, e);
    }
  }
}
