package io.hippocampus.policy;

import io.hippocampus.consolidation.SleepPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one document and gathers all its mistakes; single-threaded. */
final class PolicyReader {

  private static final String PRESET = "preset";
  private static final Set<String> PARTS = Set.of("advanced", "advanced.worth");
  private static final int LONGEST = 100_000;

  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, Written> written = new LinkedHashMap<>();

  /** What a document says of one knob, and where. */
  private record Written(String value, int line) {}

  SleepPolicy read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the policy has " + text.length()
          + " characters; allowed are " + LONGEST + " at most: is it the right file?");
    }
    gather(text);
    SleepPolicy policy = preset();
    for (Knob knob : Knob.values()) {
      Written turned = written.remove(knob.path());
      if (turned != null) {
        policy = turn(policy, knob, turned);
      }
    }
    written.forEach((path, found) -> mistakes.add(unknown(path, found)));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException("the policy has "
          + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes") + ": "
          + String.join("; ", mistakes));
    }
    return policy;
  }

  private void gather(String text) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel("the policy").build()).composeString(text);
      root.ifPresent(node -> gather("", node));
    } catch (MarkedYamlEngineException e) {
      mistakes.add(
          e.getProblemMark()
                  .map(PolicyReader::lineOf)
                  .map(line -> "line " + line + ": ")
                  .orElse("") + "this is not YAML (" + e.getProblem() + ")");
    } catch (YamlEngineException e) {
      mistakes.add("this is not YAML (" + e.getMessage() + ")");
    }
  }

  private void gather(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> gather(path, entry));
    } else if (path.isEmpty() || (PARTS.contains(path) && !isEmpty(node))) {
      mistakes.add("line " + line(node)
          + ": here stand knobs and what they are turned to, as in 'keep: 30 %'");
    } else if (node instanceof SequenceNode sequence) {
      note(path, listed(sequence), node);
    } else if (node instanceof ScalarNode scalar && !PARTS.contains(path)) {
      note(path, scalar.getValue().strip(), node);
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private void gather(String path, NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      gather(path.isEmpty() ? key.getValue() : path + "." + key.getValue(), entry.getValueNode());
    } else {
      mistakes.add("line " + line(entry.getKeyNode()) + ": a knob's name is one word");
    }
  }

  private void note(String path, String value, Node node) {
    Written twice = written.put(path, new Written(value, line(node)));
    if (twice != null) {
      mistakes.add("line " + line(node) + ": " + path + " stands in line " + twice.line()
          + " already; say it once");
    }
  }

  private static String listed(SequenceNode sequence) {
    return sequence.getValue().stream()
        .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "?")
        .collect(Collectors.joining(", "));
  }

  private SleepPolicy preset() {
    Written named = written.remove(PRESET);
    if (named == null) {
      return SleepPolicy.DEFAULT;
    }
    return Preset.spelled(named.value()).map(Preset::policy).orElseGet(() -> {
      mistakes.add("line " + named.line() + ": preset is '" + named.value() + "'; allowed are "
          + Preset.spellings());
      return SleepPolicy.DEFAULT;
    });
  }

  private SleepPolicy turn(SleepPolicy policy, Knob knob, Written turned) {
    try {
      return knob.turn(policy, turned.value());
    } catch (IllegalArgumentException e) {
      mistakes.add("line " + turned.line() + ": " + knob.path() + " is '" + turned.value() + "'; "
          + e.getMessage());
      return policy;
    }
  }

  private static String unknown(String path, Written found) {
    String name = lastPart(path);
    String meant = Arrays.stream(Knob.values())
        .map(Knob::path)
        .filter(known -> lastPart(known).contains(name) || name.contains(lastPart(known)))
        .findFirst()
        .map(known -> "; did you mean " + known + "?")
        .orElse("; there are " + PRESET + ", "
            + Arrays.stream(Knob.values()).map(Knob::path).collect(Collectors.joining(", ")));
    return "line " + found.line() + ": there is no knob " + path + meant;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static int line(Node node) {
    return node.getStartMark().map(PolicyReader::lineOf).orElse(0);
  }

  private static int lineOf(Mark mark) {
    return mark.getLine() + 1;
  }
}
