package io.hippocampus.bench.ablation;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.recall.Ranking;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be switched off. */
public sealed interface Part {

  /** Returns its name, as reports give it. */
  String label();

  /** Nothing: the default that all others are compared with. */
  record Nothing() implements Part {
    @Override
    public String label() {
      return "nothing (the default)";
    }
  }

  /**
   * A phase of sleep.
   *
   * @param phase which one
   */
  record SleepPhase(Phase phase) implements Part {

    /** Returns all that can be switched off, in their order. */
    public static List<SleepPhase> all() {
      SleepPolicy least = SleepPolicy.builder().phases(Set.of()).build();
      return Arrays.stream(Phase.values())
          .filter(phase -> !least.runs(phase))
          .map(SleepPhase::new)
          .toList();
    }

    @Override
    public String label() {
      return "sleep: " + phase.name().toLowerCase(Locale.ROOT)
          + (phase == Phase.PRUNE ? " (keeps all)" : "");
    }

    /** Returns the policy without this phase. */
    SleepPolicy outOf(SleepPolicy policy) {
      Set<Phase> phases = EnumSet.copyOf(policy.phases());
      phases.remove(phase);
      return policy.toBuilder().phases(phases).build();
    }
  }

  /** All phases of sleep: what is recorded is tagged and embedded, and stays as it came. */
  record AllSleep() implements Part {
    @Override
    public String label() {
      return "sleep: all of it (keeps all)";
    }
  }

  /**
   * A signal of recall: a weight of {@link Ranking}, whatever weights it has.
   *
   * @param name the weight's name
   */
  record Signal(String name) implements Part {

    /** Returns all signals there are, in the order of the ranking. */
    public static List<Signal> all() {
      return Arrays.stream(Ranking.class.getRecordComponents())
          .filter(component -> component.getType() == double.class)
          .map(component -> new Signal(component.getName()))
          .toList();
    }

    @Override
    public String label() {
      return "recall: " + name;
    }

    /** Returns the ranking with this weight 0. */
    Ranking outOf(Ranking ranking) {
      RecordComponent[] components = Ranking.class.getRecordComponents();
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      try {
        for (int i = 0; i < components.length; i++) {
          types[i] = components[i].getType();
          values[i] = components[i].getName().equals(name)
              ? Double.valueOf(0)
              : components[i].getAccessor().invoke(ranking);
        }
        return Ranking.class.getDeclaredConstructor(types).newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot take " + name + " out of " + ranking, e);
      }
    }
  }
}
