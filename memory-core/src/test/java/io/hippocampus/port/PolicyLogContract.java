package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.PolicyLog.StoredPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link PolicyLog} does. Each test has a space of its own in one store. */
public abstract class PolicyLogContract {

  private PolicyLog policies;
  private SpaceName space;

  /** Returns the stores to test. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    policies = stores().policies();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  @Test
  void save_countsVersionsFromOne_andKeepsAll() {
    assertThat(policies.current(space)).isEmpty();

    assertThat(policies.save(space, "budget: 1 🐟", NOON, "Ann", "to begin")).isEqualTo(1);
    assertThat(policies.save(space, "budget: 2", NOON.plusNanos(1), "Bob", "")).isEqualTo(2);

    StoredPolicy first = new StoredPolicy(1, "budget: 1 🐟", NOON, "Ann", "to begin");
    StoredPolicy second = new StoredPolicy(2, "budget: 2", NOON.plusNanos(1), "Bob", "");
    assertThat(policies.current(space)).contains(second);
    assertThat(policies.version(space, 1)).contains(first);
    assertThat(policies.version(space, 3)).isEmpty();
    assertThat(policies.all(space, 9)).containsExactly(second, first);
    assertThat(policies.all(space, 1)).containsExactly(second);
  }

  @Test
  void versions_areCountedInEachSpace_andMakeNoSpaceOfMemories() {
    policies.save(space, "here", NOON, "Ann", "why");

    SpaceName other = new SpaceName(space.value() + " 2");
    assertThat(policies.current(other)).isEmpty();
    assertThat(policies.save(other, "there", NOON, "Ann", "why")).isEqualTo(1);
    assertThat(stores().memories().spaces()).doesNotContain(space, other);
  }
}
