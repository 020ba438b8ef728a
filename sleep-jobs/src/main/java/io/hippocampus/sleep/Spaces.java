package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which spaces a schedule puts to sleep. Immutable. */
public sealed interface Spaces {

  /** Returns every space there is, also those that come into being later. */
  static Spaces all() {
    return new All();
  }

  /** Returns the spaces of those names, at least one. */
  static Spaces only(String... names) {
    return new Only(Arrays.stream(names).map(SpaceName::new).collect(Collectors.toSet()));
  }

  /** Returns those of the existing spaces that are meant. */
  List<SpaceName> among(List<SpaceName> existing);

  /** Every space there is, also those that come into being later. */
  record All() implements Spaces {
    @Override
    public List<SpaceName> among(List<SpaceName> existing) {
      return List.copyOf(existing);
    }
  }

  /**
   * Some spaces; one that does not exist yet is left out until it does.
   *
   * @param names their names, sorted, never none
   */
  record Only(Set<SpaceName> names) implements Spaces {
    public Only {
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a schedule for no space at all; name at least one");
      }
      names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    @Override
    public List<SpaceName> among(List<SpaceName> existing) {
      return existing.stream().filter(names::contains).toList();
    }
  }
}
