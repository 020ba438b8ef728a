package io.hippocampus;

import io.hippocampus.port.MemoryStore.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * Some of the memories that were asked for. Immutable.
 *
 * @param items the memories with their versions, in the order asked for; fewer than asked for, even
 *     none, when few of many match: then there is a cursor all the same
 * @param next where to go on; empty when there are no more
 */
public record MemoryPage(List<Versioned> items, Optional<String> next) {
  public MemoryPage {
    items = List.copyOf(items);
  }
}
